import type { Shape, Value } from '../counter/types.js';

/** A code cell as stored. */
export interface SourceCell {
  /** The cell's index in the notebook, from 0. */
  readonly index: number;
  readonly source: string;
  /** `null` when never run, or not known. */
  readonly executionCount: number | null;
  /** Edited since it was run: its text is no evidence of what ran. */
  readonly dirty?: boolean;
}

/** A value that could not be followed. */
export const UNKNOWN: unique symbol = Symbol('unknown');
export type Argument = Value | typeof UNKNOWN;

/** A layer's constructor call, run once. A call in a loop appears once a turn. */
export interface LayerCall {
  /** The class's own name, aliases and module paths resolved: `Conv2D`. */
  readonly type: string;
  readonly framework: 'keras' | 'torch';
  readonly positional: readonly Argument[];
  /** A wrapped layer (`Bidirectional(LSTM(4))`) is the value `{class, config}` with `config` keyed by argument name,
   * positional arguments by their place ("0", "1"). */
  readonly keyword: { readonly [argument: string]: Argument };
  /** False when `*args` or `**kwargs` that could not be followed hide further arguments. */
  readonly complete: boolean;
  /** `name=` where it is given and known. */
  readonly name: string | null;
  /** `name=` is given but not known, so that no automatic name was used. */
  readonly nameUnknown: boolean;
  readonly cell: number;
}

/** A model whose construction was followed. */
export interface SourceModel {
  readonly kind: 'sequential' | 'functional';
  readonly name: string | null;
  /** Indices into `calls`, in order of addition (sequential) or of creation (functional); each layer once. */
  readonly layers: readonly number[];
  /** Everything that was added could be followed. */
  readonly complete: boolean;
  /** The shape with the batch in front, from `Input(...)`, `input_shape=`, `input_dim=` or `build(...)`; else `null`. */
  readonly inputShape: Shape | null;
}

/** What the notebook's source says. */
export interface Evidence {
  /** In order of execution. */
  readonly calls: readonly LayerCall[];
  readonly models: readonly SourceModel[];
  /** `summary()` calls that were followed, in order of execution; `model` is an index, `null` if the model is not known. */
  readonly prints: readonly { readonly cell: number; readonly model: number | null }[];
}
