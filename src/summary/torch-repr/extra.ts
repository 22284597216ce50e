import { later } from '../../later.js';
import type { Amount } from '../types.js';

/** Tools that print a module tree with their own figures in it. */
export type Annotator = 'ptflops' | 'deepspeed' | 'fvcore' | 'modelsummary';

export interface Annotated {
  readonly by: Annotator;
  /** The parameters of the module and everything inside. */
  readonly count: Amount | null;
}

/** What a module's text says beside its own `extra_repr`. */
export interface Extra {
  readonly lines: readonly string[];
  readonly annotated: Annotated | null;
}

/** A module's own `extra_repr`, and a profiler's figures that stand among it.
 *
 * @param tail - What follows the closing parenthesis; `null` where it is missing.
 */
export function readExtra(extra: readonly string[], tail: string | null): Extra {
  const mayBeAnnotated =
    tail?.startsWith(', ') === true ||
    extra.some(line => line.includes('#params: ') || line.includes('% Params'));
  return mayBeAnnotated
    ? later('seldomModules').readAnnotated(extra, tail)
    : { lines: extra.filter(line => line !== ''), annotated: null };
}
