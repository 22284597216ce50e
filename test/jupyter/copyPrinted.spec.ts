import { Clipboard } from '@jupyterlab/apputils';
import type { OutputArea } from '@jupyterlab/outputarea';
import { copyPrinted } from '../../src/jupyter/copyPrinted.js';
import type { LensHost } from '../../src/jupyter/lensHost.js';
import { switches } from '../../src/jupyter/switches.js';
import { attachedOutputs, settled } from './outputArea.js';
import { keras3, KERAS_2 } from './outputs.js';

let host: LensHost;
let area: OutputArea;
let copied: jest.SpyInstance;

beforeEach(() => {
  jest.spyOn(performance, 'now').mockReturnValue(0);
  copied = jest.spyOn(Clipboard, 'copyToSystem').mockReturnValue(undefined);
  ({ area, host } = attachedOutputs());
});

afterEach(() => {
  area.dispose();
  jest.restoreAllMocks();
});

async function display(): Promise<void> {
  for (const data of keras3()) {
    area.model.add({ output_type: 'display_data', data, metadata: {} });
    await settled();
  }
}

const copiedTexts = () => copied.mock.calls.map(([text]) => text as string);

test('what was printed is copied where the output has given its place away', async () => {
  area.model.add({ output_type: 'stream', name: 'stdout', text: 'before\n' });
  await display();
  copyPrinted(area);
  const [text] = copiedTexts();
  expect(text).toMatch(/^Model: "small"\n┏[^]*Non-trainable params: 0 \(0.00 B\)\n$/);
  expect(text).not.toContain('\u001b');
});

test('what JupyterLab has copied itself stays', async () => {
  await display();
  switches.get(area.node)!.toggle();
  copyPrinted(area);
  area.model.clear();
  await settled();
  area.model.add({ output_type: 'stream', name: 'stdout', text: KERAS_2 });
  await settled();
  copyPrinted(area);
  area.model.add({ output_type: 'display_data', data: { 'text/plain': '1' }, metadata: {} });
  await settled();
  copyPrinted(area);
  expect(copiedTexts()).toEqual([]);
});

test('counts that are to be predicted are not copied', async () => {
  host.values = { predict: true };
  await display();
  copyPrinted(area);
  expect(copiedTexts()).toEqual([]);
});
