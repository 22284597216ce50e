import { quotient } from '../arithmetic.js';
import { inputOf } from '../arguments.js';
import { REQUIRED, type Rule } from '../rule.js';
import type { Size } from '../types.js';
import { listOf, reshaping, spatially, wholeOr } from './reshaping.js';

const UNFLATTEN = reshaping(
  'Unflatten',
  { dim: REQUIRED, unflattened_size: REQUIRED },
  (settings, inputs) => {
    const input = inputOf(settings, inputs, 1);
    const [axis] = settings.axes('dim', input.length);
    const sizes = listOf(settings.get('unflattened_size'), 1);
    const given = sizes.map(size =>
      size === -1 ? -1 : (wholeOr(settings, 'sizes', size, null) ?? -1)
    );
    const known = given.filter(size => size !== -1).reduce((product, size) => product * size, 1);
    const whole = input[axis];
    const rest = whole === null ? null : quotient(whole, known);
    const split = given.map(size => (size === -1 ? rest : size));
    return [[...input.slice(0, axis), ...split, ...input.slice(axis + 1)]];
  }
);

/** Moves channels into space, r × r a position, or the other way. */
function shuffling(type: string, argument: string, up: boolean): Rule {
  return reshaping(type, { [argument]: REQUIRED }, (settings, inputs) => {
    const input = inputOf(settings, inputs, 3);
    const factor = settings.positive(argument);
    const scale = (size: Size, by: number, grows: boolean): Size =>
      size === null ? null : grows ? size * by : quotient(size, by);
    const [channels, ...spatial] = input.slice(-3);
    return [
      [
        ...input.slice(0, -3),
        scale(channels, factor * factor, !up),
        ...spatial.map(size => scale(size, factor, up))
      ]
    ];
  });
}

/** torch lists paddings from the last axis on: left, right, top, bottom, front, back. */
function padding(type: string, rank: number): Rule {
  return reshaping(type, { padding: REQUIRED, value: 0 }, (settings, inputs) => {
    const sides = listOf(settings.get('padding'), 2 * rank);
    return spatially(settings, inputs, rank, spatial =>
      spatial.map((size, axis) => {
        const place = 2 * (rank - 1 - axis);
        const [left, right] = [sides[place], sides[place + 1]];
        return size === null || typeof left !== 'number' || typeof right !== 'number'
          ? null
          : size + left + right;
      })
    );
  });
}

/** A gated linear unit multiplies one half of an axis by the other. */
const GLU = reshaping('GLU', { dim: -1 }, (settings, inputs) => {
  const input = inputOf(settings, inputs, 1);
  const [axis] = settings.axes('dim', input.length);
  return [input.map((size, place) => (place === axis && size !== null ? quotient(size, 2) : size))];
});

/** Modules without weights that few networks have. */
export const SELDOM_RESHAPINGS: readonly Rule[] = [
  ...[1, 2, 3].flatMap(rank =>
    ['Zero', 'Reflection', 'Replication', 'Constant', 'Circular'].map(mode =>
      padding(`${mode}Pad${rank}d`, rank)
    )
  ),
  UNFLATTEN,
  shuffling('PixelShuffle', 'upscale_factor', true),
  shuffling('PixelUnshuffle', 'downscale_factor', false),
  GLU
];
