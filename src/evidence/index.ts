import type { Evidence, SourceCell } from './types.js';
import { inOrderOfExecution } from './cells.js';
import { conventionsOf } from './conventions.js';
import { Packages } from './frameworks.js';
import { frameworksIn } from './mayHold.js';
import { ownClassesIn } from './ownClasses.js';
import { Session } from './session.js';

export { provideExports, provideFramework } from './frameworks.js';
export { provideParser } from './python/parser.js';
export { UNKNOWN } from './types.js';
export type * from './types.js';

/**
 * Reads layer constructor calls, models and printed summaries out of a notebook's source, by running it symbolically
 * in the order of execution. What cannot be followed is UNKNOWN or left out, never guessed.
 *
 * Cells are run by execution count; if no cell has one, in the notebook's order; if some have, those without were not
 * run and are left out, unless a cell that did run has none: then they follow the cell above them. Dirty cells are no evidence: what they may have changed is not known any more.
 *
 * A pure function of its input; time and memory are bounded whatever the source. Throws only where the parser, what
 * is known of a framework that the code can reach, or rules that it needs are not provided.
 */
export function readSource(cells: readonly SourceCell[]): Evidence {
  const parsed = inOrderOfExecution(cells);
  const packages = new Packages(frameworksIn(cells));
  const session = new Session(packages, conventionsOf(parsed.all, packages));
  for (const cell of parsed.run) {
    session.run(cell);
  }
  const evidence = session.finish();
  const unsettled = new Set(parsed.run.flatMap(cell => (cell.unsettled ? [cell.index] : [])));
  const prints = evidence.prints.map(print =>
    unsettled.has(print.cell) ? { ...print, unsettled: true as const } : print
  );
  return {
    ...evidence,
    prints,
    ownClasses: ownClassesIn(cells, parsed.run),
    ran: parsed.run.map(({ index }) => index)
  };
}
