import type { IOutputAreaModel } from '@jupyterlab/outputarea';
import { Widget } from '@lumino/widgets';
import { sourceBehind } from '../../src/jupyter/notebookSource.js';
import { areaIn, code, printed, type Cell } from './cells.js';

function behind(cells: Cell[], own: number) {
  return sourceBehind(cells[own].outputs, areaIn(cells), null);
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
