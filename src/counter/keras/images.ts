import { sizeOf, inputOf, type Arguments } from '../arguments.js';
import { CountError } from '../errors.js';
import type { Shape, Size } from '../types.js';
import type { Sliding } from '../windows.js';
import { message } from '../../text/message.js';

/** Where the channels stand: Keras' `data_format`. */
export type Layout = 'channels_last' | 'channels_first';

export const LAYOUTS: readonly Layout[] = ['channels_last', 'channels_first'];

/** An input or output with channels, taken apart. */
export interface Image {
  /** The batch, and further axes that the layer treats like it. */
  readonly lead: Shape;
  readonly spatial: Shape;
  readonly channels: Size;
}

/** Takes a shape with `rank` spatial axes apart; `null` if it has too few axes. */
export function splitImage(shape: Shape, rank: number, layout: Layout): Image | null {
  if (shape.length < rank + 2) {
    return null;
  }
  const lead = shape.length - rank - 1;
  return layout === 'channels_first'
    ? { lead: shape.slice(0, lead), channels: shape[lead], spatial: shape.slice(lead + 1) }
    : { lead: shape.slice(0, lead), spatial: shape.slice(lead, -1), channels: shape[lead + rank] };
}

export function joinImage({ lead, spatial, channels }: Image, layout: Layout): Shape {
  return layout === 'channels_first'
    ? [...lead, channels, ...spatial]
    : [...lead, ...spatial, channels];
}

/** An input whose number of channels is known. */
export interface KnownImage extends Image {
  readonly channels: number;
}

/** The layer's input, taken apart. Throws `CountError` if it is missing, has too few axes or open channels. */
export function imageInput(
  settings: Arguments,
  inputs: readonly Shape[],
  rank: number,
  leastRank = rank + 2
): KnownImage {
  const shape = inputOf(settings, inputs, leastRank);
  const image = splitImage(shape, rank, layoutOf(settings));
  if (!image) {
    throw new CountError(message('%1 needs %2 spatial axes.', settings.type, rank));
  }
  return { ...image, channels: sizeOf(settings, [image.channels], 0, 'channels') };
}

export function layoutOf(settings: Arguments): Layout {
  return settings.word('data_format', LAYOUTS) as Layout;
}

const PADDINGS = ['valid', 'same'];

/** Only a sequence has a past to be padded with. */
export function slidingOf(settings: Arguments, rank: number): Sliding {
  return {
    padding: settings.word('padding', rank === 1 ? [...PADDINGS, 'causal'] : PADDINGS),
    strides: settings.sizes('strides', rank),
    dilations: settings.sizes('dilation_rate', rank)
  };
}

/** Throws `CountError` where the window is larger than the input. */
export function checkFits(settings: Arguments, spatial: readonly Size[]): readonly Size[] {
  if (spatial.some(size => size !== null && size < 1)) {
    throw new CountError(message('%1: the kernel is larger than its input.', settings.type));
  }
  return spatial;
}

/** What the axes of a kernel of `rank` spatial axes mean. */
export function kernelAxes(rank: number): readonly string[] {
  return ['kernel depth', 'kernel height', 'kernel width', 'kernel length'].slice(
    ...(rank === 1 ? [3] : [3 - rank, 3])
  );
}
