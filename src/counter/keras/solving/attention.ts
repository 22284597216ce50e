import { divisors, product, quotient } from '../../arithmetic.js';
import type { Solvers } from '../../families.js';
import type { Hypothesis } from '../../rule.js';
import type { Config, Observation } from '../../types.js';
import type { Attended } from '../projections.js';
import { attendedIn, attendedInputs } from './projections.js';

const MOST_HEADS = 1024;

const MOST_KEY_SIZES = 512;

const SCORES: readonly Hypothesis[] = [
  { config: {}, cost: 0 },
  { config: { use_scale: true }, cost: 0.2 },
  { config: { score_mode: 'concat' }, cost: 0.5 },
  { config: { use_scale: true, score_mode: 'concat' }, cost: 0.7 }
];

interface Variant {
  readonly bias: boolean;
  readonly gate: boolean;
  readonly cost: number;
}

const VARIANTS: readonly Variant[] = [
  { bias: true, gate: false, cost: 0 },
  { bias: false, gate: false, cost: 1 },
  { bias: true, gate: true, cost: 2 },
  { bias: false, gate: true, cost: 3 }
];

/** With `value_dim` equal to `key_dim`, heads × key size = (count - output biases) / (features + biases a head element):
 * only their product is told by the count. */
function* proposeMultiHead(row: Observation): Iterable<Hypothesis> {
  const sizes = attendedIn(row);
  if (!sizes) {
    return;
  }
  const outputs = outputOf(row, sizes);
  for (const { bias, gate, cost } of VARIANTS) {
    const { perKey, perValue, fixed } = linear(sizes, outputs, bias, gate);
    const width = quotient(row.count - fixed, perKey + perValue);
    for (const heads of width === null ? [] : divisors(width, MOST_HEADS)) {
      const keySize = (width ?? 0) / heads;
      yield {
        config: {
          num_heads: heads,
          key_dim: keySize,
          ...variantConfig(bias, gate),
          ...outputConfig(row, sizes)
        },
        inputs: attendedInputs(row, sizes),
        cost: cost + headsCost(heads, keySize, sizes.query)
      };
    }
  }
}

/** A value size of its own: heads × (key size × perKey + value size × perValue) = count - fixed. */
function* proposeRareMultiHead(row: Observation): Iterable<Hypothesis> {
  const sizes = attendedIn(row);
  if (!sizes) {
    return;
  }
  const outputs = outputOf(row, sizes);
  for (const { bias, gate, cost } of VARIANTS) {
    const { perKey, perValue, fixed } = linear(sizes, outputs, bias, gate);
    for (const heads of row.count > fixed ? divisors(row.count - fixed, 128) : []) {
      const left = (row.count - fixed) / heads;
      for (let keySize = 1; keySize <= MOST_KEY_SIZES && keySize * perKey < left; keySize++) {
        const valueSize = quotient(left - keySize * perKey, perValue);
        if (valueSize !== null && valueSize <= 4096) {
          yield {
            config: {
              num_heads: heads,
              key_dim: keySize,
              value_dim: valueSize,
              ...variantConfig(bias, gate),
              ...outputConfig(row, sizes)
            },
            inputs: attendedInputs(row, sizes),
            cost: 4 + cost + headsCost(heads, keySize, sizes.query)
          };
        }
      }
    }
  }
}

/** count = heads × (key size × perKey + value size × perValue) + fixed. */
function linear(
  { query, value, key }: Attended,
  outputs: number,
  bias: boolean,
  gate: boolean
): { readonly perKey: number; readonly perValue: number; readonly fixed: number } {
  const one = Number(bias);
  return {
    perKey: query + key + 2 * one,
    perValue: value + outputs + one + (gate ? query + one : 0),
    fixed: one * outputs
  };
}

function outputOf(row: Observation, sizes: Attended): number {
  const sizesOut = outputAxes(row);
  return sizesOut === null ? sizes.query : product(sizesOut.map(size => Math.min(size, 1e6)));
}

/** The output's axes past the query's positions. */
function outputAxes(row: Observation): readonly number[] | null {
  const output = row.outputs[0];
  const rank = row.inputs[0]?.length ?? output?.length ?? 0;
  const axes = output?.slice(rank - 1) ?? [];
  const known = axes.length > 0 && axes.length <= 2 && axes.every(size => size !== null);
  return known ? (axes as readonly number[]) : null;
}

function outputConfig(row: Observation, sizes: Attended): Config {
  const axes = outputAxes(row);
  return axes === null || (axes.length === 1 && axes[0] === sizes.query)
    ? {}
    : { output_shape: axes };
}

function variantConfig(bias: boolean, gate: boolean): Config {
  return { use_bias: bias, ...(gate ? { use_gate: true } : {}) };
}

/** A key size of 64 first, then heads that share the features out, then a head as wide as the features. */
export function headsCost(heads: number, keySize: number, features: number): number {
  if (keySize === 64) {
    return 0;
  }
  if (heads * keySize === features) {
    return keySize % 8 === 0 && heads > 1 ? 0.2 : 0.4;
  }
  const usual = [1, 2, 4, 8, 16].includes(heads) ? 0 : 0.3;
  const round = [16, 32, 128, 256].includes(keySize) ? 0 : 0.2;
  return (keySize === features ? 0.25 : 0.5) + usual + round;
}

function* proposeAdditive(row: Observation): Iterable<Hypothesis> {
  const inputs = row.inputs[0] ? {} : { inputs: [[null, null, Math.max(row.count, 1)]] };
  yield { config: {}, ...inputs, cost: 0 };
  yield { config: { use_scale: false }, ...inputs, cost: 0.5 };
}

export const ATTENTION_SOLVERS: Solvers = {
  Attention: { propose: () => SCORES },
  AdditiveAttention: { propose: proposeAdditive },
  MultiHeadAttention: { propose: proposeMultiHead, lastResort: proposeRareMultiHead }
};
