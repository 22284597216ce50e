import { fireEvent, render, screen, within } from '@testing-library/react';
import * as React from 'react';
import type { ExportOrder, SummaryActions } from '../../src/view/actions.js';
import { NO_COSTS, type CostChoice } from '../../src/view/costChoice.js';
import { costLabel, costTable, costText } from '../../src/view/costs.js';
import { english, SummaryView } from '../../src/view/index.js';
import { toRows } from '../../src/view/rows.js';
import { TableMemory } from '../../src/view/tableMemory.js';
import { convolution, layer, summary, tensor } from './reports.js';

const dense = layer('out', { tensors: [tensor('kernel', [4, 10]), tensor('bias', [10])] });
const opaque = layer('opaque', { type: 'Mine', reported: 7, recomputed: null, verdict: 'unknown' });

const all: CostChoice = {
  columns: ['memory', 'gradients', 'optimizer', 'activations', 'multiplyAdds'],
  dtype: 'float32',
  optimizer: 'adam'
};

function tableOf(layers: Parameters<typeof summary>[0], choice: CostChoice) {
  const report = summary(layers);
  return costTable(report, toRows(report), choice);
}

test('costs nothing to look at until a column is asked for', () => {
  expect(tableOf([dense], NO_COSTS)).toBeNull();
});

test('a row and the model take the bytes of their numbers', () => {
  const table = tableOf([convolution, dense], all)!;
  const row = table.rows.get(1)!;
  expect(row.memory.value).toBe(50 * 4);
  expect(row.gradients.value).toBe(50 * 4);
  expect(row.optimizer.value).toBe(50 * 2 * 4);
  expect(row.activations.value).toBe(10 * 4);
  expect(table.total.memory.value).toBe((896 + 50) * 4);
  const halved = tableOf([convolution, dense], { ...all, dtype: 'bfloat16', optimizer: 'sgd' })!;
  expect(halved.rows.get(1)!.memory.value).toBe(50 * 2);
  expect(halved.rows.get(1)!.optimizer.value).toBe(0);
});

test('frozen tensors need no gradients, and what is not known stays open', () => {
  const frozen = layer('frozen', {
    tensors: [tensor('kernel', [4, 10], { trainable: false }), tensor('bias', [10])]
  });
  const table = tableOf([frozen, opaque], all)!;
  expect(table.rows.get(0)!.gradients.value).toBe(10 * 4);
  expect(table.rows.get(1)!.gradients.value).toBeNull();
  expect(costLabel(table.rows.get(1)!.gradients, english)).toBe('?');
  expect(table.rows.get(1)!.memory.value).toBe(7 * 4);
});

test('a row that holds others costs what they cost together, as far as that is known', () => {
  const holder = layer('block', { type: 'Block', reported: null, recomputed: null });
  const inside = { ...dense, depth: 1 };
  const table = tableOf([holder, inside, { ...inside, path: 'b', name: 'b' }], all)!;
  expect(table.rows.get(0)!.activations.value).toBe(2 * 10 * 4);
  expect(table.rows.get(0)!.gradients.value).toBe(2 * 50 * 4);
  const doubtful = tableOf([holder, inside, { ...opaque, depth: 1 }], all)!;
  expect(doubtful.rows.get(0)!.multiplyAdds.value).toBeNull();
});

test('the arithmetic behind a cost is written out with its units', () => {
  const { memory } = tableOf([dense], all)!.rows.get(0)!;
  expect(costText(memory, english)).toBe('50 parameters × 4 bytes a number in float32 = 200 bytes');
});

const props = {
  translation: english,
  maximumHeight: 400,
  predict: false,
  keep: null,
  onToggle() {},
  onLeave() {},
  onPredict() {}
};

function show(actions?: SummaryActions) {
  return render(
    <SummaryView report={summary([convolution, dense])} actions={actions} {...props} />
  );
}

const actions = () => ({
  onCopy: jest.fn(() => Promise.resolve(true)),
  onExport: jest.fn<void, [ExportOrder]>()
});

test('columns come and go with their boxes, and a row explains those that are there', () => {
  show();
  expect(screen.queryByRole('columnheader', { name: 'Memory' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Columns' }));
  fireEvent.click(screen.getByRole('checkbox', { name: 'Memory' }));
  expect(screen.getByRole('columnheader', { name: 'Memory' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'out' }));
  const costs = screen.getByRole('heading', { name: 'Costs' }).parentElement!;
  expect(Array.from(costs.querySelectorAll('dt'), node => node.textContent)).toEqual(['Memory']);
  expect(costs.querySelector('.jp-Paramlens-equation')!.textContent).toContain('200');
  fireEvent.change(screen.getByRole('combobox', { name: 'Numbers in' }), {
    target: { value: 'int8' }
  });
  expect(costs.querySelector('.jp-Paramlens-equation')!.textContent).toContain('50');
  fireEvent.click(screen.getByRole('checkbox', { name: 'Memory' }));
  expect(screen.queryByRole('columnheader', { name: 'Memory' })).toBeNull();
});

test('amounts keep their units behind them where the language runs from the right', () => {
  const { container } = show();
  fireEvent.click(screen.getByRole('button', { name: 'Columns' }));
  fireEvent.click(screen.getByRole('checkbox', { name: 'Memory' }));
  const amounts = Array.from(container.querySelectorAll('td.jp-Paramlens-memory bdi'));
  expect(amounts.map(amount => amount.textContent)).toEqual(['3.5 KiB', '200 bytes', '3.7 KiB']);
  expect(amounts.map(amount => amount.getAttribute('dir'))).toEqual(['ltr', 'ltr', 'ltr']);
});

test('a new table has the columns that were chosen in the one before it', () => {
  const memory = new TableMemory();
  const shown = <SummaryView report={summary([dense])} table={memory} {...props} />;
  const before = render(shown);
  fireEvent.click(screen.getByRole('button', { name: 'Columns' }));
  fireEvent.click(screen.getByRole('checkbox', { name: 'Memory' }));
  before.unmount();
  render(shown);
  expect(screen.getByRole('columnheader', { name: 'Memory' })).toBeTruthy();
});

test('an export is ordered in the chosen format, with derivations or without', () => {
  const { onCopy, onExport } = actions();
  show({ onCopy, onExport });
  fireEvent.click(screen.getByRole('button', { name: 'Export' }));
  const strip = within(screen.getByRole('group', { name: 'Export' }));
  fireEvent.click(strip.getByRole('button', { name: 'Copy' }));
  fireEvent.change(strip.getByRole('combobox'), { target: { value: 'latex' } });
  fireEvent.click(strip.getByRole('checkbox'));
  fireEvent.click(strip.getByRole('button', { name: 'Save as file' }));
  expect(onExport.mock.calls.map(([order]) => order)).toEqual([
    { format: 'markdown', derivations: false, to: 'clipboard' },
    { format: 'latex', derivations: true, to: 'file' }
  ]);
});

test('Escape closes a strip, and gives the focus back to the button that has opened it', () => {
  const onLeave = jest.fn();
  render(
    <SummaryView report={summary([dense])} {...props} actions={actions()} onLeave={onLeave} />
  );
  for (const name of ['Columns', 'Export']) {
    const button = screen.getByRole('button', { name });
    fireEvent.click(button);
    const [box] = within(screen.getByRole('group', { name })).getAllByRole('checkbox');
    box.focus();
    fireEvent.keyDown(box, { key: 'Escape' });
    expect(screen.queryByRole('group', { name })).toBeNull();
    expect(document.activeElement).toBe(button);
    fireEvent.click(button);
    fireEvent.keyDown(button, { key: 'Escape' });
    expect(screen.queryByRole('group', { name })).toBeNull();
  }
  expect(onLeave).not.toHaveBeenCalled();
  // Where a strip is not meant, it stays, and the view is left.
  fireEvent.click(screen.getByRole('button', { name: 'Columns' }));
  fireEvent.keyDown(screen.getByRole('button', { name: 'out' }), { key: 'Escape' });
  expect(onLeave).toHaveBeenCalledTimes(1);
  expect(screen.getByRole('group', { name: 'Columns' })).toBeTruthy();
  fireEvent.keyDown(screen.getByRole('button', { name: 'Export' }), { key: 'Escape' });
  expect(onLeave).toHaveBeenCalledTimes(2);
});

test('counts are copied exactly, without separators', async () => {
  const { onCopy, onExport } = actions();
  const big = layer('big', { tensors: [tensor('kernel', [5000, 5000])] });
  const { container } = render(
    <SummaryView report={summary([big])} actions={{ onCopy, onExport }} {...props} />
  );
  const header = container.querySelector('header')!;
  expect(header.textContent).toContain('25 M · 25,000,000 parameters');
  fireEvent.click(within(header).getByTitle('Copy 25000000'));
  expect(onCopy).toHaveBeenCalledWith('25000000');
  const said = within(header).getByRole('status');
  expect(said.textContent).toBe('');
  expect(await within(said).findByText('copied')).toBeTruthy();
});

test('nothing is said to be copied that was not', async () => {
  const onCopy = jest.fn(() => Promise.resolve(false));
  show({ ...actions(), onCopy });
  fireEvent.click(screen.getByTitle('Copy 946'));
  await onCopy.mock.results[0].value;
  await Promise.resolve();
  expect(screen.queryByText('copied')).toBeNull();
});

test('without anybody to carry it out, nothing can be exported or copied', () => {
  show();
  expect(screen.queryByRole('button', { name: 'Export' })).toBeNull();
  expect(screen.queryByTitle('Copy 946')).toBeNull();
});
