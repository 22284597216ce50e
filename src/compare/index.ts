import { frameworkOf } from '../report/framework.js';
import type { SummaryReport } from '../report/types.js';
import { totalOf, type Total } from './beside.js';
import { matchBlocks } from './blocks.js';
import { causesOf } from './causes.js';
import { foldedNormalizations } from './fused.js';
import { matchParts, type Match } from './matching.js';
import { partsOf, type Part } from './parts.js';
import { groupReasons, pairReasons, type Formats } from './reasons.js';
import { missedBy, pairsOff, withoutClaims } from './sameness.js';
import { oneSidedReason, printersReason, type OneSided } from './single.js';
import { PLAIN, VIEWS } from './views.js';
import type { Change, ComparedRow, Comparison, Reason, Side } from './types.js';

export { differs, isWeightless } from './differing.js';
export { recognise, recogniseReport } from './known.js';
export type { Cause, Change, ComparedRow, Comparison, ReasonKind, Side } from './types.js';

/** Holds two summaries against each other, of one tool or of two, of one framework or of two.
 *
 * Rows are matched by what they are, by name and by order. The difference of the totals (the second's less the first's)
 * is attributed row by row, and to what the totals count beside the rows; what is left stands under `other`.
 */
export function compareReports(first: SummaryReport, second: SummaryReport): Comparison {
  const sameFramework = frameworkOf(first) === frameworkOf(second);
  const parts = [partsOf(first, sameFramework), partsOf(second, sameFramework)] as const;
  const blocks = sameFramework
    ? matchBlocks(
        { layers: first.layers, parts: parts[0] },
        { layers: second.layers, parts: parts[1] }
      )
    : [];
  const { matches, left } = matchParts(...parts, blocks, sameFramework ? PLAIN : VIEWS);
  const matched = matchedRows(matches, parts, { first: first.format, second: second.format });
  const sides = ([0, 1] as const).map((side): OneSided => {
    const other = side === 0 ? second : first;
    return {
      parts: parts[side],
      matched: new Set(matches.flatMap(match => (side === 0 ? match.first : match.second))),
      otherMisses: new Set(sameFramework ? missedBy(other) : []),
      where: side === 0 ? 'first' : 'second'
    };
  });
  const isSame =
    pairsOff(matched, first, second, sameFramework) &&
    sides.every((side, i) =>
      left[i].every(at => side.parts[at].count === 0 || printersReason(at, side) !== null)
    );
  const rows = [
    ...(isSame ? matched : withoutClaims(matched, second)),
    ...sides.flatMap((side, i) => oneSidedRows(left[i], side, { isSame, sameFramework }))
  ];
  const totals = [totalOf(first, parts[0], 'first'), totalOf(second, parts[1], 'second')] as const;
  const folded = foldedNormalizations(inOrder(rows), [first, second], parts);
  const found = settle(folded, totals);
  const [a, b] = totals.map(({ value }) => value);
  return {
    first: sideOf(first, totals[0]),
    second: sideOf(second, totals[1]),
    difference: a === null || b === null ? null : b - a,
    ...found,
    causes: causesOf(found.rows, found.beside)
  };
}

function sideOf({ name, format }: SummaryReport, { value, optimizer, isRounded }: Total): Side {
  return {
    name,
    format,
    total: value === null ? null : value - optimizer,
    printed: value,
    isRounded
  };
}

function matchedRows(
  matches: readonly Match[],
  [first, second]: readonly [readonly Part[], readonly Part[]],
  formats: Formats
): ComparedRow[] {
  const moved = movedMatches(matches);
  const [lastFirst, lastSecond] = [lastWeighted(first), lastWeighted(second)];
  return matches.map(match => {
    const a = match.first.map(i => first[i]);
    const b = match.second.map(j => second[j]);
    const isPair = a.length === 1 && b.length === 1;
    const reasons = isPair
      ? pairReasons(a[0], b[0], formats, a[0] === lastFirst && b[0] === lastSecond)
      : groupReasons(a, b);
    const change = !isPair
      ? 'grouped'
      : reasons.length > 0
        ? 'changed'
        : moved.has(match)
          ? 'moved'
          : 'same';
    return rowOf(a, b, change, reasons);
  });
}

function lastWeighted(parts: readonly Part[]): Part | undefined {
  return parts.filter(({ count }) => count > 0).at(-1);
}

/** Matches that are not among the most that stand in the same order on both sides. */
function movedMatches(matches: readonly Match[]): ReadonlySet<Match> {
  const pairs = matches
    .filter(({ first, second }) => first.length === 1 && second.length === 1)
    .sort((a, b) => a.first[0] - b.first[0]);
  // Patience sorting: the longest increasing run of partners.
  const tails: number[] = [];
  const before: number[] = [];
  pairs.forEach(({ second: [place] }, i) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[tails[middle]].second[0] < place) low = middle + 1;
      else high = middle;
    }
    before[i] = low > 0 ? tails[low - 1] : -1;
    tails[low] = i;
  });
  const moved = new Set(pairs);
  for (let i = tails[tails.length - 1] ?? -1; i >= 0; i = before[i]) moved.delete(pairs[i]);
  return moved;
}

function oneSidedRows(
  left: readonly number[],
  side: OneSided,
  { isSame, sameFramework }: { readonly isSame: boolean; readonly sameFramework: boolean }
): ComparedRow[] {
  return left.flatMap(i => {
    const part = side.parts[i];
    // A row that repeats another one adds nothing, and says nothing where the other side has no such rows.
    if (part.isRepeat || (part.count === 0 && (part.isOpaque || !sameFramework))) return [];
    const claimed = isSame ? printersReason(i, side) : null;
    const reasons = part.count > 0 ? [claimed ?? oneSidedReason(i, side)] : [];
    return side.where === 'first'
      ? [rowOf([part], [], 'removed', reasons)]
      : [rowOf([], [part], 'added', reasons)];
  });
}

function rowOf(
  first: readonly Part[],
  second: readonly Part[],
  change: Change,
  reasons: readonly Reason[]
): ComparedRow {
  const count = (parts: readonly Part[]): number =>
    parts.reduce((sum, part) => sum + part.count, 0);
  return {
    first: first.map(({ index }) => index),
    second: second.map(({ index }) => index),
    change,
    counts: [count(first), count(second)],
    reasons
  };
}

/** In the order of the second, what only the first has after the row that it follows there. */
function inOrder(rows: readonly ComparedRow[]): readonly ComparedRow[] {
  const partners = rows
    .filter(({ first, second }) => first.length > 0 && second.length > 0)
    .map(({ first, second }) => [first[0], second[0]] as const)
    .sort((a, b) => a[0] - b[0]);
  const place = ({ first, second }: ComparedRow): number => {
    if (second.length > 0) return second[0];
    const above = partners.filter(([index]) => index < first[0]).at(-1);
    return above ? above[1] + 0.5 : -0.5;
  };
  return [...rows]
    .map(row => ({ row, at: place(row) }))
    .sort((a, b) => a.at - b.at || (a.row.first[0] ?? 0) - (b.row.first[0] ?? 0))
    .map(({ row }) => row);
}

/** Takes the reasons beside the rows together: what both totals have beside their rows is no difference, and what is in
 * a row of one side and in the total only of the other is none either. */
function settle(
  rows: readonly ComparedRow[],
  [first, second]: readonly [Total, Total]
): { readonly rows: readonly ComparedRow[]; readonly beside: readonly Reason[] } {
  let settled = rows;
  const open: Reason[] = [];
  const sides = [
    ...second.beside.map(reason => ({ reason, sign: 1 })),
    ...first.beside.map(reason => ({ reason, sign: -1 }))
  ];
  for (const { reason, sign } of sides) {
    const difference = sign * reason.difference;
    if (reason.kind === 'unlisted') {
      const bare = bareRows(settled, -difference);
      if (bare) {
        settled = settled.map(row => (bare.has(row) ? { ...row, reasons: [] } : row));
        continue;
      }
    }
    const opposite = open.findIndex(
      other => other.kind === reason.kind && other.difference === -difference
    );
    if (opposite >= 0) open.splice(opposite, 1);
    else open.push({ ...reason, difference });
  }
  return { rows: settled, beside: open };
}

/** The rows of parameters that a module holds itself, if they come to just `difference`. */
function bareRows(
  rows: readonly ComparedRow[],
  difference: number
): ReadonlySet<ComparedRow> | null {
  const bare = rows.filter(({ reasons }) => reasons[0]?.kind === 'bare-parameters');
  const sum = bare.reduce((total, { reasons }) => total + reasons[0].difference, 0);
  return bare.length > 0 && sum === difference ? new Set(bare) : null;
}
