import { nullTranslator } from '@jupyterlab/translation';
import { act } from '@testing-library/react';
import { LensHost } from '../../../src/jupyter/lensHost.js';
import { PanelContents } from '../../../src/jupyter/panel/contents.js';
import { openNotebook } from './openNotebook.js';

const application = { contents: {} as never, commands: {} as never, open: () => undefined };

test('names a picked summary by the name that its notebook has got', async () => {
  jest.useFakeTimers({ doNotFake: ['queueMicrotask'] });
  const { context, notebooks } = openNotebook();
  const host = new LensHost(nullTranslator, null, application);
  const contents = new PanelContents(host, notebooks, jest.fn(), jest.fn());
  const later = () => act(() => jest.advanceTimersByTimeAsync(1000));
  contents.active = true;
  await later();
  act(() => contents.node.querySelector<HTMLElement>('[type="checkbox"]')!.click());
  expect(contents.node.innerHTML).toContain('before.ipynb');
  context.path = 'folder/after.ipynb';
  context.pathChanged.emit(context.path);
  await later();
  expect(contents.node.innerHTML).toContain('after.ipynb');
  expect(contents.node.innerHTML).not.toContain('before.ipynb');
  act(() => contents.dispose());
  jest.useRealTimers();
});
