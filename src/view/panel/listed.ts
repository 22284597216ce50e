import type { SummaryReport, Verdict } from '../../report/types.js';
import { judgedRows, toRows } from '../rows.js';

/** A summary as the panel lists it. */
export interface ListedSummary {
  /** The same for the same summary after its cell has run again. */
  readonly key: string;
  /** The notebook's name. */
  readonly notebook: string;
  /** The cell's place in the notebook, from 1. */
  readonly position: number;
  /** Which of the cell's summaries, from 1; left out where it prints only one. */
  readonly nth?: number;
  /** The number that stands in the cell's prompt; `null` where none does. */
  readonly executionCount: number | null;
  readonly report: SummaryReport;
  /** Its counts are being predicted: they must not be told. */
  readonly masked: boolean;
}

const WORST_FIRST: readonly Verdict[] = ['mismatch', 'unknown', 'explained', 'verified'];

/** One verdict for all of a summary, which claims no more than its weakest row, and how many rows have which. */
export function overall(report: SummaryReport): {
  readonly verdict: Verdict;
  readonly counts: ReadonlyMap<Verdict, number>;
} {
  const found = new Map<Verdict, number>();
  for (const { layer } of judgedRows(toRows(report))) {
    found.set(layer.verdict, (found.get(layer.verdict) ?? 0) + 1);
  }
  const counts = new Map(
    WORST_FIRST.flatMap(verdict => {
      const count = found.get(verdict);
      return count === undefined ? [] : [[verdict, count] as const];
    })
  );
  const verdict =
    report.totals.verdict === 'mismatch' ? 'mismatch' : (counts.keys().next().value ?? 'unknown');
  return { verdict, counts };
}

/** How many summaries can be held against each other. */
export const MOST_PICKED = 2;

/** Whether the prompts of the list do not tell a summary's cell: another one has the same number, or it has none. */
export function needsPosition(
  { key, executionCount, position }: ListedSummary,
  among: readonly ListedSummary[]
): boolean {
  return among.some(
    other =>
      other.key !== key && other.executionCount === executionCount && other.position !== position
  );
}

/** What is picked once a summary has been, or is no longer. While two are picked, no third can be. */
export function toggled(
  picked: readonly ListedSummary[],
  summary: ListedSummary
): readonly ListedSummary[] {
  const rest = picked.filter(({ key }) => key !== summary.key);
  if (rest.length < picked.length) return rest;
  return picked.length < MOST_PICKED ? [...picked, summary] : picked;
}

/** What is picked once a notebook has been read again: summaries that are gone or hidden no longer are, others are as
 * they now are. Those of other notebooks stay.
 *
 * @param owns Whether a key belongs to the notebook.
 */
export function refreshed(
  picked: readonly ListedSummary[],
  listed: readonly ListedSummary[],
  owns: (key: string) => boolean
): readonly ListedSummary[] {
  return picked.flatMap(old => {
    if (!owns(old.key)) return [old];
    const now = listed.find(({ key }) => key === old.key);
    return now === undefined || now.masked ? [] : [now];
  });
}
