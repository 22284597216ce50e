import type { Arguments } from '../arguments.js';
import { inputOf } from '../arguments.js';
import type { Rule, Signature } from '../rule.js';
import type { Shape, Size, Value } from '../types.js';
import { imageInput, joinImage, layoutOf } from './images.js';
import { weightless } from '../weightless.js';

const RANKS = [1, 2, 3];

/** A layer that changes each spatial size by what `change` makes of it and of the axis' two numbers. */
function resizing(
  type: string,
  rank: number,
  argument: string,
  standard: number,
  change: (size: number, before: number, after: number) => number
): Rule {
  const signature: Signature = { [argument]: standard, data_format: null };
  return weightless(
    type,
    (settings, inputs) => {
      const image = imageInput(settings, inputs, rank);
      const sides = sidesOf(settings.get(argument), rank);
      const spatial = image.spatial.map((size, axis) =>
        size === null || !sides ? null : change(size, ...sides[axis])
      );
      return [joinImage({ ...image, spatial }, layoutOf(settings))];
    },
    signature
  );
}

/** One number for all sides, one an axis, or a pair an axis. A single axis may have its pair alone. */
function sidesOf(value: Value, rank: number): (readonly [number, number])[] | null {
  const given = Array.isArray(value) ? (value as readonly Value[]) : Array<Value>(rank).fill(value);
  const axes = rank === 1 && given.length === 2 ? [given] : given;
  const sides = axes.map((side): readonly Value[] => (Array.isArray(side) ? side : [side, side]));
  const numbers = sides.every(side => side.length === 2 && side.every(Number.isInteger));
  return sides.length === rank && numbers ? (sides as (readonly [number, number])[]) : null;
}

function flattened(settings: Arguments, inputs: readonly Shape[]): readonly Shape[] {
  const [batch, ...rest] = inputOf(settings, inputs, 1);
  return [[batch, volumeOf(rest)]];
}

function volumeOf(shape: Shape): Size {
  return shape.reduce<Size>((v, size) => (v === null || size === null ? null : v * size), 1);
}

/** `target_shape`, one of whose sizes may be -1: whatever is left. */
function reshaped(settings: Arguments, inputs: readonly Shape[]): readonly Shape[] | null {
  const [batch, ...rest] = inputOf(settings, inputs, 1);
  const target = settings.get('target_shape');
  if (!Array.isArray(target) || !target.every((size): size is number => Number.isInteger(size))) {
    return null;
  }
  const volume = volumeOf(rest);
  const fixed = target.filter(size => size !== -1).reduce((v, size) => v * size, 1);
  return [[batch, ...target.map(size => (size === -1 ? volume && volume / fixed : size))]];
}

function permuted(settings: Arguments, inputs: readonly Shape[]): readonly Shape[] {
  const input = inputOf(settings, inputs, 1);
  const order = settings.axes('dims', input.length);
  return [[input[0], ...order.map(axis => input[axis])]];
}

function concatenated(settings: Arguments, inputs: readonly Shape[]): readonly Shape[] | null {
  const first = inputOf(settings, inputs, 1);
  const [axis] = settings.axes('axis', first.length);
  if (inputs.some(input => input.length !== first.length)) {
    return null;
  }
  const sizes = inputs.map(input => input[axis]);
  const total = sizes.reduce<Size>((t, n) => (t === null || n === null ? null : t + n), 0);
  return [first.map((size, place) => (place === axis ? total : size))];
}

/** Element by element, an axis of 1 stretched to the others' size. */
function merged(_: Arguments, inputs: readonly Shape[]): readonly Shape[] | null {
  const [first, ...others] = inputs;
  if (others.some(other => other.length !== first.length)) {
    return null;
  }
  return [first.map((size, axis) => inputs.map(i => i[axis]).find(n => n !== 1) ?? size)];
}

export const RESHAPINGS: readonly Rule[] = [
  weightless('Flatten', flattened, { data_format: null }),
  weightless('Reshape', reshaped, { target_shape: null }),
  weightless('Permute', permuted, { dims: null }),
  weightless('Concatenate', concatenated, { axis: -1 }),
  weightless(
    'RepeatVector',
    (settings, inputs) => {
      const [batch, features] = inputOf(settings, inputs, 2);
      return [[batch, settings.positive('n'), features]];
    },
    { n: null }
  ),
  ...['Add', 'Subtract', 'Multiply', 'Average', 'Maximum', 'Minimum'].map(type =>
    weightless(type, merged)
  ),
  ...RANKS.flatMap(rank => [
    resizing(`ZeroPadding${rank}D`, rank, 'padding', 1, (size, a, b) => size + a + b),
    resizing(`Cropping${rank}D`, rank, 'cropping', rank === 1 ? 1 : 0, (n, a, b) => n - a - b),
    resizing(`UpSampling${rank}D`, rank, 'size', 2, (size, times) => size * times)
  ])
];
