import type { SummaryReport } from '../report/types.js';
import type { Caveat } from '../summary/types.js';
import { changedReason } from './sentences.js';
import type { ComparedRow, ReasonKind } from './types.js';

/** What printers, not models, make different. */
const PRINTERS: ReadonlySet<ReasonKind> = new Set([
  'statistics',
  'attention',
  'weight-and-bias-only',
  'bare-parameters',
  'tied',
  'shared-call',
  'unbuilt',
  'rounding'
]);

/** What frameworks make different in one network. */
const FRAMEWORKS: ReadonlySet<ReasonKind> = new Set([...PRINTERS, 'bias', 'recurrent-bias']);

/** True when the rows that both sides have pair off as one model: some of them hold parameters, none of them differs but
 * by what printers and frameworks do, and neither side says that it is another model. */
export function pairsOff(
  matched: readonly ComparedRow[],
  first: SummaryReport,
  second: SummaryReport,
  sameFramework: boolean
): boolean {
  const allowed = sameFramework ? PRINTERS : FRAMEWORKS;
  return (
    matched.some(({ counts }) => counts[0] > 0 && counts[1] > 0) &&
    matched.every(({ reasons }) => reasons.every(({ kind }) => allowed.has(kind))) &&
    !areNamedApart(first, second)
  );
}

/** Torch's printers give the model's class; Keras' names are numbered anew with each model. */
function areNamedApart(first: SummaryReport, second: SummaryReport): boolean {
  const isClass = ({ format }: SummaryReport): boolean => /^torch(?:info|-repr)$/.test(format);
  return (
    isClass(first) &&
    isClass(second) &&
    first.name !== null &&
    second.name !== null &&
    first.name !== second.name
  );
}

/** What the printer of a summary is known to leave out. */
export function missedBy({ format, caveats }: SummaryReport): ReadonlySet<Caveat> {
  // Torch prints a module's layers, and nothing of what it holds beside them.
  return new Set(format === 'torch-repr' && !caveats ? ['bare-parameters'] : caveats);
}

/** Takes back what would be a printer's fault if the models were the same. */
export function withoutClaims(
  rows: readonly ComparedRow[],
  { layers }: SummaryReport
): readonly ComparedRow[] {
  return rows.map(row => {
    if (row.reasons.every(({ kind }) => kind !== 'bare-parameters')) return row;
    const { name, type } = layers[row.second[0]];
    return { ...row, reasons: [changedReason(name || type, row.counts)] };
  });
}
