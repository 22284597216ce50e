import { ceilDivide, divisors, quotient } from '../../arithmetic.js';
import type { Solvers } from '../../families.js';
import { isUsualRank, roundnessCost } from '../../solving/prior.js';
import type { Hypothesis } from '../../rule.js';
import type { Config, Observation, Size } from '../../types.js';
import { AMAX_HISTORY, INT4_BLOCK } from '../dense.js';

const MOST_BLOCKS = 512;
/** How many sizes are tried where neither input nor output is printed. */
const MOST_UNITS = 65536;

function* proposeDense(row: Observation): Iterable<Hypothesis> {
  for (const bias of [true, false]) {
    const features = featuresOf(row);
    for (const [units, cost] of unitsOf(row, features, bias)) {
      const perUnit = quotient(row.count, units);
      const counted = perUnit === null ? 0 : perUnit - Number(bias);
      if (counted >= 1) {
        yield dense(row, counted, { units, use_bias: bias }, cost + biasCost(bias));
      }
    }
  }
}

/** Dense layers keep their bias by convention even where a normalisation follows. */
function biasCost(bias: boolean): number {
  return bias ? 0 : 0.6;
}

function featuresOf(row: Observation): Size {
  return row.inputs[0]?.at(-1) ?? null;
}

/** The units from the output, or from the count and the inputs, or what would be round numbers. */
function unitsOf(row: Observation, features: Size, bias: boolean): (readonly [number, number])[] {
  const printed = row.outputs[0]?.at(-1) ?? null;
  if (printed !== null) {
    return [[printed, 0]];
  }
  if (features !== null) {
    const units = quotient(row.count, features + Number(bias));
    return units === null ? [] : [[units, 0]];
  }
  return divisors(row.count, MOST_UNITS).map(units => [
    units,
    1 + roundnessCost(units) + roundnessCost(row.count / units - Number(bias))
  ]);
}

function dense(row: Observation, features: number, config: Config, cost: number): Hypothesis {
  const observed = row.inputs[0] ?? null;
  const lead = (observed ?? row.outputs[0] ?? [null, null]).slice(0, -1);
  return { config, inputs: [[...lead, observed?.at(-1) ?? features]], cost };
}

/** Low-rank adapters, and the weights that quantizing leaves behind. */
function* proposeRareDense(row: Observation): Iterable<Hypothesis> {
  const features = featuresOf(row);
  const units = row.outputs[0]?.at(-1) ?? null;
  if (units === null) {
    return;
  }
  for (const bias of [true, false]) {
    const left = row.count - units * Number(bias);
    const cost = 5 + biasCost(bias);
    if (features !== null) {
      const slope = { units, use_bias: bias, activation: { class: 'PReLU', config: {} } };
      yield dense(row, features, slope, cost + 0.5);
      const loraRank = quotient(left - units * features, features + units);
      if (loraRank !== null && isUsualRank(loraRank)) {
        const config = { units, use_bias: bias, lora_rank: loraRank };
        yield dense(row, features, config, cost - 1);
      }
      const int8 = { units, use_bias: bias, quantization: 'int8' };
      yield dense(row, features, int8, cost);
    }
    for (const counted of packedFeatures(left, units)) {
      const config = { units, use_bias: bias, quantization: 'int4' };
      yield dense(row, counted, config, cost);
    }
    const state = 3 * (AMAX_HISTORY + 1);
    const counted = quotient(left - state, units);
    if (counted !== null) {
      const config = { units, use_bias: bias, quantization: 'float8' };
      yield dense(row, counted, config, cost);
    }
  }
}

/** The inputs that packed weights would be for, one possibility a number of blocks. */
function packedFeatures(count: number, units: number): number[] {
  const found: number[] = [];
  for (let blocks = 1; blocks <= MOST_BLOCKS; blocks++) {
    const features = quotient(count - 2 * blocks * units, ceilDivide(units, 2) + 1);
    if (features !== null && ceilDivide(features, INT4_BLOCK) === blocks) {
      found.push(features);
    }
  }
  return found;
}

export const DENSE_SOLVERS: Solvers = {
  Dense: { propose: proposeDense, lastResort: proposeRareDense }
};
