import { sizeOf, type Arguments } from '../arguments.js';
import { CountError } from '../errors.js';
import type { Shape, Size } from '../types.js';
import { message } from '../../text/message.js';
import { amountOf } from '../../text/terms.js';

/** Arguments that every torch module ends with. */
export const FACTORY = { device: null, dtype: null } as const;

/** A torch input or output with channels, taken apart; torch always has the channels before the spatial axes. */
export interface ChannelsFirst {
  /** The batch; empty for an input without one. */
  readonly lead: Shape;
  readonly channels: Size;
  readonly spatial: Shape;
}

/** Takes a shape with `rank` spatial axes apart; `null` if it has another number of axes. */
export function splitChannels(shape: Shape, rank: number): ChannelsFirst | null {
  const lead = shape.length - rank - 1;
  return lead === 0 || lead === 1
    ? { lead: shape.slice(0, lead), channels: shape[lead], spatial: shape.slice(lead + 1) }
    : null;
}

export function joinChannels({ lead, channels, spatial }: ChannelsFirst): Shape {
  return [...lead, channels, ...spatial];
}

/** The layer's input taken apart, `null` where none is given: torch modules are counted without one. Throws `CountError`
 * if it has another number of axes, or not the `channels` that the module was built for. */
export function imageOf(
  settings: Arguments,
  inputs: readonly Shape[],
  rank: number,
  channels: number
): ChannelsFirst | null {
  const [shape] = inputs;
  if (shape === undefined) {
    return null;
  }
  const image = splitChannels(shape, rank);
  if (!image) {
    throw new CountError(
      message('%1 needs an input of %2 axes after the channels.', settings.type, rank)
    );
  }
  checkSize(settings, image.channels, channels, 'channels');
  return image;
}

/** Throws `CountError` if an input's size is known and not the one that the module was built for. */
export function checkSize(settings: Arguments, size: Size, built: number, meaning: string): void {
  if (size !== null && size !== built) {
    throw new CountError(
      message(
        '%1 is built for %2, but its input has %3.',
        settings.type,
        amountOf(built, meaning),
        size
      )
    );
  }
}

/** A size that the module is built for; a lazy one takes it from its first input. Throws `CountError` if neither tells. */
export function builtSize(
  settings: Arguments,
  name: string,
  lazy: boolean,
  inputs: readonly Shape[],
  axis: (shape: Shape) => number,
  meaning: string
): number {
  if (!lazy || settings.get(name) !== null) {
    return settings.positive(name);
  }
  const [shape] = inputs;
  if (shape === undefined) {
    throw new CountError(message('%1 is not built before it sees an input.', settings.type));
  }
  return sizeOf(settings, shape, axis(shape), meaning);
}
