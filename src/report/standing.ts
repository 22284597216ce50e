import type { Amount } from '../summary/types.js';
import type { LayerReport } from './types.js';

/** The count that stands for a layer in a table. */
export interface Standing {
  /** What the summary printed, or what was counted where it printed nothing exact; `null` when neither is known. */
  readonly count: Amount | null;
  /** It only holds other layers, and nothing is printed or known of itself: `count` is what they add up to. */
  readonly holdsOnly: boolean;
}

/** One for each layer, in their order. A layer's children are the deeper ones that follow it. */
export function standingsOf(layers: readonly LayerReport[]): readonly Standing[] {
  const standings: Standing[] = [];
  /** Layers whose parent is not reached yet, the next one last. */
  const open: number[] = [];
  for (let i = layers.length - 1; i >= 0; i--) {
    const children: number[] = [];
    while (open.length > 0 && layers[open[open.length - 1]].depth > layers[i].depth) {
      children.push(open.pop() as number);
    }
    const held = children.map(child =>
      layers[child].sharedWith === null ? standings[child].count : 0
    );
    standings[i] = standingOf(layers[i], held);
    open.push(i);
  }
  return standings;
}

function standingOf(
  { reported, recomputed }: LayerReport,
  held: readonly (Amount | null)[]
): Standing {
  const holdsOnly = held.length > 0 && reported === null && recomputed === null;
  if (holdsOnly) return { count: addUp(held), holdsOnly };
  return { count: typeof reported === 'number' ? reported : (recomputed ?? reported), holdsOnly };
}

/** `null` unless every amount is exact. */
function addUp(amounts: readonly (Amount | null)[]): number | null {
  const sum = amounts.reduce<number>(
    (before, amount) => before + (typeof amount === 'number' ? amount : NaN),
    0
  );
  return Number.isNaN(sum) ? null : sum;
}
