import type { Evidence } from '../evidence/types.js';
import type { Config } from '../counter/types.js';
import { message } from '../text/message.js';
import { unknown, type Finding } from './finding.js';
import type { Node } from './graph.js';
import type { Statement } from './statements.js';

/** The names of the classes that the notebook had of its own by the time a cell was run. */
export function ownClassesAt(evidence: Evidence | null, cell: number): ReadonlySet<string> {
  if (evidence === null || evidence.ownClasses.length === 0) return new Set();
  const place = evidence.ran.indexOf(cell);
  const before = new Set(place < 0 ? evidence.ran : evidence.ran.slice(0, place + 1));
  return new Set(evidence.ownClasses.filter(own => before.has(own.cell)).map(({ name }) => name));
}

/** Whether a row's class may be one of these: its name alone would be the same. */
export function mayBeOwn({ row, type }: Node, own: ReadonlySet<string>): boolean {
  if (own.size === 0) return false;
  if (own.has(type.slice(type.lastIndexOf('.') + 1))) return true;
  return row.typeCut && row.type !== '' && [...own].some(name => name.startsWith(row.type));
}

/** What can be said of a layer of such a class. */
export function mayDiffer(type: string): Finding {
  return {
    ...unknown(
      message(
        'The notebook has a class of its own that is called %1; it may hold other weights than that of the library.',
        type
      )
    ),
    isOwn: true
  };
}

/** What was found of a row; where it was solved by supposing a layer inside that may be of such a class, nothing. */
export function withoutSupposed(
  finding: Finding,
  statement: Statement | null,
  own: ReadonlySet<string>
): Finding {
  const supposed =
    finding.evidence === 'count' && finding.layer ? inside(finding.layer.config) : null;
  if (supposed === null || !own.has(supposed)) return finding;
  const isStated =
    statement !== null && statement.standing !== 'hint' && inside(statement.config) === supposed;
  return isStated ? finding : { ...mayDiffer(supposed), ...(finding.refutes && { refutes: true }) };
}

/** The class of the layer that a layer is put around. */
function inside({ layer = null, cell = layer }: Config): string | null {
  return typeof cell === 'object' &&
    cell !== null &&
    'class' in cell &&
    typeof cell.class === 'string'
    ? cell.class
    : null;
}
