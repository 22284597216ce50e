import type { ICellModel, ICodeCellModel } from '@jupyterlab/cells';
import type { INotebookModel, INotebookTracker } from '@jupyterlab/notebook';
import type { IOutputAreaModel } from '@jupyterlab/outputarea';
import type { Widget } from '@lumino/widgets';
import { lineOfError } from '../evidence/failure.js';
import type { SourceCell } from '../evidence/types.js';
import { mayHoldSummary, type CellOutput } from '../summary/outputs.js';
import { isCode } from './followNotebook.js';
import { outputsIn } from './sites.js';

/** The code behind a cell's outputs. */
export interface Source {
  /** The code cells that had run when the outputs were made, the printing one included. */
  readonly cells: readonly SourceCell[];
  /** The printing cell's index in the notebook. */
  readonly cell: number;
  /** The other cells' outputs that may hold summaries. */
  readonly others: readonly (readonly CellOutput[])[];
}

/** The code behind outputs; `null` when they belong to no notebook. */
export function sourceBehind(
  outputs: IOutputAreaModel,
  widget: Widget,
  notebooks: INotebookTracker | null
): Source | null {
  const place = placeOf(outputs, widget, notebooks);
  if (place === null) return null;
  const cells = cellsOf(place.model);
  return sourceOf(cells, place.cell, cellsWithSummaries(cells));
}

/** A cell whose outputs may hold summaries, and the code behind them. */
export interface SummaryCell {
  readonly cell: ICodeCellModel;
  readonly outputs: readonly CellOutput[];
  readonly source: Source;
}

/** The cells of a notebook whose outputs may hold summaries.
 *
 * @param settled - Given a cell's outputs, those to take in their place where nothing that matters has changed.
 */
export function summaryCells(
  model: INotebookModel,
  settled: (cell: ICodeCellModel, outputs: readonly CellOutput[]) => readonly CellOutput[]
): readonly SummaryCell[] {
  const cells = cellsOf(model);
  const found = cellsWithSummaries(cells).map(({ index, cell, outputs }) => ({
    index,
    cell,
    outputs: settled(cell, outputs)
  }));
  return found.map(({ index, cell, outputs }) => ({
    cell,
    outputs,
    source: sourceOf(cells, index, found)
  }));
}

/** The notebook that holds outputs, and their cell's index in it; `null` when they belong to none. */
export function placeOf(
  outputs: IOutputAreaModel,
  widget: Widget,
  notebooks: INotebookTracker | null
): { readonly model: INotebookModel; readonly cell: number } | null {
  for (const model of notebookModels(widget, notebooks)) {
    const cell = cellsOf(model).findIndex(cell => isCode(cell) && cell.outputs === outputs);
    if (cell >= 0) return { model, cell };
  }
  return null;
}

/** The notebook around the widget first, then the others: a linked output view stands in none. */
function* notebookModels(
  widget: Widget,
  notebooks: INotebookTracker | null
): Iterable<INotebookModel> {
  for (let parent = widget.parent; parent !== null; parent = parent.parent) {
    const { model } = parent as { model?: Partial<INotebookModel> };
    if (typeof model === 'object' && model !== null && 'cells' in model) {
      yield model as INotebookModel;
      return;
    }
  }
  const others: INotebookModel[] = [];
  notebooks?.forEach(panel => {
    if (panel.content.model !== null) others.push(panel.content.model);
  });
  yield* others;
}

function cellsOf(model: INotebookModel): readonly ICellModel[] {
  return Array.from({ length: model.cells.length }, (_, index) => model.cells.get(index));
}

interface Outputs {
  /** The cell's place in the notebook, from 0. */
  readonly index: number;
  readonly cell: ICodeCellModel;
  readonly outputs: readonly CellOutput[];
}

function cellsWithSummaries(cells: readonly ICellModel[]): readonly Outputs[] {
  return cells.flatMap((cell, index) => {
    if (!isCode(cell) || cell.outputs.length === 0) return [];
    const outputs = outputsIn(cell.outputs);
    return mayHoldSummaries(cell.outputs, outputs) ? [{ index, cell, outputs }] : [];
  });
}

/** Whether outputs may hold summaries, until they change; `undefined` since they have changed. */
const searched = new WeakMap<IOutputAreaModel, boolean | undefined>();

/** Every summary of a notebook asks for all its outputs, most of which have not changed since. */
function mayHoldSummaries(model: IOutputAreaModel, outputs: readonly CellOutput[]): boolean {
  if (!searched.has(model)) model.changed.connect(forget);
  const found = searched.get(model) ?? outputs.some(mayHoldSummary);
  searched.set(model, found);
  return found;
}

function forget(model: IOutputAreaModel): void {
  searched.set(model, undefined);
}

function sourceOf(
  cells: readonly ICellModel[],
  own: number,
  summaries: readonly Outputs[]
): Source {
  const others = summaries.filter(({ index }) => index !== own).map(({ outputs }) => outputs);
  return { cells: ranBefore(cells, own), cell: own, others };
}

/** What a later run defined is no evidence of what an earlier one printed. */
function ranBefore(cells: readonly ICellModel[], own: number): readonly SourceCell[] {
  const printing = cells[own] as ICodeCellModel;
  const running = printing.executionCount === null && printing.executionState === 'running';
  const last = running ? Infinity : printing.executionCount;
  const ran: SourceCell[] = [];
  let highest = 0;
  cells.forEach((cell, index) => {
    if (!isCode(cell) || index === own) return;
    const count = cell.executionCount;
    // Where counts were not kept, the order of the cells is all there is.
    if (last === null ? index > own : count === null || count > last) return;
    highest = Math.max(highest, count ?? 0);
    ran.push(sourceCell(cell, index, count));
  });
  // The number is only assigned when the run ends.
  ran.push(sourceCell(printing, own, running ? highest + 1 : printing.executionCount));
  return ran.sort((a, b) => a.index - b.index);
}

function sourceCell(
  cell: ICodeCellModel,
  index: number,
  executionCount: number | null
): SourceCell {
  const source = cell.sharedModel.getSource();
  const stoppedAt = stopOf(cell.outputs, source);
  return {
    index,
    source,
    executionCount,
    dirty: cell.isDirty,
    ...(stoppedAt !== null && { stoppedAt })
  };
}

/** The line on which an error ended the run that made the outputs; `null` where it came to its end. */
function stopOf(outputs: IOutputAreaModel, source: string): number | null {
  for (let index = 0; index < outputs.length; index++) {
    const output = outputs.get(index);
    if (output.type === 'error') return lineOfError(source, output.toJSON().traceback);
  }
  return null;
}
