import { Command, InvalidArgumentError } from 'commander';

import { documented } from '../../compare/documented.js';
import {
  compareReports,
  differs,
  isWeightless,
  recogniseReport,
  type ComparedRow,
  type Comparison
} from '../../compare/index.js';

import { abbreviate, format } from '../../report/format.js';
import type { PlacedReport } from '../../report/types.js';
import { jsonText } from '../../text/json.js';
import { english } from '../../text/message.js';
import { complain, plain, print } from '../console.js';
import { explainFile, nthOf, readReference } from '../files.js';
import { nameOf } from '../read.js';
import { table } from '../terminal.js';

interface DiffOptions {
  readonly first?: number;
  readonly second?: number;
  readonly all?: boolean;
  readonly json?: boolean;
}

/** `paramlens diff A B`: two summaries held against each other. */
export function diffCommand(): Command {
  return new Command('diff')
    .description(
      'compare two model summaries and say where the difference of their totals comes from'
    )
    .argument('<first>', 'a notebook or text; FILE:2 for its second summary')
    .argument('[second]', 'another one; left out, the second summary of the same file')
    .option('--first <n>', 'which summary of the first file, from 1', ordinal)
    .option('--second <n>', 'which summary of the second file, from 1', ordinal)
    .option('--all', 'also the rows that are the same')
    .option('--json', 'the comparison as JSON')
    .action(async (first: string, second: string | undefined, options: DiffOptions) => {
      try {
        const a = summaryOf(first, options.first, 1);
        const b = summaryOf(
          second ?? readReference(first).file,
          options.second,
          second === undefined ? 2 : 1
        );
        const comparison = compareReports(a, b);
        print(
          options.json
            ? jsonText(documented(comparison))
            : await render([a, b], comparison, options)
        );
      } catch (error) {
        complain((error as Error).message);
      }
    });
}

function summaryOf(reference: string, given: number | undefined, usual: number): PlacedReport {
  const { file, nth } = readReference(reference);
  try {
    return nthOf(explainFile(file), given ?? nth ?? usual);
  } catch (error) {
    throw new Error(`${nameOf(file)}: ${(error as Error).message}`, { cause: error });
  }
}

function ordinal(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('Give 1, 2 ...');
  return value;
}

/** Without `--all`, rows beyond these are only counted. */
const MOST_ROWS = 40;

async function render(
  reports: readonly [PlacedReport, PlacedReport],
  comparison: Comparison,
  { all }: DiffOptions
): Promise<string> {
  const { difference, causes, rows } = comparison;
  const told = all ? rows : rows.filter(differs);
  const weightless = all ? 0 : rows.filter(isWeightless).length;
  const shown = all ? told : told.slice(0, MOST_ROWS);
  return [
    await sideLine('First', comparison.first, reports[0]),
    await sideLine('Second', comparison.second, reports[1]),
    `Difference ${difference === null ? 'not known: a total is missing' : signed(difference)}${ofWhat(comparison)}`,
    '',
    ...causes.map(
      ({ difference: share, text }) => `  ${signed(share).padStart(14)}  ${plain(english(text))}`
    ),
    ...(causes.length > 0 ? [''] : []),
    ...(shown.length > 0
      ? table(
          HEADER,
          shown.map(row => cellsOf(row, reports))
        )
      : []),
    ...(shown.length < told.length
      ? [`… and ${told.length - shown.length} more rows: --all shows them`]
      : []),
    ...(weightless > 0
      ? [`Rows without parameters that stand otherwise: ${weightless}; --all shows them`]
      : [])
  ].join('\n');
}

const HEADER = ['', 'First', 'Parameters', 'Second', 'Parameters', 'Why'];

async function sideLine(
  label: string,
  { name, format: printer, total, printed, isRounded }: Comparison['first'],
  report: PlacedReport
): Promise<string> {
  const count =
    total === null
      ? 'total not known'
      : `${isRounded ? 'about ' : ''}${format(total)} parameters${noteOf(total, printed)}`;
  const { text } = await recogniseReport(report);
  const parts = [
    printer,
    ...(name === null ? [] : [plain(name)]),
    count,
    ...(text === null ? [] : [english(text)])
  ];
  return `${label.padEnd(6)} ${parts.join(' · ')}`;
}

function ofWhat({ first, second }: Comparison): string {
  return first.printed === first.total && second.printed === second.total
    ? ''
    : ' between the printed totals';
}

/** What stands beside a total: few digits of a large one, and what else its printer counts. */
function noteOf(total: number, printed: number | null): string {
  const short = abbreviate(total);
  const notes = [
    ...(short === format(total) ? [] : [short]),
    ...(printed === null || printed === total
      ? []
      : [`${format(printed)} printed, with ${format(printed - total)} optimizer variables`])
  ];
  return notes.length > 0 ? ` (${notes.join('; ')})` : '';
}

const MARKS = { same: '=', moved: '↕', changed: '~', grouped: '⊂', added: '+', removed: '-' };

function cellsOf(
  { change, first, second, counts, reasons }: ComparedRow,
  [a, b]: readonly [PlacedReport, PlacedReport]
): string[] {
  return [
    MARKS[change],
    namesOf(first, a),
    first.length > 0 ? format(counts[0]) : '',
    namesOf(second, b),
    second.length > 0 ? format(counts[1]) : '',
    plain(reasons.map(({ short }) => english(short)).join(' '))
  ];
}

function namesOf(indices: readonly number[], { layers }: PlacedReport): string {
  const names = indices.map(index => plain(layers[index].name));
  return names.length > 2 ? `${names[0]} … ${names[names.length - 1]}` : names.join(', ');
}

function signed(difference: number): string {
  return difference < 0 ? `−${format(-difference)}` : `+${format(difference)}`;
}
