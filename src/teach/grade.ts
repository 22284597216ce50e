import type { PlacedReport, SummaryReport } from '../report/types.js';
import {
  networkOf,
  readAnswers,
  readAnswersCell,
  rowOf,
  type StoredAnswers,
  type StoredOutcome
} from './answers.js';
import type { Answer } from './diagnose.js';
import { isRecord } from '../text/json.js';
import { english } from '../text/message.js';
import { judge, questionsIn, secretOf } from './judge.js';

/** A cell of a notebook as far as grading reads it. */
export interface GradedCell {
  readonly index: number;
  readonly kind: 'code' | 'markdown' | 'raw';
  readonly source: string;
  /** `metadata.paramlens`, unread; `undefined` where there is none. */
  readonly metadata: unknown;
}

/** One row of a learner's answers, judged again. */
export interface GradedRow {
  /** The layer's path; `null` for the total. */
  readonly path: string | null;
  /** The layer's place in the report, from 0; `null` for the total, and where the report has no such layer. */
  readonly row: number | null;
  readonly type: string | null;
  /** The right count; `null` where it is not known. */
  readonly expected: number | null;
  readonly answers: readonly Answer[];
  readonly rightFirst: boolean;
  readonly right: boolean;
  readonly gaveUp: boolean;
  /** What the first answer that was wrong shows, in English: the titles of all rules that give it. */
  readonly mistakes: readonly string[];
}

/** One set of answers, judged against the summary it belongs to. */
export interface Grade {
  /** The cell that holds the answers. */
  readonly cell: number;
  readonly model: string | null;
  readonly rows: readonly GradedRow[];
  readonly rightFirst: number;
  readonly right: number;
  /** Rows of the summary that can be answered, the total included. */
  readonly questions: number;
  /** Where else answers for the same summary are kept; `null` if nowhere. */
  readonly remark: string | null;
}

/** Answers that could not be graded, and why. */
export interface Problem {
  readonly cell: number;
  readonly problem: string;
}

export interface Graded {
  readonly grades: readonly Grade[];
  readonly problems: readonly Problem[];
}

/** One set of answers and its summary. */
interface Found {
  readonly report: PlacedReport;
  readonly stored: StoredAnswers;
  /** The cells that hold this very set, the first one first. */
  readonly cells: [number, ...number[]];
  /** Cells that hold another set for the same summary. */
  readonly others: readonly number[];
}

/** Judges all answers in a notebook by its summaries alone: nothing that was stored says whether an answer is right. */
export function grade(cells: readonly GradedCell[], summaries: readonly PlacedReport[]): Graded {
  const found: Found[] = [];
  const problems: Problem[] = [];
  for (const { index, stored } of cells.flatMap(answersOf)) {
    if ('problem' in stored) {
      problems.push({ cell: index, problem: stored.problem });
      continue;
    }
    const report = summaryOf(stored, index, summaries);
    if (report) {
      const known = found.filter(one => one.report === report);
      const same = known.find(one => one.stored.seal === stored.seal);
      // One set that is kept in two places is graded once.
      if (same) same.cells.push(index);
      else {
        const others = known.map(one => one.cells[0]);
        found.push({ report, stored, cells: [index], others });
      }
    } else {
      const problem = 'the notebook has no summary of the network that was answered';
      problems.push({ cell: index, problem });
    }
  }
  return { grades: found.map(gradeOne), problems };
}

function answersOf({ index, kind, source, metadata }: GradedCell): {
  readonly index: number;
  readonly stored: ReturnType<typeof readAnswers>;
}[] {
  const written = kind === 'markdown' ? readAnswersCell(source) : null;
  const found = written ? [written] : [];
  if (metadata !== undefined) {
    const answers = isRecord(metadata) ? metadata.answers : metadata;
    // Other things may be kept there one day: no answers is no problem.
    if (answers !== undefined) {
      const all: readonly unknown[] = Array.isArray(answers) ? answers : [answers];
      found.push(...all.map(readAnswers));
    }
  }
  return found.map(stored => ({ index, stored }));
}

/** The summary that the answers name; of several alike, the nearest above. */
function summaryOf(
  { network }: StoredAnswers,
  cell: number,
  summaries: readonly PlacedReport[]
): PlacedReport | null {
  const alike = summaries.filter(summary => networkOf(summary) === network);
  return alike.filter(summary => summary.cell <= cell).at(-1) ?? alike[0] ?? null;
}

function gradeOne({ report, stored, cells, others }: Found): Grade {
  const rows = stored.outcomes.map(outcome => gradeRow(report, outcome));
  const [cell, ...again] = cells;
  return {
    cell,
    model: report.name,
    rows,
    rightFirst: rows.filter(({ rightFirst }) => rightFirst).length,
    right: rows.filter(({ right }) => right).length,
    questions: questionsIn(report),
    remark: remarkOf(again, others)
  };
}

/** For people, who count cells from 1. */
function remarkOf(again: readonly number[], others: readonly number[]): string | null {
  const list = (cells: readonly number[]): string => cells.map(cell => cell + 1).join(', ');
  const remarks = [
    ...(again.length > 0 ? [`the same answers are kept in cell ${list(again)} too`] : []),
    ...(others.length > 0 ? [`other answers to the same summary are in cell ${list(others)}`] : [])
  ];
  return remarks.length > 0 ? remarks.join('; ') : null;
}

function gradeRow(report: SummaryReport, outcome: StoredOutcome): GradedRow {
  const { path, answers, gaveUp } = outcome;
  const row = rowOf(report, outcome);
  const judged = row === undefined ? [] : answers.map(answer => judge(report, row, answer));
  const wrong = judged.find(diagnosis => diagnosis.right === false);
  return {
    path,
    row: row ?? null,
    type: typeof row === 'number' ? report.layers[row].type : null,
    expected: row === undefined ? null : secretOf(report, row),
    answers,
    rightFirst: judged[0]?.right === true,
    // What was answered after giving up shows nothing.
    right: judged.some(diagnosis => diagnosis.right === true),
    gaveUp,
    mistakes:
      wrong?.right === false
        ? wrong.matches.map(({ titles }) => titles.map(english).join(' and '))
        : []
  };
}
