import {
  readSource,
  type Evidence,
  type LayerCall,
  type SourceModel
} from '../../src/evidence/index.js';

/** Reads cells that were run once each, in order. */
export function read(...sources: readonly string[]): Evidence {
  return readSource(sources.map((source, index) => ({ index, source, executionCount: index + 1 })));
}

/** The constructor calls of the model that the n-th print shows. */
export function printed(evidence: Evidence, print = 0): LayerCall[] {
  return layersOf(evidence, modelOf(evidence, print));
}

export function modelOf(evidence: Evidence, print = 0): SourceModel {
  const index = evidence.prints[print]?.model ?? null;
  if (index === null) {
    throw new Error(`print ${print} shows no known model`);
  }
  return evidence.models[index];
}

export function layersOf(evidence: Evidence, model: SourceModel): LayerCall[] {
  return model.layers.map(index => evidence.calls[index]);
}

/** A call in short: the class, positional arguments, and keyword arguments apart from the name. */
export function brief(call: LayerCall): string {
  const show = (value: unknown): string =>
    typeof value === 'symbol' ? '?' : (JSON.stringify(value) ?? '?');
  const keyword = Object.entries(call.keyword)
    .filter(([name]) => name !== 'name')
    .map(([name, value]) => `${name}=${show(value)}`);
  const hidden = call.complete ? [] : ['...'];
  return `${call.type}(${[...call.positional.map(show), ...keyword, ...hidden].join(', ')})`;
}

export const IMPORTS = 'import keras\nfrom keras import layers\n';

/** What `k` is after some code. */
export function valueAfter(code: string): unknown {
  return read(IMPORTS, code, 'layers.Dense(k)').calls.at(-1)?.positional[0];
}
