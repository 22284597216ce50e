import type { Formula } from '../report/types.js';
import { english, type Message } from '../text/message.js';

/** What a cost is counted in. A multiply-add is one multiplication and one addition; others call it two FLOPs. */
export type Unit = 'bytes' | 'MACs';

/** A quantity with the arithmetic behind it. */
export interface Cost {
  /** `null` where what was printed does not tell it. */
  readonly value: number | null;
  readonly unit: Unit;
  /** In order; the last one's value is the cost. Empty where the cost is not known, or nothing has to be counted. */
  readonly steps: readonly Formula[];
  /** What the number leaves out or another tool counts otherwise, or why it is not known; sentences. */
  readonly note: Message | null;
}

/** A cost as it is documented: in English. */
export type DocumentedCost = Omit<Cost, 'note'> & { readonly note: string | null };

export function documentedCost(cost: Cost): DocumentedCost {
  return { ...cost, note: cost.note && english(cost.note) };
}

/** A cost that what was printed does not tell. */
export function unknownCost(unit: Unit, note: Message): Cost {
  return { value: null, unit, steps: [], note };
}

/** A cost whose value is the last step's. */
export function costOf(unit: Unit, steps: readonly Formula[], note: Message | null = null): Cost {
  return { value: steps[steps.length - 1]?.value ?? 0, unit, steps, note };
}
