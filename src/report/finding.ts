import type { Framework, Layer, Tensor } from '../counter/types.js';
import { bounds } from '../summary/amounts.js';
import type { Amount, Caveat } from '../summary/types.js';
import type { Message } from '../text/message.js';
import type { Suggestion } from './flow.js';
import type { Statement } from './statements.js';
import type { EvidenceKind, Verdict } from './types.js';

/** What is found out of one row, before it is placed in its model. */
export interface Finding {
  readonly recomputed: number | null;
  readonly verdict: Verdict;
  readonly evidence: EvidenceKind | null;
  readonly alternatives: number;
  readonly reason: Message | null;
  readonly tensors: readonly Tensor[];
  /** What the tensors were counted from, where that is known. */
  readonly layer: Layer | null;
  /** What a module must hold beside the rows inside it, whose tensors are not known. */
  readonly held?: Amount;
  /** The printed model is not the one that it was most likely. */
  readonly refutes?: true;
  /** The class may be one of the notebook's own. */
  readonly isOwn?: true;
}

/** How a row's count is known, apart from the row itself. */
export interface Circumstances {
  readonly framework: Framework;
  readonly statement: Statement | null;
  /** The notebook has a class of its own with the row's name, and nothing shows that the row is not of that one. */
  readonly isOwn: boolean;
  /** The rows stand in a chain, so that the row above is certainly the input. */
  readonly isChain: boolean;
  /** What the other rows tell of this one. */
  others(): Others;
}

/** What the rest of a summary tells of one of its rows. */
export interface Others {
  /** How the release that printed the row is known to miscount. */
  readonly caveats: readonly Caveat[];
  /** The count that a cut number must have, because the others and the total are known. */
  readonly restored: number | null;
  /** The rows add up to the printed total, so that each count is likely to be right. */
  readonly addsUp: boolean;
  /** The printed totals say that every parameter of the model is trained. */
  readonly allTrained: boolean;
  /** The tensors of the weighted layer before this one, normalisations and activations passed over. */
  readonly before: readonly Tensor[];
  /** What the other rows suggest of the shapes, where the printer does not show them; `null` where it does. */
  readonly suggestion: Suggestion | null;
}

/** A finding that claims nothing: the count is taken as reported. */
export function unknown(reason: Message | null): Finding {
  return {
    recomputed: null,
    verdict: 'unknown',
    evidence: null,
    alternatives: 0,
    reason,
    tensors: [],
    layer: null
  };
}

/** True when a printed amount can be `value`. */
export function holds(amount: Amount, value: number): boolean {
  const [low, high] = bounds(amount);
  return low <= value && value <= high;
}
