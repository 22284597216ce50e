import { loaded } from '../loading/using.js';
import type { ICellModel } from '@jupyterlab/cells';
import type { INotebookModel } from '@jupyterlab/notebook';
import type { StoredAnswers, StoredOutcome } from '../teach/answers.js';
import { isRecord } from '../text/json.js';
import { PREDICT } from '../view/parts.js';
import type { KeepPlace } from '../view/predict/KeepAnswers.js';
import { ownMetadata } from './ownMetadata.js';
import { METADATA_KEY } from './tokens.js';

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
  const others = answersIn(cell).filter(one => !isRecord(one) || one.network !== answers.network);
  cell.setMetadata(METADATA_KEY, { ...ownMetadata(cell), answers: [...others, answers] });
}

/** The answers to a network that were kept with the cell that printed it, or below it. */
export function keptAnswers(
  model: INotebookModel,
  cell: number,
  network: string
): readonly StoredOutcome[] {
  const { readAnswers, readAnswersCell } = loaded(PREDICT);
  return [
    ...answersIn(model.cells.get(cell)).map(readAnswers),
    ...answerCells(model, cell).map(one => readAnswersCell(one.sharedModel.getSource()))
  ].flatMap(read =>
    read !== null && 'network' in read && read.network === network ? read.outcomes : []
  );
}

function answersIn(cell: ICellModel): readonly unknown[] {
  const { answers } = ownMetadata(cell);
  if (answers === undefined) return [];
  return Array.isArray(answers) ? answers : [answers];
}

/** A Markdown cell below the cell that printed the summary, and below those with answers to its other summaries. */
function writeCell(model: INotebookModel, cell: number, answers: StoredAnswers): void {
  const { answersCell, readAnswersCell } = loaded(PREDICT);
  const source = answersCell(answers);
  const present = answerCells(model, cell);
  const own = present.find(({ sharedModel }) => {
    const read = readAnswersCell(sharedModel.getSource());
    return read !== null && 'network' in read && read.network === answers.network;
  });
  if (own) own.sharedModel.setSource(source);
  else {
    const below = cell + 1 + present.length;
    model.sharedModel.insertCell(below, { cell_type: 'markdown', source, metadata: {} });
  }
}

/** The Markdown cells with answers right below a cell. */
function answerCells({ cells }: INotebookModel, cell: number): readonly ICellModel[] {
  const { ANSWERS_TITLE } = loaded(PREDICT);
  const found: ICellModel[] = [];
  for (let below = cell + 1; below < cells.length; below++) {
    const candidate = cells.get(below);
    const text = candidate.sharedModel.getSource();
    if (candidate.type !== 'markdown' || !text.startsWith(`## ${ANSWERS_TITLE}`)) break;
    found.push(candidate);
  }
  return found;
}
