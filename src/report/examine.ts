import { isWeightless, ruleOf } from '../counter/index.js';
import type { Row } from '../summary/types.js';
import { message } from '../text/message.js';
import { holds, unknown, type Circumstances, type Finding } from './finding.js';
import { isInput, knownType, type Node } from './graph.js';
import { examinePrinted } from './printed.js';
import { later } from '../later.js';
import { examineStated } from './stated.js';
import type { Statement } from './statements.js';

/** Counts one row again, the rows inside it left out. */
export function examine(node: Node, about: Circumstances): Finding {
  const { row } = node;
  if (row.repeated) {
    return { ...unknown(null), recomputed: 0, verdict: 'explained', evidence: 'output' };
  }
  const type = knownType(about.framework, node.type);
  if (row.remark !== null) {
    return unknown(
      row.remark === 'unbuilt'
        ? message(
            'The layer has not been built: its weights do not exist yet, and the printed 0 says nothing of them.'
          )
        : message(
            'The model never calls this layer, so that it was not built; the printed 0 says nothing of its weights.'
          )
    );
  }
  if (about.isOwn && ruleOf(about.framework, type)) {
    return later('ownRow').examineOwn(node, type, about.framework);
  }
  if (isInput(node.type) || isWeightless(about.framework, type)) {
    return weightless(row, about.statement?.standing === 'hint' ? null : about.statement);
  }
  if (about.statement?.altered) {
    return unknown(
      message(
        'The source puts the weights of this layer into another form (weight_norm, pruning), which its arguments do not tell.'
      )
    );
  }
  const printed = examinePrinted(node, type, about.framework);
  if (printed) {
    return row.configComplete === false && about.statement
      ? later('completed').completePrinted(node, type, printed, about)
      : printed;
  }
  if (!ruleOf(about.framework, type)) return unknownClass(row, node.type);
  const stated = about.statement ? examineStated(node, type, about.statement, about) : null;
  if (stated === null) return later('solver').examineSolved(node, type, about);
  if (stated.verdict !== 'mismatch') return stated;
  // The likeliest constructor call may still be another layer's.
  return about.statement?.standing === 'likely'
    ? { ...later('solver').examineSolved(node, type, about), refutes: true }
    : (later('solver').examineChanged(node, type, about) ?? stated);
}

function weightless(row: Row, statement: Statement | null): Finding {
  const wrong = row.count !== null && !holds(row.count, 0);
  return {
    recomputed: 0,
    verdict: wrong ? 'mismatch' : statement ? 'verified' : 'explained',
    evidence: statement ? 'source' : 'output',
    alternatives: 0,
    reason: wrong ? message('This class has nothing to learn: its count is 0.') : null,
    tensors: [],
    layer: null
  };
}

/** What is said of a row whose class has no rule. */
export function unknownClass(row: Row, type: string): Finding {
  if (row.count === 0) {
    return { ...unknown(null), recomputed: 0, verdict: 'explained', evidence: 'output' };
  }
  return unknown(
    type === ''
      ? message('The class is cut away, so that the count is taken as reported.')
      : message('Paramlens does not know how %1 is built; the count is taken as reported.', type)
  );
}
