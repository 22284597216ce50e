import type { Framework } from '../../counter/types.js';
import { Flow } from '../flow.js';
import type { Particulars } from '../particulars.js';

/** Summaries of a framework whose code is not followed. */
export function otherParticulars(framework: Framework): Particulars {
  return { flow: nodes => new Flow(nodes, framework) };
}
