import type { Evidence } from '../evidence/types.js';
import {
  readOutputs,
  type CellOutput,
  type Place,
  type PlacedSummary
} from '../summary/outputs.js';
import type { Summary } from '../summary/types.js';
import type { Companion } from './join.js';
import { later } from '../later.js';
import { recount, type Origin } from './recount.js';
import { isStated } from './statements.js';
import type { SummaryReport } from './types.js';

export { recount, type Origin } from './recount.js';
export type { CellOutput, Place } from '../summary/outputs.js';

/** A summary found in a cell's outputs, counted again. */
export interface CellReport {
  readonly report: SummaryReport;
  /** Where it begins. Offsets count characters of the output's text as `textOf` gives it. */
  readonly start: Place;
  /** Just past its last character. */
  readonly end: Place;
  /** The outputs it stands in. */
  readonly outputs: readonly number[];
}

/** Every summary is held against every companion: more than a person prints must not take the square of their number. */
const MOST_COMPANIONS = 400;

/** What a cell's summaries can be checked against. */
export interface Context {
  /** What the notebook's source says; `null` where there is none. */
  readonly evidence: Evidence | null;
  /** The cell's index in the notebook, which `evidence` refers to. */
  readonly cell: number;
  /** The summaries of the notebook's other outputs: they may state what these ones leave out. */
  readonly companions: readonly Summary[];
}

/** Every summary in the outputs of a cell, counted again. */
export function explainCell(
  outputs: readonly CellOutput[],
  context: Context
): readonly CellReport[] {
  return explainRead(readOutputs(outputs), context);
}

/** The summaries that were read from the outputs of one cell, counted again. */
export function explainRead(
  placed: readonly PlacedSummary[],
  { evidence, cell, companions }: Context
): readonly CellReport[] {
  const summaries = placed.map(({ summary }) => summary);
  const others = summaries.every(statesConfigs)
    ? []
    : [...summaries, ...companions]
        .filter(statesConfigs)
        .slice(0, MOST_COMPANIONS)
        .map(summary => new (later('join').Companion)(summary));
  const numbers = new Map<string, number>();
  const places = placed.map(({ summary }) => {
    const printer = printerOf(summary);
    const nth = numbers.get(printer) ?? 0;
    numbers.set(printer, nth + 1);
    return nth;
  });
  return placed.map(({ summary, ...place }, i) => {
    const of = numbers.get(printerOf(summary)) ?? 0;
    const origin = { evidence, cell, nth: places[i], of };
    return { report: explainSummary(summary, others, origin), ...place };
  });
}

/** Summaries of one printer are told apart by their order. */
function printerOf({ framework, format }: Summary): string {
  return framework === 'keras' ? framework : format;
}

/** What another output states is taken over only where the source does not tell which model is printed, and nothing in
 * the summary is against it: the other may show the model as it was before, or another one of the same class. */
function explainSummary(
  summary: Summary,
  companions: readonly Companion[],
  origin: Origin
): SummaryReport {
  const joined =
    statesConfigs(summary) || companions.length === 0
      ? summary
      : later('join').joinStated(summary, companions);
  if (joined === summary || isStated(summary, origin)) return recount(summary, origin);
  const report = recount(joined, origin);
  const isRefuted = report.layers.some(
    ({ verdict, evidence }) => verdict === 'mismatch' && evidence === 'output'
  );
  return isRefuted ? recount(summary, origin) : report;
}

/** True for a summary that can tell others' hyper-parameters, and needs none itself. */
function statesConfigs({ rows }: Summary): boolean {
  return rows.some(row => row.config !== undefined);
}
