import type { ICellModel, ICodeCellModel } from '@jupyterlab/cells';
import type { INotebookModel } from '@jupyterlab/notebook';

/** Calls back when outputs of the notebook change, its cells, or the numbers in their prompts, until the returned
 * function is called. Typing is no reason: what a cell has printed stands until it runs again. */
export function followNotebook(model: INotebookModel, callback: () => void): () => void {
  const followed = new Set<ICodeCellModel>();
  const onState = (_: ICellModel, { name }: { readonly name: string }): void => {
    if (name === 'executionCount') callback();
  };
  const onOutputs = (): void => callback();
  const leave = (cell: ICodeCellModel): void => {
    followed.delete(cell);
    cell.stateChanged.disconnect(onState);
    cell.outputs?.changed.disconnect(onOutputs);
  };
  const onCells = (): void => {
    const present = new Set<ICellModel>(model.cells);
    for (const cell of followed) if (!present.has(cell)) leave(cell);
    for (const cell of present) {
      if (!isCode(cell) || followed.has(cell)) continue;
      followed.add(cell);
      cell.stateChanged.connect(onState);
      cell.outputs.changed.connect(onOutputs);
    }
    callback();
  };
  model.cells.changed.connect(onCells);
  onCells();
  return () => {
    model.cells?.changed.disconnect(onCells);
    for (const cell of followed) leave(cell);
  };
}

function isCode(cell: ICellModel): cell is ICodeCellModel {
  return cell.type === 'code';
}
