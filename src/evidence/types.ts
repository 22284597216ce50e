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
  /** An error ended its run in the statement that holds this line, counted from 1; 0 where the line is not known.
   * Nothing is known of that statement and those that follow it. */
  readonly stoppedAt?: number;
  /** It has outputs, and so was run even where it has no count. Not for a cell that runs just now: its count is one
   * past all others. */
  readonly ran?: boolean;
}

/** A value that could not be followed. */
export const UNKNOWN: unique symbol = Symbol('unknown');
export type Argument = Value | typeof UNKNOWN;

/** A framework whose constructor calls are known. */
export type SourceFramework = 'keras' | 'torch';

/** A layer's constructor call, run once. A call in a loop appears once a turn. */
export interface LayerCall {
  /** The class's own name, aliases and module paths resolved: `Conv2D`. A class of the notebook's own that extends a
   * layer or model is `Custom>Name`, as Keras registers it. Models are layers too: `Sequential`, `Model`. PyTorch's
   * modules are named after their classes in `torch.nn`; those that come ready made with a class that is not known are
   * `Module`. */
  readonly type: string;
  readonly framework: SourceFramework;
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
export type SourceModel = LayerModel | ModuleModel;

/** A model of Keras. */
export interface LayerModel extends AnyModel {
  /** `subclassed`: the layers are those that the instance's attributes hold, in order of assignment. */
  readonly kind: 'sequential' | 'functional' | 'subclassed';
}

/** A module of PyTorch with everything in it, at any depth; the module itself is `call`. */
export interface ModuleModel extends AnyModel {
  readonly kind: 'module';
  /** The path of each of `layers`, as `named_modules` gives it: `features.0`. A module held in two places is in
   * `layers` twice, with a path for each. Modules that come ready made are left out, those put into them are not. */
  readonly paths: readonly string[];
  /** The parameters that modules hold directly, beside what the layers of `torch.nn` hold by themselves. */
  readonly parameters: readonly ModuleParameter[];
  /** Paths of tensors that are one and the same, beside those of a module that is held in two places. */
  readonly tied: readonly (readonly [path: string, path: string])[];
  /** Those of `layers` whose parameters were put into another form, by `weight_norm` or pruning: they do not follow
   * from the arguments any more. */
  readonly altered: readonly number[];
}

export interface ModuleParameter {
  readonly path: string;
  readonly shape: readonly number[] | null;
  /** `requires_grad`; `null` if that cannot be told. */
  readonly trainable: boolean | null;
}

interface AnyModel {
  readonly name: string | null;
  /** The model's own constructor call, an index into `calls`. In the `layers` of another model it stands for this
   * model nested in that one. A model that changes between two prints is listed once for each state. */
  readonly call: number;
  /** Indices into `calls`, in order of addition (sequential), of creation (functional) or of definition (module); each
   * layer of Keras once. */
  readonly layers: readonly number[];
  /** Those of `layers` whose `trainable` was set to false by then, or none of whose own parameters require a gradient;
   * `null` if that cannot be told. */
  readonly frozen: readonly number[] | null;
  /** It, or a part of it, was given to code that is not seen, which may have changed it. */
  readonly exposed?: true;
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
  readonly prints: readonly Print[];
  /** What happened to the counters of automatic names, in order of execution. */
  readonly counters: readonly CounterEvent[];
  /** Names of classes that need not be the frameworks', in order of execution. */
  readonly ownClasses: readonly OwnClass[];
  /** The cells that were run, in order of execution. */
  readonly ran: readonly number[];
}

/** A class of the notebook's own, or of a module that is not known. */
export interface OwnClass {
  readonly name: string;
  /** Where it is defined or imported. */
  readonly cell: number;
}

export type Printer = 'keras' | 'repr' | 'torchinfo' | 'torchsummary' | 'lightning';

/** A model printed, by a `summary()` call or as itself; `prints` holds them in order of execution. */
export interface Print {
  readonly cell: number;
  /** An index into `models`; `null` if the model is not known. */
  readonly model: number | null;
  /** False where it cannot be told whether the call was made: under a condition that is not known. */
  readonly certain: boolean;
  /** Whose output it is; left out for printers not listed, and where it cannot be told. */
  readonly printer?: Printer;
  /** What is printed was made of something that a run which is not seen may have changed: counts of cells are missing. */
  readonly unsettled?: true;
}

export interface CounterEvent {
  /** Before the call of this index. */
  readonly before: number;
  /** `reset`: automatic names start anew. `lost`: layers that were not seen may have used some up. */
  readonly event: 'reset' | 'lost';
}
