import type { Sliding } from '../../windows.js';
import type { Layout } from '../images.js';

/** Hyper-parameters that do not change the count but the shapes, out of a fit. */
export function slidingConfig({ padding, strides, dilations }: Sliding): {
  readonly padding: string;
  readonly strides: readonly number[];
  readonly dilation_rate: readonly number[];
} {
  return { padding, strides, dilation_rate: dilations };
}

export function layoutConfig(layout: Layout): { readonly data_format?: Layout } {
  return layout === 'channels_first' ? { data_format: layout } : {};
}
