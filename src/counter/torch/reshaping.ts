import { inputOf, type Arguments } from '../arguments.js';
import { weightless, type ShapeRule } from '../weightless.js';
import { REQUIRED, type Rule, type Signature } from '../rule.js';
import type { Shape, Size, Value } from '../types.js';
import { splitChannels } from './images.js';
import { paddingOf, slideOver } from './padding.js';

/** Modules without weights whose output shape follows from their arguments. Source: the shapes in the documentation of
 * torch.nn. */
export function reshaping(type: string, signature: Signature, shape: ShapeRule): Rule {
  return weightless(type, shape, signature);
}

/** Replaces the last `rank` axes of a shape with channels in front of them. */
export function spatially(
  settings: Arguments,
  inputs: readonly Shape[],
  rank: number,
  change: (spatial: readonly Size[]) => readonly Size[]
): readonly Shape[] | null {
  const image = splitChannels(inputOf(settings, inputs, rank + 1), rank);
  return image && [[...image.lead, image.channels, ...change(image.spatial)]];
}

function pooling(type: string, rank: number, dilated: boolean): Rule {
  const signature: Signature = {
    kernel_size: REQUIRED,
    stride: null,
    padding: 0,
    ...(dilated
      ? { dilation: 1, return_indices: false, ceil_mode: false }
      : { ceil_mode: false, count_include_pad: true, divisor_override: null })
  };
  return reshaping(type, signature, (settings, inputs) => {
    const kernel = settings.sizes('kernel_size', rank);
    const padded = {
      stride: settings.get('stride') === null ? kernel : settings.sizes('stride', rank),
      padding: paddingOf(settings, 'padding', rank),
      dilation: dilated ? settings.sizes('dilation', rank) : kernel.map(() => 1)
    };
    return spatially(settings, inputs, rank, spatial =>
      slideOver(settings, spatial, kernel, padded, settings.flag('ceil_mode'))
    );
  });
}

/** Pools to a size; an axis for which the size is None keeps its own. */
function adaptive(type: string, rank: number): Rule {
  return reshaping(type, { output_size: REQUIRED }, (settings, inputs) => {
    const value = settings.get('output_size');
    const sizes = listOf(value, rank);
    return spatially(settings, inputs, rank, spatial =>
      spatial.map((size, axis) => wholeOr(settings, 'output_size', sizes[axis], size))
    );
  });
}

export function listOf(value: Value, rank: number): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : Array<Value>(rank).fill(value);
}

export function wholeOr(
  settings: Arguments,
  name: string,
  value: Value | undefined,
  other: Size
): Size {
  if (value === null || value === undefined) {
    return other;
  }
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1) {
    throw settings.illegal(name, '%1: %2 must be whole numbers of at least 1, not %3.');
  }
  return value;
}

const FLATTEN = reshaping('Flatten', { start_dim: 1, end_dim: -1 }, (settings, inputs) => {
  const input = inputOf(settings, inputs, 1);
  const [start] = settings.axes('start_dim', input.length);
  const [end] = settings.axes('end_dim', input.length);
  const joined = input.slice(start, end + 1).reduce<Size>((size, next) => {
    return size === null || next === null ? null : size * next;
  }, 1);
  return start > end ? null : [[...input.slice(0, start), joined, ...input.slice(end + 1)]];
});

function upsampling(type: string): Rule {
  const signature = {
    size: null,
    scale_factor: null,
    mode: 'nearest',
    align_corners: null,
    recompute_scale_factor: null
  };
  return reshaping(type, signature, (settings, inputs) => {
    const rank = inputOf(settings, inputs, 3).length - 2;
    const size = settings.get('size');
    const values = listOf(size ?? settings.get('scale_factor'), rank);
    return spatially(settings, inputs, rank, spatial =>
      spatial.map((before, axis) => {
        const value = values[axis];
        if (before === null || typeof value !== 'number') {
          return null;
        }
        return size === null ? Math.floor(before * value) : value;
      })
    );
  });
}

const RANKS = [1, 2, 3];

export const RESHAPINGS: readonly Rule[] = [
  ...RANKS.map(rank => pooling(`MaxPool${rank}d`, rank, true)),
  ...RANKS.map(rank => pooling(`AvgPool${rank}d`, rank, false)),
  ...RANKS.flatMap(rank => [
    adaptive(`AdaptiveAvgPool${rank}d`, rank),
    adaptive(`AdaptiveMaxPool${rank}d`, rank)
  ]),
  FLATTEN,
  upsampling('Upsample'),
  upsampling('UpsamplingBilinear2d'),
  upsampling('UpsamplingNearest2d')
];
