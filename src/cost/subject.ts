import { plus, times, type Operand } from '../report/derivation/words.js';
import type { Config, Framework, Shape, Tensor } from '../counter/types.js';
import type { ExplainedLayer, Formula } from '../report/types.js';
import { message, type Message } from '../text/message.js';
import { costOf, unknownCost, type Cost } from './types.js';

/** A layer whose multiply-adds are to be told, with all that is known of it. */
export interface Subject {
  /** The class whose tensors these are: the inner one's for a wrapper that repeats it. */
  readonly type: string;
  readonly framework: Framework;
  readonly config: Config;
  /** The tensors that take part in a forward pass by multiplication or addition. */
  readonly tensors: readonly Tensor[];
  readonly inputs: readonly Shape[];
  readonly output: Shape | null;
  /** It was counted, and has no parameters. */
  readonly hasNone: boolean;
}

/** What a row's surroundings tell of it. */
export interface Surroundings {
  readonly framework: Framework;
  /** The layer's own tensors, or those of the layer whose row this one repeats. */
  readonly tensors: readonly Tensor[];
}

export function subjectOf(
  { type, layer, outputShape, recomputed, sharedWith }: ExplainedLayer,
  surroundings: Surroundings
): Subject {
  return {
    ...surroundings,
    type: type === 'TimeDistributed' ? innerType(layer?.config ?? {}) : type,
    config: layer?.config ?? {},
    inputs: layer?.inputs ?? [],
    output: outputShape,
    // Of a class that is not known, 0 parameters are no proof that nothing is multiplied.
    hasNone: recomputed === 0 && sharedWith === null && layer !== null
  };
}

function innerType({ layer }: Config): string {
  const inner = layer as { readonly class?: unknown; readonly class_name?: unknown } | undefined;
  const name = inner?.class ?? inner?.class_name;
  return typeof name === 'string' ? name : 'TimeDistributed';
}

export function unknownMultiplyAdds(note: Message): Cost {
  return unknownCost('MACs', note);
}

export const NO_OUTPUT = message('Its output shape is not printed.');
export const OPEN_OUTPUT = message('Its output shape leaves a size open.');

/** Weights and biases, each used once a place. */
export function usedOnceAPlace(
  { tensors }: Pick<Subject, 'tensors'>,
  places: readonly Operand[],
  note: Message | null = null
): Cost {
  const parameters = parametersOf(tensors);
  const formula = times([parameters.operand, ...places], 'MACs');
  return costOf('MACs', [...parameters.steps, formula], note);
}

/** The parameters as one factor, and how they add up. */
export function parametersOf(tensors: readonly Tensor[]): {
  readonly operand: Operand;
  readonly steps: readonly Formula[];
} {
  const biases = count(tensors.filter(({ role }) => role === 'bias'));
  const all = count(tensors);
  if (biases === 0) return { operand: { value: all, meaning: 'weights' }, steps: [] };
  const terms = [
    { value: all - biases, meaning: 'weights' },
    { value: biases, meaning: 'biases' }
  ];
  return {
    operand: { value: all, meaning: 'weights and biases' },
    steps: [plus(terms, 'weights and biases')]
  };
}

export function count(tensors: readonly Tensor[]): number {
  return tensors.reduce((total, tensor) => total + tensor.count, 0);
}
