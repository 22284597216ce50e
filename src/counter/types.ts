/** The size of one axis; `null` where the framework leaves it open (the batch, a variable length). */
export type Size = number | null;

/** Axis sizes in the framework's own order, the batch first for layer inputs and outputs. */
export type Shape = readonly Size[];

/** A hyper-parameter's value: whatever JSON can hold. */
export type Value =
  null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };

/** Hyper-parameters by their constructor argument's name. */
export type Config = { readonly [argument: string]: Value };

/** Whose classes they are; `other` has no rules, so that nothing but what an output states is known of them. */
export type Framework = 'keras' | 'torch' | 'flax_linen' | 'flax_nnx' | 'other';

/** What a tensor is to its layer. Moving averages and other state that no gradient changes are statistics. */
export type Role = 'weight' | 'bias' | 'scale' | 'statistic';

/** One tensor that a layer holds. */
export interface Tensor {
  /** The framework's own name, with the path inside the layer: `lstm_cell/kernel`. */
  readonly name: string;
  readonly role: Role;
  readonly shape: readonly number[];
  /** What each axis of `shape` means, in the field's terms: "kernel height", "input channels", "filters". */
  readonly dimensions: readonly string[];
  /** The product of `shape`: 1 for a scalar. */
  readonly count: number;
  readonly trainable: boolean;
}

/** A layer that can be counted: everything its tensors follow from. */
export interface Layer {
  readonly framework: Framework;
  /** The class's name: `Conv2D`. */
  readonly type: string;
  /** Arguments left out have the class's defaults. */
  readonly config: Config;
  /** One shape an input, in the order in which the layer is called with them (attention: query, value, key). */
  readonly inputs: readonly Shape[];
}

/** What the counter says of a layer. */
export interface Count {
  /** In the order in which the framework lists them. */
  readonly tensors: readonly Tensor[];
  readonly count: number;
  /** One shape an output; `null` where the rule cannot tell. */
  readonly outputs: readonly Shape[] | null;
}

/** What a printed row tells of a layer, without its hyper-parameters. */
export interface Observation {
  /** `null` for an input whose shape is not printed; empty when nothing is known of the inputs at all. */
  readonly inputs: readonly (Shape | null)[];
  /** Empty when no shape is printed. */
  readonly outputs: readonly Shape[];
  readonly count: number;
  /** The next layer subtracts the mean, which makes a bias pointless: conventionally it is left out. */
  readonly normalizedNext?: boolean;
  /** The kernel's sizes, one a spatial axis, where a printer gives them. */
  readonly kernel?: readonly number[];
}

/** Hyper-parameters that give the observed count and shapes. */
export interface Solution {
  readonly config: Config;
  /** The observed input shapes, or the ones supposed where they were not printed. */
  readonly inputs: readonly Shape[];
  /** How far from convention, 0 the most conventional. Comparable within one call of `solve` only. */
  readonly cost: number;
  readonly tensors: readonly Tensor[];
}
