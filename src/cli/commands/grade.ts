import { Command } from 'commander';
import { format } from '../../report/format.js';
import { answerText } from '../../teach/answers.js';
import {
  grade,
  type Grade,
  type Graded,
  type GradedCell,
  type GradedRow
} from '../../teach/grade.js';
import { isRecord, jsonText } from '../../text/json.js';
import { complain, FAILED, plain } from '../console.js';
import { explainNotebook } from '../explain.js';
import { readText } from '../read.js';
import { table } from '../terminal.js';

/** `paramlens grade FILE...`: judges the answers that learners stored in notebooks. */
export function gradeCommand(): Command {
  return new Command('grade')
    .description('judge the answers that were stored in notebooks, by counting again')
    .argument('<files...>', 'notebooks (.ipynb)')
    .option('--json', 'one JSON object a line, one line a file')
    .action((files: string[], options: { readonly json?: boolean }) => {
      for (const file of files) gradeFile(file, Boolean(options.json));
    });
}

/** Judges the answers in a notebook file's content.
 *
 * @throws NotebookError if the content is no notebook.
 */
export function gradeNotebook(content: string): Graded {
  const summaries = explainNotebook(content);
  return grade(cellsOf(content), summaries);
}

/** What was judged, as a table a set of answers. */
export function renderGraded(file: string, { grades, problems }: Graded): string {
  const lines = grades.flatMap(one => [...renderGrade(file, one), '']);
  const told = problems.map(({ cell, problem }) => `${plain(file)} · cell ${cell + 1}: ${problem}`);
  const none = grades.length + problems.length === 0 ? [`${plain(file)}: no answers found`] : [];
  return [...lines, ...told, ...none].join('\n').trimEnd();
}

function renderGrade(
  file: string,
  { cell, model, rows, rightFirst, right, questions, remark }: Grade
): string[] {
  const isAlone = ({ path }: GradedRow): boolean =>
    rows.filter(row => row.path === path).length === 1;
  const shown = rows.map(row => [
    `${plain(row.path ?? 'Total')}${row.row === null || isAlone(row) ? '' : ` (row ${row.row + 1})`}`,
    row.expected === null ? '?' : format(row.expected),
    row.answers.map(answerText).join(', then '),
    row.rightFirst ? 'right at once' : row.right ? 'right' : row.gaveUp ? 'gave up' : 'wrong',
    row.mistakes.join('; ')
  ]);
  return [
    `${plain(file)} · cell ${cell + 1}${model === null ? '' : ` · ${plain(model)}`}`,
    ...(remark === null ? [] : [remark]),
    ...table(['Layer', 'Parameters', 'Answers', 'Result', 'First mistake'], shown),
    `${right} of ${questions} right, ${rightFirst} at the first try`
  ];
}

function gradeFile(file: string, json: boolean): void {
  let graded: Graded;
  try {
    graded = gradeNotebook(readText(file));
  } catch (error) {
    const { message } = error as Error;
    complain(`${file}: ${message}`);
    if (json) process.stdout.write(`${jsonText({ file, error: message })}\n`);
    return;
  }
  // Input that cannot be read weighs more.
  if (graded.problems.length > 0) process.exitCode ??= FAILED;
  const text = json ? jsonText({ file, ...graded }) : renderGraded(file, graded);
  process.stdout.write(`${text}\n`);
}

type Json = Readonly<Record<string, unknown>>;

/** The cells of a notebook that is known to be one; nbformat 3, without metadata of ours, has none. */
function cellsOf(content: string): readonly GradedCell[] {
  const { cells } = JSON.parse(content.replace(/^\ufeff/, '')) as Json;
  return (Array.isArray(cells) ? (cells as readonly unknown[]) : []).flatMap((cell, index) =>
    isRecord(cell) ? [cellOf(cell, index)] : []
  );
}

function cellOf({ cell_type: type, source, metadata }: Json, index: number): GradedCell {
  const kind = type === 'markdown' || type === 'raw' ? type : 'code';
  const text = Array.isArray(source)
    ? source.filter(line => typeof line === 'string').join('')
    : source;
  return {
    index,
    kind,
    source: typeof text === 'string' ? text : '',
    metadata: isRecord(metadata) ? metadata.paramlens : undefined
  };
}
