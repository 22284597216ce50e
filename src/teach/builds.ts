import type { Recurrent } from './recurrent.js';

/** Filters that slide over an input; each sees the channels of its own group. */
export interface Convolution {
  readonly kind: 'convolution';
  readonly kernel: readonly number[];
  readonly channels: number;
  readonly groups: number;
  readonly filters: number;
  readonly bias: boolean;
  readonly transposed: boolean;
}

/** One filter or more for each channel; `filters` mix their outputs afterwards if it is separable. */
export interface Depthwise {
  readonly kind: 'depthwise';
  readonly kernel: readonly number[];
  readonly channels: number;
  readonly multiplier: number;
  readonly filters: number | null;
  readonly bias: boolean;
}

export interface Dense {
  readonly kind: 'dense';
  readonly inputs: number;
  readonly units: number;
  readonly bias: boolean;
}

/** A table with a row a word. */
export interface Table {
  readonly kind: 'table';
  readonly words: number;
  readonly size: number;
}

/** `learned` and `kept` numbers for each of `size` channels. */
export interface Normalization {
  readonly kind: 'normalization';
  readonly size: number;
  /** What has numbers of its own: the channels, or every element of a sample. */
  readonly of: 'channels' | 'elements';
  readonly learned: number;
  /** Statistics that are counted as parameters. */
  readonly kept: number;
  /** Statistics that are kept and not counted. */
  readonly beside: number;
}

/** Projections into and out of heads. */
export interface Attention {
  readonly kind: 'attention';
  readonly heads: number;
  /** The width that is given is one head's, and not all heads' together. */
  readonly widthOfOneHead: boolean;
  /** The projection back is in a row of its own. */
  readonly partial: boolean;
}

export interface Nothing {
  readonly kind: 'nothing';
}

export interface Other {
  readonly kind: 'other';
}

export type Build =
  Convolution | Depthwise | Dense | Table | Normalization | Attention | Recurrent | Nothing | Other;
