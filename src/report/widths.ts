import type { Config } from '../counter/types.js';

const IN = ['in_features', 'in_channels', 'nx', 'num_features', 'input_size', 'normalized_shape'];
const OUT = [
  'out_features',
  'out_channels',
  'features',
  'nf',
  'num_features',
  'embedding_dim',
  'hidden_size',
  'normalized_shape'
];

/** The features or channels that a layer with these hyper-parameters takes in; `null` where they do not say. */
export function widthIn(config: Config): number | null {
  return first(config, IN);
}

/** The features or channels that a layer with these hyper-parameters puts out; `null` where they do not say. */
export function widthOut(config: Config): number | null {
  return first(config, OUT);
}

function first(config: Config, names: readonly string[]): number | null {
  for (const name of names) {
    const value = config[name];
    const width: unknown = Array.isArray(value) ? value[value.length - 1] : value;
    if (typeof width === 'number') return width;
  }
  return null;
}
