import { bind, canonicalType, CountError } from '../counter/index.js';
import type { Config, Framework, Shape } from '../counter/types.js';
import { readSource } from '../evidence/index.js';
import { UNKNOWN, type LayerCall } from '../evidence/types.js';
import { verbatim } from '../text/message.js';

/** A constructor call, its arguments bound to their names. */
export interface BoundCall {
  readonly framework: Framework;
  readonly type: string;
  readonly config: Config;
}

const FRAMEWORKS: readonly string[] = [
  'keras',
  'torch',
  'flax_linen',
  'flax_nnx'
] satisfies readonly Framework[];

const ALIASES: Readonly<Record<string, string>> = { pytorch: 'torch' };

const KERAS = `import keras
import tensorflow as tf
from keras import layers
from keras.layers import *
`;
const EXAMPLES: Readonly<Record<string, string>> = {
  keras: 'Conv2D(32, 3)',
  torch: 'nn.Linear(32, 3)',
  flax_linen: 'Conv(32, (3, 3))',
  flax_nnx: 'Linear(32, 3)'
};

const TORCH = `import torch
from torch import nn
from torch.nn import *
`;

/** What holds layers and has no weights of its own. */
const MODELS: readonly string[] = ['Sequential', 'Functional', 'Model', 'ModuleList', 'ModuleDict'];

/** Reads a layer's constructor call: `Conv2D(32, 3)`, `nn.Linear(4, 2)`, `Bidirectional(LSTM(10))`.
 *
 * @param framework by its name or an alias; `undefined` for the one the call's prefix tells, or Keras.
 * @throws CountError if the framework is not known or the call cannot be read.
 */
export function readCall(call: string, framework: string | undefined): BoundCall {
  const written = /^\s*((?:\w+\s*\.\s*)*)(\w+)\s*\(/.exec(call);
  const known = frameworkNamed(framework ?? frameworkOf(written?.[1] ?? ''));
  if (MODELS.includes(written?.[2] ?? '')) {
    throw refusal(
      `${call} is made of other layers: count them one by one, or explain what its summary prints`
    );
  }
  const { calls } = readSource([{ index: 0, source: sourceOf(call, known), executionCount: 1 }]);
  const outermost = written && outermostOf(calls, known, written[2]);
  if (!outermost) {
    throw refusal(
      `cannot read ${call}: write a constructor call of ${known} such as ${EXAMPLES[known]}`
    );
  }
  // Random numbers fill tensors; they do not shape them.
  const keyword = { ...outermost.keyword };
  delete keyword.rngs;
  if (!isKnown({ ...outermost, keyword })) {
    throw refusal(`cannot read ${call}: every argument must be a value`);
  }
  const type = canonicalType(known, outermost.type);
  const positional = outermost.positional as Parameters<typeof bind>[2];
  const config = bind(known, type, positional, keyword as Config);
  return { framework: known, type, config };
}

/** The call as a notebook would hold it. Arguments read the same in every framework, and the library that Keras' calls
 * are read with takes any class. */
function sourceOf(call: string, framework: Framework): string {
  if (framework === 'torch') return `${TORCH}${call.trim()}\n`;
  if (framework === 'keras') return `${KERAS}${call.trim()}\n`;
  const bare = call.trim().replace(/^(?:\w+\s*\.\s*)*/, '');
  return `${KERAS}layers.${bare}\n`;
}

/** What only the command line says, which speaks English. */
export function refusal(text: string): CountError {
  return new CountError(verbatim(text));
}

/** @throws CountError if there is no such framework. */
export function frameworkNamed(name: string): Framework {
  const usual = Object.hasOwn(ALIASES, name) ? ALIASES[name] : name;
  if (isFramework(usual)) return usual;
  throw refusal(`unknown framework ${name}: give one of ${FRAMEWORKS.join(', ')}`);
}

/** The shape of a layer's input as the counter wants it, the batch first.
 *
 * @param shape as the user gave it: an open axis in front, copied from a summary, is the batch.
 */
export function withBatch(shape: Shape): Shape {
  return shape[0] === null ? shape : [null, ...shape];
}

/** Says of a counter's message the numbers of axes as the user gave them, the batch counted or not. */
export function inGivenAxes(message: string, inputs: readonly Shape[]): string {
  return message.replace(
    /(\d+) axes or more, the batch counted, not (\d+)/,
    (text, least: string, found: string) =>
      inputs.some(shape => shape[0] !== null && shape.length + 1 === Number(found))
        ? `${Number(least) - 1} axes or more beside the batch, not ${Number(found) - 1}`
        : text
  );
}

function isFramework(name: string): name is Framework {
  return FRAMEWORKS.includes(name);
}

function frameworkOf(prefix: string): Framework {
  if (/^(?:flax\s*\.\s*)?nnx\s*\./.test(prefix)) return 'flax_nnx';
  if (/^(?:flax\s*\.\s*)?linen\s*\./.test(prefix)) return 'flax_linen';
  return /^(?:torch\s*\.\s*)?nn\s*\./.test(prefix) ? 'torch' : 'keras';
}

/** The call that was written. Layers in its arguments come before it, those that its class makes for itself after it. */
function outermostOf(
  calls: readonly LayerCall[],
  framework: Framework,
  written: string
): LayerCall | null {
  const type = canonicalType(framework, written);
  const fitting = calls.filter(
    call => call.type === written || canonicalType(framework, call.type) === type
  );
  return fitting[fitting.length - 1] ?? null;
}

function isKnown({ complete, positional, keyword }: LayerCall): boolean {
  return complete && isValue(positional) && isValue(keyword);
}

/** Also of the layers within: they are records of arguments. */
function isValue(argument: unknown): boolean {
  if (argument === UNKNOWN) return false;
  if (typeof argument !== 'object' || argument === null) return true;
  return Object.values(argument).every(isValue);
}
