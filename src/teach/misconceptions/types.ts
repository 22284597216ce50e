import type { Layer } from '../../counter/types.js';
import type { Anatomy } from '../anatomy.js';
import type { Expression } from '../expression.js';
import type { Message } from '../../text/message.js';

/** What is known of a layer's surroundings; every bit of it may be missing. */
export interface Context {
  /** The layers whose outputs come in one after the other, the nearest first. */
  readonly before?: readonly Layer[];
  /** In how many places of the network the layer stands. */
  readonly uses?: number;
}

/** The arithmetic of one wrong rule on one layer. What is not given is as it should be; `whole` replaces it all. */
export interface Mistake {
  readonly weights?: Expression;
  readonly biases?: Expression;
  readonly whole?: Expression;
  /** What the explanation's `%1` to `%9` stand for. */
  readonly parameters?: readonly (string | number | Message)[];
  /** In place of the rule's explanation, where this layer calls for other words. */
  readonly explanation?: Message;
}

/** A wrong rule: what it says, and what it makes of a layer. */
export interface Misconception {
  readonly id: string;
  /** A few words. */
  readonly title: string;
  /** A sentence or two; `%1` to `%9` stand for the mistake's parameters. It says what is wrong and never what is right:
   * no number in it is the layer's count, nor one part of it. */
  readonly explanation: string;
  /** The mistakes that the rule leads to on this layer; none where it does not apply. May throw nothing. */
  compute(anatomy: Anatomy, context: Context): readonly Mistake[];
}

/** The nearest layer before that does more than pass on what comes in. */
export function layerBefore({ before = [] }: Context): Layer | undefined {
  return before.find(({ type }) => !/Dropout|Activation|^ReLU$/.test(type));
}

/** None, or one mistake: for rules that apply or do not. */
export function one(applies: boolean, mistake: () => Mistake): readonly Mistake[] {
  return applies ? [mistake()] : [];
}
