import type { Layer, Shape } from '../counter/types.js';
import { innermost } from './anatomy.js';
import { settingOf, volumeOf } from './settings.js';

/** Axes of what comes into a layer, and of what goes out. */
interface Axes {
  /** `null` where the input is a single sample. */
  readonly batch: number | null;
  /** `null` where the layer reads no sequence. */
  readonly steps: number | null;
}

/** torch's classes that read a sequence, and take its steps for the first axis unless they are told otherwise. */
const SEQUENCES =
  /^(?:LSTM|GRU|RNN)$|^MultiheadAttention$|^Transformer(?:Encoder|Decoder)(?:Layer)?$/;

/** Which axes of a shape are the batch and the time steps. */
export function axesOf(layer: Layer, shape: Shape): Axes {
  const inner = innermost(layer);
  if (layer.framework !== 'torch' || !SEQUENCES.test(inner.type)) {
    return { batch: 0, steps: shape.length === 3 ? 1 : null };
  }
  if (shape.length !== 3) return { batch: null, steps: shape.length === 2 ? 0 : null };
  return settingOf(inner, 'batch_first') === true ? { batch: 0, steps: 1 } : { batch: 1, steps: 0 };
}

/** A shape without its batch; `null` where there is none. */
export function sampleOf(layer: Layer, shape: Shape | null): Shape | null {
  if (!shape) return null;
  const { batch } = axesOf(layer, shape);
  return shape.filter((_, axis) => axis !== batch);
}

/** How many numbers one sample of a shape holds; `null` where an axis is open or nothing is left. */
export function sampleVolume(layer: Layer, shape: Shape | null): number | null {
  const sample = sampleOf(layer, shape);
  return sample && volumeOf([null, ...sample]);
}

/** How many channels a pooling layer works on; `null` where its shapes do not tell.
 *
 * A report keeps no settings of rows that learn nothing. What the window leaves as it is are the channels: of several
 * such axes, the one where the framework has them. */
export function pooledChannels(
  layer: Layer,
  input: Shape | null,
  output: Shape | null
): number | null {
  if (!output) return null;
  const unchanged = (axis: number): boolean => !input || input.at(axis) === output.at(axis);
  const first =
    layer.framework === 'torch' || settingOf(innermost(layer), 'data_format') === 'channels_first';
  // torch takes single samples too, but their batch cannot be told from channels.
  const [usual, other] = first ? [1, -1] : [-1, 1];
  const axis = [usual, other].find(unchanged);
  return axis === undefined ? null : (output.at(axis) ?? null);
}
