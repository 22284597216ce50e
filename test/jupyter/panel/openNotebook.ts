import type { INotebookModel, INotebookTracker } from '@jupyterlab/notebook';
import { Signal } from '@lumino/signaling';
import { KERAS_2 } from '../outputs.js';

const text = `${KERAS_2}\n${KERAS_2.replace('small', 'other')}`;

/** A notebook of one cell, which has printed two summaries, open and current. */
export function openNotebook() {
  const cell = {
    id: 'a',
    type: 'code',
    executionCount: 1,
    isDirty: false,
    getMetadata: () => undefined,
    sharedModel: { getSource: () => '' },
    stateChanged: new Signal<object, { name: string }>({}),
    outputs: {
      length: 1,
      get: () => ({ data: { 'application/vnd.jupyter.stdout': text } }),
      changed: new Signal<object, void>({})
    }
  };
  const cells = {
    length: 1,
    get: () => cell,
    changed: new Signal<object, void>({}),
    [Symbol.iterator]: () => [cell][Symbol.iterator]()
  };
  const model = { cells } as unknown as INotebookModel;
  const context = { path: 'folder/before.ipynb', pathChanged: new Signal<object, string>({}) };
  const disposed = new Signal<object, void>({});
  const panel = { id: 'n', isDisposed: false, disposed, content: { model }, context };
  const notebooks = {
    find: (fits: (one: object) => boolean) => (fits(panel) ? panel : undefined),
    currentWidget: panel,
    currentChanged: new Signal<object, void>({})
  };
  return { model, context, notebooks: notebooks as unknown as INotebookTracker };
}
