import { isRecord } from '../text/json.js';
import { figure } from '../text/message.js';
import type { SummaryReport } from '../report/types.js';
import type { Outcome, Outcomes, RowIndex } from './attempts.js';
import type { Answer } from './diagnose.js';
import { fingerprint } from './fingerprint.js';

/** What is kept of one row's attempts. Whether an answer is right is not kept: a grader counts again. */
export interface StoredOutcome {
  /** The layer's path; `null` for the total. */
  readonly path: string | null;
  /** The layer's place in the report, from 0: several may have the same path. Left out by earlier versions, and for
   * the total. */
  readonly row?: number;
  readonly answers: readonly Answer[];
  readonly gaveUp: boolean;
}

/** A learner's answers to one summary: `metadata.paramlens.answers` of the cell that printed it, and the comment in a
 * text cell. */
export interface StoredAnswers {
  readonly version: 1;
  /** Which network it is: `networkOf` of its summary. */
  readonly network: string;
  readonly outcomes: readonly StoredOutcome[];
  /** Shows that the rest was edited by hand; anybody can compute it, so that it proves nothing. */
  readonly seal: string;
}

/** Answers that cannot be read, and why. */
export interface Unreadable {
  readonly problem: string;
}

export const ANSWERS_TITLE = 'Paramlens answers';
const COMMENT = /<!-- paramlens-answers: (\{[^\n]*\}) -->/;
/** Longer cells are nobody's answers. */
const LONGEST = 2_000_000;
const MOST_OUTCOMES = 20_000;

/** A name for a network by its layers' paths, classes and shapes: the same wherever the summary stands, whatever the
 * counts. */
export function networkOf({ format, layers }: SummaryReport): string {
  const rows = layers.map(({ path, type, outputShape }) => `${path}|${type}|${outputShape ?? ''}`);
  return fingerprint([format, ...rows].join('\n'));
}

/** What to keep of a learner's outcomes. */
export function storedAnswers(report: SummaryReport, outcomes: Outcomes): StoredAnswers {
  const kept = outcomes.map(({ row, answers, gaveUp }): StoredOutcome =>
    row === null
      ? { path: null, answers, gaveUp }
      : { path: report.layers[row].path, row, answers, gaveUp }
  );
  const network = networkOf(report);
  return { version: 1, network, outcomes: kept, seal: sealOf(network, kept) };
}

/** The row of the report that an outcome is of, `null` for the total; `undefined` if the report has no such row. */
export function rowOf(
  { layers }: SummaryReport,
  { path, row }: Pick<StoredOutcome, 'path' | 'row'>
): RowIndex | undefined {
  if (path === null) return null;
  if (row !== undefined && layers[row]?.path === path) return row;
  const first = layers.findIndex(layer => layer.path === path);
  return first < 0 ? undefined : first;
}

/** The source of a Markdown cell: a table for people, and a comment for the grader. */
export function answersCell(stored: StoredAnswers): string {
  // A comment ends at the first "-->", and Markdown ends one at "--" here and there.
  const json = JSON.stringify(stored).replace(
    /[<>-]/g,
    mark => `\\u00${mark.charCodeAt(0).toString(16)}`
  );
  return `${tableOf(stored)}\n\n<!-- paramlens-answers: ${json} -->\n`;
}

/** The answers in a Markdown cell; `null` if it holds none. */
export function readAnswersCell(source: string): StoredAnswers | Unreadable | null {
  if (!source.includes('paramlens-answers:') && !source.includes(`## ${ANSWERS_TITLE}`)) {
    return null;
  }
  if (source.length > LONGEST) return { problem: 'the cell with the answers is too long' };
  const json = COMMENT.exec(source)?.[1];
  if (json === undefined) {
    return { problem: 'the comment that holds the answers is missing or cut' };
  }
  const read = readAnswers(parse(json));
  if ('problem' in read) return read;
  return source.includes(tableOf(read))
    ? read
    : { problem: 'the table was edited: it does not show the answers that the comment holds' };
}

/** Checks a value out of a notebook's metadata. */
export function readAnswers(value: unknown): StoredAnswers | Unreadable {
  if (!isRecord(value)) return { problem: 'the answers are no JSON object' };
  const { version, network, outcomes, seal } = value;
  if (version !== 1) {
    return { problem: `the answers are of version ${show(version)}; this reads version 1` };
  }
  if (typeof network !== 'string') {
    return { problem: 'the answers do not say which network they are for' };
  }
  if (!Array.isArray(outcomes) || outcomes.length > MOST_OUTCOMES) {
    return { problem: 'the answers hold no list of outcomes' };
  }
  const read: StoredOutcome[] = [];
  for (const [place, outcome] of outcomes.entries()) {
    const one = readOutcome(outcome);
    if (!one) return { problem: `outcome ${place + 1} of the answers is malformed` };
    read.push(one);
  }
  if (new Set(read.map(({ path, row }) => `${row ?? ''}|${path ?? ''}`)).size !== read.length) {
    return { problem: 'the answers hold two outcomes for one layer' };
  }
  if (seal !== sealOf(network, read)) {
    return { problem: 'the answers were edited after they were stored' };
  }
  return { version, network, outcomes: read, seal };
}

function readOutcome(value: unknown): StoredOutcome | null {
  if (!isRecord(value)) return null;
  const { path, row, answers, gaveUp } = value;
  if ((typeof path !== 'string' && path !== null) || typeof gaveUp !== 'boolean') return null;
  if (row !== undefined && !(typeof row === 'number' && Number.isSafeInteger(row))) return null;
  if (!Array.isArray(answers)) return null;
  const read = answers.map(readAnswer);
  if (!read.every(answer => answer !== null)) return null;
  return { path, ...(row !== undefined && { row }), answers: read, gaveUp };
}

function readAnswer(value: unknown): Answer | null {
  if (!isRecord(value)) return null;
  const { total, weights, biases } = value;
  if (typeof total === 'number') return { total };
  return typeof weights === 'number' && typeof biases === 'number' ? { weights, biases } : null;
}

function tableOf({ outcomes }: StoredAnswers): string {
  const isNumbered = outcomes.some(({ row }) => row !== undefined);
  const line = (row: string, ...cells: readonly string[]): string =>
    `| ${(isNumbered ? [row, ...cells] : cells).join(' | ')} |`;
  const rows = outcomes.map(({ path, row, answers, gaveUp }) =>
    line(
      row === undefined ? '' : String(row + 1),
      cell(path ?? 'Total'),
      answers.map(answerText).join(', then '),
      gaveUp ? 'yes' : 'no'
    )
  );
  return [
    `## ${ANSWERS_TITLE}`,
    '',
    line('Row', 'Layer', 'Answers', 'Gave up'),
    line('---', '---', '---', '---'),
    ...rows
  ].join('\n');
}

/** An answer as people write it. */
export function answerText(answer: Answer | Outcome['answers'][number]): string {
  return 'total' in answer
    ? figure(answer.total)
    : `${figure(answer.weights)} weights and ${figure(answer.biases)} biases`;
}

/** A layer's name is the notebook's own text: nothing in it may act as Markdown or HTML. */
function cell(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>|#!&~$-]/g, mark => `&#${mark.charCodeAt(0)};`);
}

function sealOf(network: string, outcomes: readonly StoredOutcome[]): string {
  return fingerprint(`${network}\n${JSON.stringify(outcomes)}`);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function show(value: unknown): string {
  return String(JSON.stringify(value) ?? 'none').slice(0, 40);
}
