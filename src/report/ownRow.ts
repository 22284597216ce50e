import { isVariant, isWeightless } from '../counter/index.js';
import type { Framework } from '../counter/types.js';
import { unknownClass } from './examine.js';
import type { Finding } from './finding.js';
import type { Node } from './graph.js';
import { examinePrinted } from './printed.js';
import { mayDiffer } from './supposed.js';

/** A class that is named like one that is known may hold anything; only what is printed of its tensors is its own. */
export function examineOwn(node: Node, type: string, framework: Framework): Finding {
  const { row } = node;
  const printed = row.tensors
    ? examinePrinted({ ...node, row: { ...row, config: undefined } }, type, framework)
    : null;
  if (printed) return printed;
  // What was only taken for a known class by the end of its name is not named like one.
  return isVariant(framework, type) || (row.count === 0 && isWeightless(framework, type))
    ? unknownClass(row, node.type)
    : mayDiffer(node.type);
}
