import type { ExplainedLayer, SummaryReport } from '../report/types.js';
import { bounds } from '../summary/amounts.js';
import type { Amount } from '../summary/types.js';

/** The bytes that a Keras model takes as it is, each tensor in its own format; `null` where a count is not exact. */
export interface StoredBytes {
  readonly total: number | null;
  readonly trainable: number | null;
  readonly nonTrainable: number | null;
  readonly optimizer: number | null;
}

const FLOAT32 = 4;
/** Step counts are int64, on TensorFlow; the other backends keep them in 4 bytes. */
const COUNTER_EXTRA = 4;

/** What the sizes behind Keras' printed totals come from: float32 unless the layer's `dtype` says otherwise, a byte a
 * quantised weight, and int64 for what counts steps. Source: `keras.src.utils.summary_utils` of Keras 3.15. */
export function storedBytes({ layers, totals }: SummaryReport): StoredBytes {
  const { total, trainable, nonTrainable, optimizer } = totals.reported;
  const extra = { trainable: 0, nonTrainable: 0 };
  for (const layer of layers) {
    if (layer.sharedWith !== null) continue;
    for (const tensor of layer.tensors) {
      extra[tensor.trainable ? 'trainable' : 'nonTrainable'] +=
        tensor.count * (bytesIn(layer, tensor.name) - FLOAT32);
    }
  }
  const counter = exactly(optimizer) ? COUNTER_EXTRA : 0;
  return {
    total: bytesOf(total, extra.trainable + extra.nonTrainable + counter),
    trainable: bytesOf(trainable, extra.trainable),
    nonTrainable: bytesOf(nonTrainable, extra.nonTrainable),
    optimizer: bytesOf(optimizer, counter)
  };
}

const FLOAT_BYTES: Readonly<Record<string, number>> = {
  float64: 8,
  float16: 2,
  bfloat16: 2
};

/** The bytes of one number of a layer's tensor. */
function bytesIn({ type, layer }: ExplainedLayer, name: string): number {
  const mode = layer?.config.quantization;
  if ((mode === 'int8' || mode === 'int4') && /(?:kernel|embeddings|_zero)$/.test(name)) return 1;
  if (type === 'Normalization' && name === 'count') return FLOAT32 + COUNTER_EXTRA;
  const dtype = layer?.config.dtype;
  // Mixed policies such as mixed_float16 keep the variables whole.
  return typeof dtype === 'string' && Object.hasOwn(FLOAT_BYTES, dtype)
    ? FLOAT_BYTES[dtype]
    : FLOAT32;
}

function bytesOf(count: Amount | null, extra: number): number | null {
  const exact = exactly(count);
  return exact === null ? null : exact * FLOAT32 + extra;
}

function exactly(amount: Amount | null): number | null {
  if (amount === null) return null;
  const [low, high] = bounds(amount);
  return low === high ? low : null;
}

const UNITS = ['KB', 'MB', 'GB', 'TB', 'PB'];

/** Bytes as Keras prints them: `503.72 KB`, in steps of 1,024. */
export function formatKerasSize(bytes: number): string {
  let value = bytes;
  let unit = 'B';
  for (const next of UNITS) {
    if (value < 1024) break;
    value /= 1024;
    unit = next;
  }
  return `${roundToEven(value)} ${unit}`;
}

/** Two decimals; what lies just between two goes to the even one, as in Python. */
function roundToEven(value: number): string {
  const hundredths = value * 100;
  const below = Math.floor(hundredths);
  const isTie = hundredths - below === 0.5;
  return isTie ? ((below + (below % 2)) / 100).toFixed(2) : value.toFixed(2);
}
