import { Part } from '../loading/part.js';
import { loadRules } from '../loading/rules.js';
import type { CostChoice } from './costChoice.js';
import { VIRTUAL_FROM } from './shownRows.js';

/** What a row opens to, and what can be tried there. */
export const OPENED = new Part(() => withRules(import('./opened.js')));

/** What the header's buttons add to a table: columns of costs, and the strips to choose them and to export. */
export const EXTRAS = new Part(() => withRules(import('./extras.js')));

/** What predicting takes. */
export const PREDICT = new Part(() => withRules(import('./predict/index.js')));

/** What keeps the rows of long tables out of the document that are not in sight. */
export const LONG = new Part(() => import('./virtual.js'));

/** What a view takes to be shown in one of its ways, and is not there yet. */
export function missingToView(shown: {
  readonly predict: boolean;
  readonly costs: CostChoice;
  /** The rows of the longest table. */
  readonly rows: number;
}): readonly Part<unknown>[] {
  const needed: Part<unknown>[] = [];
  if (shown.predict) needed.push(PREDICT);
  if (shown.costs.columns.length > 0) needed.push(EXTRAS);
  if (shown.rows > VIRTUAL_FROM) needed.push(LONG);
  return needed.filter(part => part.content === null);
}

/** Derivations are put into words with the rules of every framework, and rows that were not counted themselves are asked for
 * what their class learns. */
async function withRules<Content>(content: Promise<Content>): Promise<Content> {
  const [loaded] = await Promise.all([content, loadRules()]);
  return loaded;
}
