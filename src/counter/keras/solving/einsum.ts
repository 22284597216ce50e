import { quotient } from '../../arithmetic.js';
import type { Solvers } from '../../families.js';
import type { Hypothesis } from '../../rule.js';
import { isUsualRank } from '../../solving/prior.js';
import type { Config, Observation, Shape, Size } from '../../types.js';
import { MOST_AXES } from '../einsum.js';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** An equation and what the kernel and the bias hold under it. */
interface Guess {
  readonly config: Config;
  readonly weights: number;
  readonly bias: number;
  readonly lastAxis: number;
  readonly cost: number;
}

function* proposeEinsum(row: Observation): Iterable<Hypothesis> {
  if (!row.inputs[0]) {
    yield* proposeLastAxis(row);
  }
  for (const { config, weights, bias, cost } of guesses(row)) {
    if (weights + bias === row.count) {
      yield { config, cost };
    }
  }
}

/** Without an input, the last axis is supposed to be the one that changes. */
function* proposeLastAxis(row: Observation): Iterable<Hypothesis> {
  const output = row.outputs[0] ?? [];
  const units = output.at(-1) ?? null;
  for (const bias of units === null ? [] : [true, false]) {
    const features = (quotient(row.count, units ?? 0) ?? 0) - Number(bias);
    if (features >= 1) {
      const axes = { bias_axes: bias ? 'y' : null };
      yield {
        config: { equation: '...x,xy->...y', output_shape: output.slice(1), ...axes },
        inputs: [[...output.slice(0, -1), features]],
        cost: 2 + Number(!bias)
      };
    }
  }
}

/** Low-rank adapters, and 8-bit weights. */
function* proposeRareEinsum(row: Observation): Iterable<Hypothesis> {
  for (const { config, weights, bias, lastAxis, cost } of guesses(row)) {
    const loraRank = quotient(row.count - weights - bias, weights / lastAxis + lastAxis);
    if (loraRank !== null && isUsualRank(loraRank)) {
      yield { config: { ...config, lora_rank: loraRank }, cost: cost + 4 };
    }
    yield { config: { ...config, quantization: 'int8' }, cost: cost + 5 };
  }
}

/** Conventional equations: the input's last axes, from some axis on, turn into the output's; or one axis in between
 * does. */
function* guesses(row: Observation): Iterable<Guess> {
  const input = row.inputs[0];
  const output = row.outputs[0];
  if (!input || !output || input.length > MOST_AXES || output.length > MOST_AXES) {
    return;
  }
  const letters = LETTERS.slice(0, input.length);
  const fresh = LETTERS.slice(input.length);
  for (let kept = Math.min(input.length - 1, output.length); kept >= 1; kept--) {
    const made = fresh.slice(0, output.length - kept);
    const contracted = letters.slice(kept);
    const result = letters.slice(0, kept) + made;
    const sizes = [...input.slice(kept), ...output.slice(kept)];
    yield* biased(
      `${letters},${contracted}${made}->${result}`,
      output,
      sizes,
      made,
      input.length - 1 - kept
    );
  }
  for (let axis = 1; axis < input.length - 1 && input.length === output.length; axis++) {
    const result = letters.slice(0, axis) + fresh[0] + letters.slice(axis + 1);
    const equation = `${letters},${letters[axis]}${fresh[0]}->${result}`;
    yield* biased(equation, output, [input[axis], output[axis]], result.slice(axis), 2);
  }
}

function* biased(
  equation: string,
  output: Shape,
  sizes: readonly Size[],
  made: string,
  cost: number
): Iterable<Guess> {
  if (!sizes.every((size): size is number => size !== null && size >= 1 && size <= 1e6)) {
    return;
  }
  const weights = sizes.slice(0, 8).reduce((a, b) => a * b, 1);
  if (!Number.isSafeInteger(weights)) {
    return;
  }
  const result = equation.slice(equation.indexOf('>') + 1);
  const parts = new Set([made, made.slice(-1), made.slice(0, 1), '']);
  for (const [place, axes] of [...parts].entries()) {
    const widths = [...axes].map(letter => output[result.indexOf(letter)] ?? 1);
    yield {
      config: {
        equation,
        output_shape: output.slice(1),
        bias_axes: axes === '' ? null : axes
      },
      weights,
      bias: axes === '' ? 0 : widths.reduce((product, width) => product * width, 1),
      lastAxis: sizes[sizes.length - 1],
      cost: cost + 0.5 * place
    };
  }
}

export const EINSUM_SOLVERS: Solvers = {
  EinsumDense: { propose: proposeEinsum, lastResort: proposeRareEinsum }
};
