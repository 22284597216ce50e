import type { INotebookModel } from '@jupyterlab/notebook';
import type { IOutputAreaModel } from '@jupyterlab/outputarea';
import { Signal } from '@lumino/signaling';
import { Widget } from '@lumino/widgets';

export interface Cell {
  type: string;
  executionCount: number | null;
  executionState: string;
  isDirty: boolean;
  outputs: IOutputAreaModel;
  sharedModel: { getSource: () => string };
}

/** A code cell, as far as it matters to what reads its code. */
export function code(
  source: string,
  executionCount: number | null,
  part: Partial<Cell> = {}
): Cell {
  return {
    type: 'code',
    executionCount,
    executionState: 'idle',
    isDirty: false,
    outputs: printed().outputs,
    sharedModel: { getSource: () => source },
    ...part
  };
}

/** Outputs of one text, which `print` replaces. */
export function printed(text = '') {
  const data = { 'text/plain': text };
  const outputs = { length: 1, get: () => ({ data }) } as unknown as IOutputAreaModel;
  const signal = new Signal<IOutputAreaModel, void>(outputs);
  Object.assign(outputs, { changed: signal });
  const print = (next: string): void => {
    data['text/plain'] = next;
    signal.emit();
  };
  return { outputs, print };
}

/** A widget inside a notebook of these cells. */
export function areaIn(cells: readonly Cell[]): Widget {
  const notebook = new Widget() as Widget & { model: INotebookModel };
  const list = { length: cells.length, get: (i: number) => cells[i] };
  notebook.model = { cells: list } as unknown as INotebookModel;
  const area = new Widget();
  area.parent = notebook;
  return area;
}
