import type { INotebookModel } from '@jupyterlab/notebook';
import type { IOutputAreaModel } from '@jupyterlab/outputarea';
import { Signal } from '@lumino/signaling';
import { Widget } from '@lumino/widgets';
import { sourceBehind } from '../../src/jupyter/notebookSource.js';

interface Cell {
  type: string;
  executionCount: number | null;
  executionState: string;
  isDirty: boolean;
  outputs: IOutputAreaModel;
  sharedModel: { getSource: () => string };
}

function code(source: string, executionCount: number | null, part: Partial<Cell> = {}): Cell {
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
function printed(text = '') {
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

function behind(cells: Cell[], own: number) {
  const notebook = new Widget() as Widget & { model: INotebookModel };
  const list = { length: cells.length, get: (i: number) => cells[i] };
  notebook.model = { cells: list } as unknown as INotebookModel;
  const area = new Widget();
  area.parent = notebook;
  return sourceBehind(cells[own].outputs, area, null);
}

/** What is read for the outputs of one of the cells, from a widget inside their notebook. */
function read(cells: Cell[], own: number) {
  return behind(cells, own)?.cells.map(cell => [cell.index, cell.source, cell.executionCount]);
}

test('the code that ran until the cell printed, in the order of the notebook', () => {
  const cells = [
    code('late', 9),
    { ...code('text', null), type: 'markdown' },
    code('a', 1),
    code('b', 2)
  ];
  expect(read(cells, 3)).toEqual([
    [2, 'a', 1],
    [3, 'b', 2]
  ]);
});

test('cells that never ran are no evidence', () => {
  expect(read([code('never', null), code('b', 2)], 1)).toEqual([[1, 'b', 2]]);
});

test('without counts, the cells above are taken', () => {
  const cells = [code('a', null), code('b', null), code('c', null)];
  expect(read(cells, 1)).toEqual([
    [0, 'a', null],
    [1, 'b', null]
  ]);
});

test('a running cell comes after everything that has run', () => {
  const cells = [code('a', 7), code('b', null, { executionState: 'running' })];
  expect(read(cells, 1)).toEqual([
    [0, 'a', 7],
    [1, 'b', 8]
  ]);
});

test('edited cells are marked', () => {
  const cells = [code('a', 1, { isDirty: true }), code('b', 2)];
  expect(behind(cells, 1)).toMatchObject({ cell: 1, cells: [{ dirty: true }, { dirty: false }] });
});

test('summaries that come and go in other cells are noticed', () => {
  const other = printed('nothing yet');
  const cells = [code('a', 1, { outputs: other.outputs }), code('b', 2)];
  const others = () => behind(cells, 1)?.others.length;
  expect(others()).toBe(0);
  other.print('Model: "sequential"\n Layer (type)   Output Shape   Param #');
  expect(others()).toBe(1);
  other.print('nothing any more');
  expect(others()).toBe(0);
});

test('outputs of no notebook have no source', () => {
  expect(sourceBehind({} as IOutputAreaModel, new Widget(), null)).toBeNull();
});

test('a cell that an error ended tells the line', () => {
  const error = { type: 'error', data: {}, toJSON: () => ({ traceback: ['----> 2 nope'] }) };
  const { outputs } = printed();
  Object.assign(outputs, { get: () => error });
  const cells = [code('k = 1\nnope', 1, { outputs }), code('b', 2)];
  expect(behind(cells, 1)?.cells.map(cell => cell.stoppedAt)).toEqual([2, undefined]);
});
