import { Clipboard } from '@jupyterlab/apputils';
import type { OutputArea } from '@jupyterlab/outputarea';
import { fireEvent, within } from '@testing-library/react';
import type { LensHost } from '../../src/jupyter/lensHost.js';
import { switches } from '../../src/jupyter/switches.js';
import { attachedOutputs, settled } from './outputArea.js';
import { KERAS_2 } from './outputs.js';

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

async function print(text = KERAS_2): Promise<void> {
  area.model.add({ output_type: 'stream', name: 'stdout', text });
  await settled();
}

async function exported(): Promise<string> {
  const { actions } = switches.get(area.node)!.summaryAt(null)!;
  await actions.onExport({ format: 'csv', derivations: false, to: 'clipboard' });
  return copied.mock.lastCall[0];
}

const view = () => within(area.node);

test('an export has the costs while the table has columns of them, in their number format', async () => {
  await print();
  expect(await exported()).not.toContain('weight bytes');
  fireEvent.click(view().getByRole('button', { name: 'Columns' }));
  fireEvent.click(view().getByRole('checkbox', { name: 'MACs' }));
  expect(await exported()).toMatch(/weight bytes[^]*,80,/);
  fireEvent.change(view().getByRole('combobox', { name: 'Numbers in' }), {
    target: { value: 'int8' }
  });
  expect(await exported()).toMatch(/weight bytes[^]*,20,/);
  fireEvent.click(view().getByRole('checkbox', { name: 'MACs' }));
  expect(await exported()).not.toContain('weight bytes');
});

test('rows that were opened and columns that were chosen are there again when the cell has run again', async () => {
  await print();
  fireEvent.click(view().getByRole('button', { name: 'dense' }));
  fireEvent.click(view().getByRole('button', { name: 'Columns' }));
  fireEvent.click(view().getByRole('checkbox', { name: 'MACs' }));
  const before = area.node.querySelector('.jp-Paramlens-summary');
  area.model.clear();
  await settled();
  await print(KERAS_2.replace('dense (Dense)  ', 'dense_1 (Dense)'));
  const opened = area.node.querySelectorAll('.jp-Paramlens-opener[aria-expanded="true"]');
  expect(Array.from(opened, opener => opener.textContent)).toEqual(['dense_1']);
  expect(view().getByRole('columnheader', { name: 'MACs' })).toBeTruthy();
  expect(area.node.querySelector('.jp-Paramlens-summary')).not.toBe(before);
});

test('an export has the costs that the settings ask for', async () => {
  host.values = { costColumns: ['memory'] };
  await print();
  expect(await exported()).toMatch(/weight bytes[^]*,80,/);
});
