import type { INotebookModel } from '@jupyterlab/notebook';
import { nullTranslator } from '@jupyterlab/translation';
import { Signal } from '@lumino/signaling';
import { explain } from '../../../src/jupyter/explain.js';
import { learnersOf } from '../../../src/jupyter/learners.js';
import { LensHost } from '../../../src/jupyter/lensHost.js';
import { followNotebook } from '../../../src/jupyter/followNotebook.js';
import { NotebookSummaries } from '../../../src/jupyter/panel/notebookSummaries.js';
import { summaryCells } from '../../../src/jupyter/notebookSource.js';
import { KERAS_2 } from '../outputs.js';

/** A code cell that has printed a text. */
class Cell {
  constructor(
    readonly id: string,
    public text: string,
    public executionCount: number | null
  ) {}

  metadata: { [name: string]: unknown } = {};
  readonly getMetadata = (name: string) => this.metadata[name];
  readonly type = 'code';
  readonly executionState = 'idle';
  readonly isDirty = false;
  readonly sharedModel = { getSource: () => '' };
  readonly stateChanged = new Signal<this, { name: string }>(this);
  readonly outputs = {
    length: 1,
    get: () => ({ data: { 'application/vnd.jupyter.stdout': this.text } }),
    changed: new Signal<object, void>({})
  };
}

function modelOf(cells: Cell[]) {
  const list = {
    get length() {
      return cells.length;
    },
    get: (i: number) => cells[i],
    changed: new Signal<object, void>({}),
    [Symbol.iterator]: () => cells[Symbol.iterator]()
  };
  return { model: { cells: list } as unknown as INotebookModel, list };
}

const application = { contents: {} as never, commands: {} as never, open: () => undefined };
const other = KERAS_2.replace('small', 'other');

test('lists every summary with its cell, in the order of the notebook', () => {
  const { model } = modelOf([
    new Cell('a', KERAS_2, 4),
    new Cell('b', 'nothing', 5),
    new Cell('c', `${other}\n${KERAS_2}`, null)
  ]);
  const summaries = new NotebookSummaries(new LensHost(nullTranslator, null, application));
  const found = summaries.read(model, 'x.ipynb', '1/').map(({ listed }) => listed);
  expect(
    found.map(({ key, position, executionCount, report }) => [
      key,
      position,
      executionCount,
      report.name
    ])
  ).toEqual([
    ['1/a/0', 1, 4, 'small'],
    ['1/c/0', 3, null, 'other'],
    ['1/c/1', 3, null, 'small']
  ]);
});

test('the list and the tables share what was read', () => {
  const { model } = modelOf([new Cell('a', KERAS_2, 1), new Cell('b', other, 2)]);
  const summaries = new NotebookSummaries(new LensHost(nullTranslator, null, application));
  const tables = summaryCells(model, (_, outputs) => outputs).flatMap(({ outputs, source }) =>
    explain(outputs, source).map(({ report }) => report)
  );
  const listed = () => summaries.read(model, 'x', '').map(({ listed }) => listed.report);
  expect(listed()[0]).toBe(tables[0]);
  expect(listed()[1]).toBe(tables[1]);
});

test('what is printed far below a summary is no reason to read it again', () => {
  const cell = new Cell('a', KERAS_2 + '\n'.repeat(9000), 1);
  const { model } = modelOf([cell]);
  const summaries = new NotebookSummaries(new LensHost(nullTranslator, null, application));
  const [before] = summaries.read(model, 'x', '');
  cell.text += 'epoch 1: #####';
  expect(summaries.read(model, 'x', '')[0].listed.report).toBe(before.listed.report);
});

test('counts that are being predicted are marked until they no longer are', () => {
  const cell = new Cell('a', KERAS_2, 1);
  const { model } = modelOf([cell]);
  const host = new LensHost(nullTranslator, null, application);
  const summaries = new NotebookSummaries(host);
  const masked = () => summaries.read(model, 'x', '')[0].listed.masked;
  expect(masked()).toBe(false);
  host.values = { predict: true };
  expect(masked()).toBe(true);
  const learners = learnersOf(host);
  learners.mask(
    learners.pastOf(cell.outputs, () => null),
    0,
    false
  );
  expect(masked()).toBe(false);

  const asking = new Cell('b', KERAS_2, 1);
  asking.metadata.paramlens = { predict: true };
  const { model: own } = modelOf([asking]);
  const listed = new NotebookSummaries(new LensHost(nullTranslator, null, application));
  expect(listed.read(own, 'x', '')[0].listed.masked).toBe(true);
});

test('follows outputs, prompts and cells that come and go, until told to stop', () => {
  const [a, b] = [new Cell('a', '', 1), new Cell('b', '', 2)];
  const cells = [a];
  const { model, list } = modelOf(cells);
  const callback = jest.fn();
  const stop = followNotebook(model, callback);
  const calls = (act: () => void): number => {
    callback.mockClear();
    act();
    return callback.mock.calls.length;
  };
  expect(calls(() => a.outputs.changed.emit())).toBe(1);
  expect(calls(() => a.stateChanged.emit({ name: 'executionCount' }))).toBe(1);
  expect(calls(() => a.stateChanged.emit({ name: 'isDirty' }))).toBe(1);
  expect(calls(() => a.stateChanged.emit({ name: 'trusted' }))).toBe(0);
  cells.splice(0, 1, b);
  expect(calls(() => list.changed.emit())).toBe(1);
  expect(calls(() => a.outputs.changed.emit())).toBe(0);
  expect(calls(() => b.outputs.changed.emit())).toBe(1);
  stop();
  expect(calls(() => b.outputs.changed.emit())).toBe(0);
});
