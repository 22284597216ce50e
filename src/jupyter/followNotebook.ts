import type { ICellModel, ICodeCellModel } from '@jupyterlab/cells';
import type { INotebookModel } from '@jupyterlab/notebook';
import { Signal, type ISignal } from '@lumino/signaling';

/** Calls back when outputs of the notebook change, its cells, the numbers in their prompts, or whether their code is
 * the one that ran, until the returned function is called. */
export function followNotebook(model: INotebookModel, callback: () => void): () => void {
  const onOutputs = (): void => callback();
  return followCells(model, {
    names: ['executionCount', 'isDirty'],
    onState: callback,
    onCells: callback,
    enter: cell => void cell.outputs.changed.connect(onOutputs),
    leave: cell => void cell.outputs?.changed.disconnect(onOutputs)
  });
}

const signals = new WeakMap<INotebookModel, Signal<INotebookModel, void>>();

/** Emitted when the code of a cell becomes another than the one that ran, or the same again. All who listen share one
 * connection to each cell. */
export function evidenceChanged(model: INotebookModel): ISignal<INotebookModel, void> {
  const present = signals.get(model);
  if (present !== undefined) return present;
  const signal = new Signal<INotebookModel, void>(model);
  signals.set(model, signal);
  // The connections go when the notebook's model and its cells are disposed of.
  followCells(model, { names: ['isDirty'], onState: () => signal.emit() });
  return signal;
}

interface Following {
  /** The changes of a cell's state that matter. */
  readonly names: readonly string[];
  readonly onState: () => void;
  /** The cells have changed; called once at the beginning too. */
  readonly onCells?: () => void;
  readonly enter?: (cell: ICodeCellModel) => void;
  readonly leave?: (cell: ICodeCellModel) => void;
}

/** Keeps connections to a notebook's code cells, whichever they are, until the returned function is called. */
function followCells(model: INotebookModel, following: Following): () => void {
  const followed = new Set<ICodeCellModel>();
  const onState = (_: ICellModel, { name }: { readonly name: string }): void => {
    if (following.names.includes(name)) following.onState();
  };
  const leave = (cell: ICodeCellModel): void => {
    followed.delete(cell);
    cell.stateChanged.disconnect(onState);
    following.leave?.(cell);
  };
  const onCells = (): void => {
    const present = new Set<ICellModel>(model.cells);
    for (const cell of followed) if (!present.has(cell)) leave(cell);
    for (const cell of present) {
      if (!isCode(cell) || followed.has(cell)) continue;
      followed.add(cell);
      cell.stateChanged.connect(onState);
      following.enter?.(cell);
    }
    following.onCells?.();
  };
  model.cells.changed.connect(onCells);
  onCells();
  return () => {
    model.cells?.changed.disconnect(onCells);
    for (const cell of followed) leave(cell);
  };
}

export function isCode(cell: ICellModel): cell is ICodeCellModel {
  return cell.type === 'code';
}
