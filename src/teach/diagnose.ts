import { count, CountError } from '../counter/index.js';
import type { Layer } from '../counter/types.js';
import { anatomyOf, scaleOf, type Anatomy } from './anatomy.js';
import { evaluate, expressionText, plus, withoutZeros, type Expression } from './expression.js';
import { firstStep } from './hint.js';
import { english, figure, message, type Message } from '../text/message.js';
import {
  MISCONCEPTIONS,
  type Context,
  type Mistake,
  type Misconception
} from './misconceptions/index.js';
import { reasonsFor } from './reasons.js';
import { discretion } from './secrets.js';

/** What a learner typed: the count, or weights and biases apart. Factors such as gamma are weights; statistics may be
 * counted among the weights or left out. */
export type Answer =
  { readonly total: number } | { readonly weights: number; readonly biases: number };

/** Which number of an answer a diagnosis is about. */
export type Part = 'total' | 'weights' | 'biases';

/** A wrong rule, or two together, that gives just the number that was answered. */
export interface Match {
  /** The rule's; two rules' are joined by `+`. */
  readonly id: string;
  readonly part: Part;
  /** One for each rule. */
  readonly titles: readonly Message[];
  /** `null` where the explanation would give a right number away. */
  readonly explanations: readonly (Message | null)[];
  /** The wrong arithmetic. Its value is the answer. */
  readonly formula: Expression;
  /** The wrong arithmetic as one writes it; `null` where it tells nothing or would give a right number away. */
  readonly arithmetic: string | null;
}

export type Diagnosis =
  | { readonly right: true; readonly why: readonly Message[] }
  | {
      readonly right: false;
      /** Every rule that fits; none if the answer is not recognised. */
      readonly matches: readonly Match[];
      /** Which parts of the answer are right all the same. */
      readonly rightParts: readonly Part[];
      /** The first step, where no rule fits. */
      readonly hint: Message | null;
    }
  /** The layer cannot be counted, so that nothing can be said of an answer. */
  | { readonly right: null; readonly reason: Message };

/** Two rules at once are looked for among this many mistakes of either sort. */
const MOST_MISTAKES = 60;

/** Compares an answer with the count of a layer, and a wrong one with every known misconception about it.
 *
 * A rule that gives the right number is never named; one that gives the answer always is. Two rules at once, one about
 * the weights and one about the biases, are tried where no single one fits. Never throws. */
export function diagnose(layer: Layer, answer: Answer, context: Context = {}): Diagnosis {
  try {
    return diagnoseAnatomy(anatomyOf(layer, count(layer)), answer, context);
  } catch (error) {
    if (error instanceof CountError) {
      return { right: null, reason: error.reason };
    }
    throw error;
  }
}

/** `diagnose` for a layer that is taken apart already. */
export function diagnoseAnatomy(anatomy: Anatomy, answer: Answer, context: Context): Diagnosis {
  const given = 'total' in answer ? [answer.total] : [answer.weights, answer.biases];
  if (!given.every(value => Number.isSafeInteger(value) && value >= 0)) {
    const hint = message('A count is a whole number, 0 or more.');
    return { right: false, matches: [], rightParts: [], hint };
  }
  const judged =
    'total' in answer
      ? judgeTotal(anatomy, answer.total, context)
      : judgeParts(anatomy, answer, context);
  if (judged.right) return { right: true, why: reasonsFor(anatomy, context) };
  const { rightParts } = judged;
  const matches = judged.matches.map(match => discreet(match, discretion(anatomy, told(given))));
  return {
    right: false,
    matches,
    rightParts,
    hint: matches.length > 0 ? null : firstStep(anatomy)
  };
}

/** An answer's numbers, and their sum. */
function told(given: readonly number[]): readonly number[] {
  return [...given, given.reduce((sum, value) => sum + value, 0)];
}

/** A match without whatever gives the right count away. */
function discreet(match: Match, mayShow: (text: string) => boolean): Match {
  const { explanations, arithmetic } = match;
  return {
    ...match,
    explanations: explanations.map(one => (one && mayShow(english(one)) ? one : null)),
    arithmetic: arithmetic !== null && mayShow(arithmetic) ? arithmetic : null
  };
}

/** Every number that a single misconception gives for a layer, other than the right one: what an exercise should tell
 * apart. */
export function wrongTotals(anatomy: Anatomy, context: Context = {}): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  for (const { rule, mistake } of mistakesOn(anatomy, context)) {
    const value = evaluate(totalOf(anatomy, mistake));
    if (!Number.isNaN(value) && value !== anatomy.total && !totals.has(rule.id)) {
      totals.set(rule.id, value);
    }
  }
  return totals;
}

interface Judged {
  readonly right: boolean;
  readonly matches: readonly Match[];
  readonly rightParts: readonly Part[];
}

interface Made {
  readonly rule: Misconception;
  readonly mistake: Mistake;
}

function mistakesOn(anatomy: Anatomy, context: Context): readonly Made[] {
  return MISCONCEPTIONS.flatMap(rule =>
    rule.compute(anatomy, context).map(mistake => ({ rule, mistake }))
  );
}

function judgeTotal(anatomy: Anatomy, total: number, context: Context): Judged {
  if (total === anatomy.total) return { right: true, matches: [], rightParts: ['total'] };
  // Whoever answers 0 leaves everything out: no rule says why.
  if (total === 0) return { right: false, matches: [], rightParts: [] };
  const made = mistakesOn(anatomy, context);
  const single = made.flatMap(one =>
    matching('total', total, [one], totalOf(anatomy, one.mistake))
  );
  const matches = single.length > 0 ? single : pairs(anatomy, made, total);
  return { right: false, matches: distinct(matches), rightParts: [] };
}

function judgeParts(
  anatomy: Anatomy,
  { weights, biases }: { readonly weights: number; readonly biases: number },
  context: Context
): Judged {
  const { rightWeights, rightBiases } = rightPartsOf(anatomy, weights, biases);
  const rightParts: Part[] = [
    ...(rightWeights ? (['weights'] as const) : []),
    ...(rightBiases ? (['biases'] as const) : [])
  ];
  if (rightWeights && rightBiases) return { right: true, matches: [], rightParts };
  if (weights + biases === 0) return { right: false, matches: [], rightParts };
  const made = mistakesOn(anatomy, context);
  const matches = made.flatMap(one => {
    const { mistake } = one;
    return [
      ...(rightWeights || weights === 0
        ? []
        : matching('weights', weights, [one], mistake.weights)),
      ...(rightBiases ? [] : matching('biases', biases, [one], mistake.biases)),
      ...(rightWeights || weights + biases === anatomy.total
        ? []
        : matching('total', weights + biases, [one], mistake.whole))
    ];
  });
  return { right: false, matches: distinct(matches), rightParts };
}

/** Which of two numbers are right. What a normalisation adds may be called its shift or one of its weights: Keras has no
 * word for it. */
function rightPartsOf(
  anatomy: Anatomy,
  weights: number,
  biases: number
): { readonly rightWeights: boolean; readonly rightBiases: boolean } {
  const statistics = evaluate(anatomy.statistics);
  const scale = scaleOf(anatomy);
  const learned = evaluate(anatomy.weights);
  const splits = [
    [learned, evaluate(anatomy.biases)],
    ...(scale === null ? [] : [[scale, learned + evaluate(anatomy.biases) - scale]])
  ].map(([first, second]) => ({
    rightWeights: weights === first || weights === first + statistics,
    rightBiases: biases === second
  }));
  return (
    splits.find(({ rightWeights, rightBiases }) => rightWeights && rightBiases) ??
    splits[splits.length - 1]
  );
}

/** One rule about the weights and one about the biases, that together give the answer. */
function pairs(anatomy: Anatomy, made: readonly Made[], total: number): readonly Match[] {
  const about = (part: 'weights' | 'biases', other: 'weights' | 'biases'): readonly Made[] =>
    made
      .filter(({ mistake }) => mistake[part] && !mistake[other] && !mistake.whole)
      // Where the weights are left out, nothing is left that the biases could be wrong with.
      .filter(({ rule }) => rule.id !== 'only-biases')
      .slice(0, MOST_MISTAKES);
  const { weights: rightWeights, biases: rightBiases } = anatomy;
  return about('weights', 'biases').flatMap(first =>
    about('biases', 'weights').flatMap(second => {
      const { weights = rightWeights } = first.mistake;
      const { biases = rightBiases } = second.mistake;
      const both =
        evaluate(weights) === evaluate(rightWeights) || evaluate(biases) === evaluate(rightBiases);
      const formula = plus(weights, biases, anatomy.statistics);
      return both ? [] : matching('total', total, [first, second], formula);
    })
  );
}

function totalOf(
  anatomy: Anatomy,
  { whole, weights = anatomy.weights, biases = anatomy.biases }: Mistake
): Expression {
  return whole ?? plus(weights, biases, anatomy.statistics);
}

function matching(
  part: Part,
  answer: number,
  made: readonly Made[],
  formula: Expression | undefined
): readonly Match[] {
  if (!formula || evaluate(formula) !== answer) return [];
  const arithmetic = expressionText(withoutZeros(formula));
  return [
    {
      id: made.map(({ rule }) => rule.id).join('+'),
      part,
      titles: made.map(({ rule }) => titleOf(rule)),
      explanations: made.map(({ rule, mistake }) => explanationOf(rule, mistake)),
      formula,
      arithmetic: arithmetic === figure(answer) ? null : arithmetic
    }
  ];
}

/** A rule is named once, even where several of its readings give the answer. */
function distinct(matches: readonly Match[]): readonly Match[] {
  const seen = new Set<string>();
  return matches.filter(({ id, part }) => {
    const key = `${part} ${id}`;
    return !seen.has(key) && Boolean(seen.add(key));
  });
}

/* eslint-disable no-restricted-syntax -- the tables of misconceptions are gathered as they are */
function titleOf({ title }: Misconception): Message {
  return message(title);
}

function explanationOf({ explanation }: Misconception, mistake: Mistake): Message {
  return mistake.explanation ?? message(explanation, ...(mistake.parameters ?? []));
}
