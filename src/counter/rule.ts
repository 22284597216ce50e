import type { Arguments } from './arguments.js';
import type { Config, Count, Observation, Shape, Solution, Tensor, Value } from './types.js';

/** Marks an argument that has no default. */
export const REQUIRED: unique symbol = Symbol('required');

/** A constructor's arguments in order, each with its default. Arguments that change nothing that is counted are listed
 * too: a positional argument is known by its place. */
export type Signature = { readonly [argument: string]: Value | typeof REQUIRED };

/** Hyper-parameters that could be a row's. The solver checks them by counting, so a solver may propose too much. */
export interface Hypothesis {
  readonly config: Config;
  /** Stands in for input shapes that were not printed. */
  readonly inputs?: readonly Shape[];
  /** How far from convention, 0 the most conventional. */
  readonly cost: number;
}

/** Counts a layer that a rule's own layer wraps, so that no rule needs to know the others. */
export type CountWrapped = (type: string, config: Config, inputs: readonly Shape[]) => Count;

/** Solves for a layer that a rule's own layer wraps. */
export type SolveWrapped = (type: string, row: Observation) => readonly Solution[];

/** What a rule answers: the tensors in the framework's order, and one shape an output, `null` if it cannot tell. */
export interface Outcome {
  readonly tensors: readonly Tensor[];
  readonly outputs: readonly Shape[] | null;
}

/** How a class's hyper-parameters follow from a printed row. */
export interface Solver {
  /** A bounded number of hypotheses, in no particular order. */
  propose(row: Observation, solveWrapped: SolveWrapped): Iterable<Hypothesis>;
  /** Asked only if nothing that `propose` gave holds. */
  lastResort?(row: Observation, solveWrapped: SolveWrapped): Iterable<Hypothesis>;
}

/** How one layer class is counted. Unless it is weightless or not to be solved, its framework has a solver for it. */
export interface Rule {
  /** The class's name: `Conv2D`. */
  readonly type: string;
  readonly signature: Signature;
  /** Names that older releases gave to the arguments. */
  readonly spellings?: { readonly [old: string]: string };
  /** The class never holds a tensor. */
  readonly weightless?: boolean;
  /** The class's hyper-parameters do not follow from a printed row. */
  readonly unsolvable?: boolean;
  /** Throws `CountError` if a hyper-parameter or an input size is missing or not legal. */
  count(settings: Arguments, inputs: readonly Shape[], countWrapped: CountWrapped): Outcome;
}
