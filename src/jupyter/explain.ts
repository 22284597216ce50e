import type { Evidence, SourceCell } from '../evidence/types.js';
import { mayHoldEvidence } from '../evidence/mayHold.js';
import { EVIDENCE, missingToFollow } from '../loading/code.js';
import { missingToSolve, PartsMissing, withParts } from '../loading/later.js';
import { missingToRead } from '../loading/reading.js';
import { explainRead, type CellReport } from '../report/index.js';
import { readOutputs, type CellOutput, type PlacedSummary } from '../summary/outputs.js';
import { isLong } from './long.js';
import type { Source } from './notebookSource.js';

/** How many different texts are remembered at least: enough for the cells that one screen shows. */
const CAPACITY = 24;

let capacity = CAPACITY;

/** Remember the texts of this many cells: who goes through them all again and again must not drive them out. */
export function rememberAtLeast(cells: number): void {
  capacity = Math.max(capacity, 2 * cells);
}

/** Remembers the latest results by their arguments, so that nothing is worked out twice for the same texts. */
class Memo<Key, Result> {
  constructor(
    private readonly same: (a: Key, b: Key) => boolean,
    private readonly work: (key: Key) => Result
  ) {}

  has(key: Key): boolean {
    return this._entries.some(entry => this.same(entry.key, key));
  }

  get(key: Key): Result {
    const place = this._entries.findIndex(entry => this.same(entry.key, key));
    const entry = place < 0 ? { key, result: this.work(key) } : this._entries.splice(place, 1)[0];
    this._entries.unshift(entry);
    this._entries.length = Math.min(this._entries.length, capacity);
    return entry.result;
  }

  private readonly _entries: { key: Key; result: Result }[] = [];
}

const evidences = new Memo<readonly SourceCell[] | null, Evidence | null>(sameSource, cells =>
  // Code that no evidence can be in was none for which the parser had to be loaded.
  cells === null ? null : (EVIDENCE.content?.readSource([...cells]) ?? null)
);

/** The summaries of one cell's outputs: those of the other cells are companions to every cell's. */
const readings = new Memo<readonly CellOutput[], readonly PlacedSummary[]>(
  sameOutputs,
  readOutputs
);

interface Question {
  readonly outputs: readonly CellOutput[];
  readonly source: Source | null;
}

const reports = new Memo<Question, readonly CellReport[]>(
  (a, b) =>
    a.source?.cell === b.source?.cell &&
    sameSource(a.source?.cells ?? null, b.source?.cells ?? null) &&
    sameOutputs(a.outputs, b.outputs) &&
    sameOthers(a.source, b.source),
  question => withParts(() => explainWith(question))
);

function explainWith({ outputs, source }: Question): readonly CellReport[] {
  const others = source?.others ?? [];
  const cells = source?.cells ?? null;
  const missing = [
    ...[outputs, ...others].filter(texts => !readings.has(texts)).flatMap(missingToRead),
    ...(cells === null || evidences.has(cells) ? [] : missingToFollow(cells))
  ];
  const mayHold = missing.length > 0 || readings.get(outputs).length > 0;
  const unsolved = mayHold ? missingToSolve(missing) : [];
  if (unsolved.length > 0 && isToBeSolved(outputs, cells)) missing.push(...unsolved);
  if (missing.length > 0) throw new PartsMissing(missing);
  return explainRead(readings.get(outputs), {
    evidence: evidences.get(cells),
    cell: source?.cell ?? -1,
    companions: others.flatMap(texts => readings.get(texts).map(({ summary }) => summary))
  });
}

/** Whether it can be told beforehand that rows have to be solved: where no code tells of them, and where the beginning is
 * shown before the code is read. */
function isToBeSolved(
  outputs: readonly CellOutput[],
  cells: readonly SourceCell[] | null
): boolean {
  return cells === null || !mayHoldEvidence(cells) || outputs.some(isLong);
}

/** The reports of the summaries in a cell's outputs, in order. Throws `PartsMissing` where something is to be loaded first.
 *
 * @param source - The code behind them; `null` when there is none to read.
 */
export function explain(
  outputs: readonly CellOutput[],
  source: Source | null
): readonly CellReport[] {
  return reports.get({ outputs, source });
}

function sameOthers(a: Source | null, b: Source | null): boolean {
  const [left, right] = [a?.others ?? [], b?.others ?? []];
  return left.length === right.length && left.every((outputs, i) => sameOutputs(outputs, right[i]));
}

function sameOutputs(a: readonly CellOutput[], b: readonly CellOutput[]): boolean {
  return (
    a.length === b.length &&
    a.every(
      ({ index, kind, text, html, markdown }, i) =>
        index === b[i].index &&
        kind === b[i].kind &&
        text === b[i].text &&
        html === b[i].html &&
        markdown === b[i].markdown
    )
  );
}

function sameSource(a: readonly SourceCell[] | null, b: readonly SourceCell[] | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.length === b.length &&
    a.every(
      ({ index, source, executionCount, dirty, stoppedAt }, i) =>
        index === b[i].index &&
        source === b[i].source &&
        executionCount === b[i].executionCount &&
        dirty === b[i].dirty &&
        stoppedAt === b[i].stoppedAt
    )
  );
}
