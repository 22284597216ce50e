import { plus, times } from '../report/derivation/words.js';
import { bounds } from '../summary/amounts.js';
import type { ExplainedLayer, SummaryReport } from '../report/types.js';
import { message } from '../text/message.js';
import { term } from '../text/terms.js';
import { DATA_TYPES, type DataType, type DataTypeName } from './dtypes.js';
import { OPTIMIZERS, type Optimizer, type OptimizerName } from './optimizers.js';
import { costOf, unknownCost, type Cost } from './types.js';

export interface MemoryOptions {
  /** What the weights are kept in. */
  readonly weights: DataTypeName;
  /** What the gradients are kept in; the weights' format, which for quantised ones is bfloat16, by default. */
  readonly gradients?: DataTypeName;
  readonly optimizer: OptimizerName;
}

export interface Memory {
  readonly weights: Cost;
  /** One number a trained parameter. */
  readonly gradients: Cost;
  /** What the optimizer keeps for the trained parameters. */
  readonly optimizer: Cost;
  /** What training needs of all three; activations, which depend on the batch, come on top. */
  readonly training: Cost;
}

/** Parameters of a model: all of them, and those that are trained. */
export interface ParameterCounts {
  readonly total: number | null;
  readonly trainable: number | null;
}

/** The counts of a report: what the rows add up to or, where that is not known, what is printed without the
 * optimizer's variables. Not known where a layer's printed 0 says nothing of its weights. */
export function parametersOf({ layers, totals }: SummaryReport): ParameterCounts {
  if (layers.some(isMissed)) return { total: null, trainable: null };
  const { reported, recomputed } = totals;
  const printed = exactly(reported.total);
  const optimizer = exactly(reported.optimizer ?? 0);
  return {
    total:
      recomputed.total ?? (printed === null || optimizer === null ? null : printed - optimizer),
    trainable: recomputed.trainable ?? exactly(reported.trainable)
  };
}

/** A layer's parameters: none of a row that repeats another one, `null` where they are not known. */
export function countOf(layer: ExplainedLayer): number | null {
  const { recomputed, reported, sharedWith } = layer;
  if (sharedWith !== null) return 0;
  if (isMissed(layer)) return null;
  return recomputed ?? (typeof reported === 'number' ? reported : null);
}

/** A layer that has weights, or will have, and whose printer counts none. */
function isMissed({ recomputed, reported, sharedWith, verdict }: ExplainedLayer): boolean {
  return sharedWith === null && recomputed === null && reported === 0 && verdict === 'unknown';
}

/** Memory of a model's weights, gradients and optimizer states, in bytes of 8 bits. */
export function memoryOf(counts: ParameterCounts, options: MemoryOptions): Memory {
  const dtype = DATA_TYPES[options.weights];
  const gradients = DATA_TYPES[options.gradients ?? (dtype.bytes < 2 ? 'bfloat16' : dtype.name)];
  const optimizer = OPTIMIZERS[options.optimizer];
  const parts = {
    weights: weightMemory(counts.total, dtype),
    gradients: numbers(counts.trainable, 'trained parameters', gradients),
    optimizer: stateMemory(counts.trainable, optimizer)
  };
  return { ...parts, training: together(parts) };
}

/** The bytes of `count` parameters. */
export function weightMemory(count: number | null, dtype: DataType): Cost {
  return numbers(count, 'parameters', dtype);
}

function numbers(count: number | null, meaning: string, { name, bytes, note }: DataType): Cost {
  if (count === null) {
    return unknownCost('bytes', message('The number of %1 is not known.', term(meaning)));
  }
  return costOf('bytes', [bytesOf(count, meaning, bytes, name)], note);
}

function bytesOf(
  count: number,
  meaning: string,
  bytes: number,
  name: string
): ReturnType<typeof times> {
  const product = times(
    [
      { value: count, meaning },
      { value: bytes, meaning: `bytes a number in ${name}` }
    ],
    'bytes'
  );
  // An odd number of halves fills the last byte up.
  return { ...product, value: Math.ceil(product.value) };
}

function stateMemory(trainable: number | null, { name, states, bytes, source }: Optimizer): Cost {
  if (states.length === 0) {
    return {
      ...costOf('bytes', []),
      note: message('%1 keeps nothing for a parameter (%2).', name, source)
    };
  }
  if (trainable === null) {
    return unknownCost('bytes', message('The number of trained parameters is not known.'));
  }
  const formula = times(
    [
      { value: trainable, meaning: 'trained parameters' },
      { value: states.length, meaning: `states: ${states.join(', ')}` },
      { value: bytes, meaning: bytes === 4 ? 'bytes a number in float32' : 'bytes a number' }
    ],
    'bytes'
  );
  return costOf('bytes', [formula], message('%1: %2.', name, source));
}

function together({ weights, gradients, optimizer }: Omit<Memory, 'training'>): Cost {
  const parts = [
    { cost: weights, meaning: 'weights' },
    { cost: gradients, meaning: 'gradients' },
    { cost: optimizer, meaning: 'optimizer' }
  ];
  const operands = parts.flatMap(({ cost: { value }, meaning }) =>
    value === null ? [] : [{ value, meaning }]
  );
  return operands.length < parts.length
    ? unknownCost('bytes', message('Not every part is known.'))
    : costOf('bytes', [plus(operands, 'bytes')], message('Activations come on top.'));
}

function exactly(amount: Parameters<typeof bounds>[0] | null): number | null {
  if (amount === null) return null;
  const [low, high] = bounds(amount);
  return low === high ? low : null;
}
