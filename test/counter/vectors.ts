import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config, Framework, Shape } from '../../src/counter/types.js';

/** One layer of a real framework: what it was built from, and the tensors it then held. */
export interface Vector {
  readonly type: string;
  readonly config: Config;
  readonly inputs: readonly Shape[];
  readonly count: number;
  readonly tensors: readonly (readonly [
    name: string,
    shape: readonly number[],
    trainable: boolean
  ])[];
}

/** Layers of Keras 3.15, read off the live objects. */
export function kerasVectors(): Vector[] {
  return vectorsOf('keras');
}

/** Layers of Keras 3.15, torch 2.13 or flax 0.12, read off the live objects; torch's without their buffers. */
export function vectorsOf(framework: Framework): Vector[] {
  const file = join(process.cwd(), `test/corpus/layer-vectors.${framework}.jsonl`);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map(line => JSON.parse(line) as Vector);
}
