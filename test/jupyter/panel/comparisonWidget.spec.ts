import { nullTranslator } from '@jupyterlab/translation';
import { act, fireEvent, screen } from '@testing-library/react';
import { Widget } from '@lumino/widgets';
import { LensHost } from '../../../src/jupyter/lensHost.js';
import { ComparisonWidget } from '../../../src/jupyter/panel/comparisonWidget.js';
import { NotebookSummaries } from '../../../src/jupyter/panel/notebookSummaries.js';
import type { ListedSummary } from '../../../src/view/panel/listed.js';
import { openNotebook } from './openNotebook.js';

let widget: ComparisonWidget;
let context: ReturnType<typeof openNotebook>['context'];
const onChange = jest.fn<void, [readonly ListedSummary[]]>();

beforeEach(() => {
  jest.spyOn(performance, 'now').mockReturnValue(0);
  onChange.mockClear();
  const application = { contents: {} as never, commands: {} as never, open: () => undefined };
  const host = new LensHost(nullTranslator, null, application);
  const opened = openNotebook();
  ({ context } = opened);
  const [first, second] = new NotebookSummaries(host)
    .read(opened.model, 'before.ipynb', 'n/')
    .map(({ listed }) => listed);
  act(() => {
    widget = new ComparisonWidget(host, opened.notebooks, [first, second], null, onChange);
    Widget.attach(widget, document.body);
  });
});

afterEach(() => {
  act(() => widget.dispose());
  jest.restoreAllMocks();
});

const rename = async (path: string): Promise<void> => {
  context.path = path;
  await act(async () => {
    context.pathChanged.emit(path);
    await Promise.resolve();
  });
};
const told = () =>
  onChange.mock.lastCall?.[0].map(({ notebook, report }) => [notebook, report.name]);

test('tells which summary is the first when the sides have been swapped', () => {
  const sides = () =>
    Array.from(widget.node.querySelectorAll('.jp-Paramlens-side'), side => side.textContent);
  expect(sides()[0]).toContain('small');
  fireEvent.click(screen.getByRole('button', { name: 'Swap' }));
  expect(told()?.map(([, name]) => name)).toEqual(['other', 'small']);
  expect(sides()[0]).toContain('other');
});

test('calls a notebook by the name it has got, on the side where it is now', async () => {
  fireEvent.click(screen.getByRole('button', { name: 'Swap' }));
  await rename('folder/after.ipynb');
  expect(told()).toEqual([
    ['after.ipynb', 'other'],
    ['after.ipynb', 'small']
  ]);
  expect(widget.node.textContent).toContain('after.ipynb');
  expect(widget.node.textContent).not.toContain('before.ipynb');
});

test('listens to no notebook once it is gone', async () => {
  act(() => widget.dispose());
  await rename('folder/after.ipynb');
  expect(onChange).not.toHaveBeenCalled();
});
