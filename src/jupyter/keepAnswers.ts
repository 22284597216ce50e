import type { ICellModel } from '@jupyterlab/cells';
import type { INotebookModel } from '@jupyterlab/notebook';
import {
  ANSWERS_TITLE,
  answersCell,
  readAnswersCell,
  type StoredAnswers
} from '../teach/answers.js';
import type { KeepPlace } from '../view/predict/KeepAnswers.js';

/** Under this key of a cell's metadata all that is ours stands. */
const KEY = 'paramlens';

/** Writes a learner's answers into a notebook, in place of earlier ones to the same network.
 *
 * Nothing else ever changes a notebook, and this only on the learner's wish.
 *
 * @param cell - The index of the cell that printed the summary.
 * @returns False if the notebook cannot be written to.
 */
export function keepAnswers(
  model: INotebookModel,
  cell: number,
  place: KeepPlace,
  answers: StoredAnswers
): boolean {
  if (model.readOnly) return false;
  if (place === 'metadata') writeMetadata(model.cells.get(cell), answers);
  else writeCell(model, cell, answers);
  return true;
}

function writeMetadata(cell: ICellModel, answers: StoredAnswers): void {
  const own: unknown = cell.getMetadata(KEY);
  const kept = isRecord(own) ? own : {};
  const before: readonly unknown[] = Array.isArray(kept.answers)
    ? kept.answers
    : kept.answers === undefined
      ? []
      : [kept.answers];
  const others = before.filter(one => !isRecord(one) || one.network !== answers.network);
  cell.setMetadata(KEY, { ...kept, answers: [...others, answers] });
}

/** A Markdown cell below the cell that printed the summary, and below those with answers to its other summaries. */
function writeCell(
  { cells, sharedModel }: INotebookModel,
  cell: number,
  answers: StoredAnswers
): void {
  const source = answersCell(answers);
  let below = cell + 1;
  for (; below < cells.length; below++) {
    const candidate = cells.get(below);
    const text = candidate.sharedModel.getSource();
    if (candidate.type !== 'markdown' || !text.startsWith(`## ${ANSWERS_TITLE}`)) break;
    const read = readAnswersCell(text);
    if (read !== null && 'network' in read && read.network === answers.network) {
      candidate.sharedModel.setSource(source);
      return;
    }
  }
  sharedModel.insertCell(below, { cell_type: 'markdown', source, metadata: {} });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
