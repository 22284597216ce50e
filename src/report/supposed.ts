import type { Config } from '../counter/types.js';
import { message } from '../text/message.js';
import { unknown, type Finding } from './finding.js';
import type { Statement } from './statements.js';

/** What was found of a row that was solved; nothing where that supposes a layer inside that may be of one of the notebook's
 * own classes. */
export function withoutSupposed(
  finding: Finding,
  statement: Statement | null,
  own: ReadonlySet<string>
): Finding {
  const supposed = finding.layer ? inside(finding.layer.config) : null;
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

/** What can be said of a layer of a class that may be one of the notebook's own. */
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
