import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import * as React from 'react';
import { compareReports } from '../../../src/compare/index.js';
import { ComparisonView } from '../../../src/view/compare/ComparisonView.js';
import { comparedRows, signed } from '../../../src/view/compare/comparedRows.js';
import { english } from '../../../src/view/index.js';
import type { ListedSummary } from '../../../src/view/panel/listed.js';
import { convolution, layer, summary, tensor } from '../reports.js';

const dense = (bias: boolean) =>
  layer('out', {
    tensors: [
      tensor('kernel', [4, 10], { dimensions: ['inputs', 'units'] }),
      ...(bias ? [tensor('bias', [10], { dimensions: ['units'] })] : [])
    ]
  });
const withBias = summary([convolution, dense(true)]);
const without = summary([convolution, dense(false)]);

const listed = (key: string, report: ListedSummary['report']): ListedSummary => ({
  key,
  notebook: `${key}.ipynb`,
  position: 1,
  executionCount: 3,
  report,
  masked: false
});

function Swapping({ first, second }: { first: ListedSummary; second: ListedSummary }) {
  const [[a, b], setPair] = React.useState([first, second]);
  const onSwap = (): void => setPair([b, a]);
  return (
    <ComparisonView translation={english} first={a} second={b} onSwap={onSwap} onBack={null} />
  );
}

function show(first: ListedSummary['report'], second: ListedSummary['report']) {
  render(<Swapping first={listed('a', first)} second={listed('b', second)} />);
  return screen.getByRole('group', { name: 'Layers of both models' });
}

test('differences have a sign, and a real minus', () => {
  expect([signed(1234), signed(-56), signed(0)]).toEqual(['+1,234', '−56', '0']);
});

test('rows that are the same can be left out', () => {
  const comparison = compareReports(without, withBias);
  const names = (differing: boolean) =>
    comparedRows(comparison, without, withBias, differing).map(row => row.second.name);
  expect(names(true)).toEqual(['out']);
  expect(names(false)).toEqual(['conv1', 'out']);
});

test('shows only what differs until all is asked for, and why', () => {
  const table = show(without, withBias);
  const body = () => within(table).getAllByRole('row').slice(1, -1);
  expect(body()).toHaveLength(1);
  expect(body()[0].textContent).toContain('+10');
  expect(body()[0].textContent).toMatch(/bias/i);
  fireEvent.click(screen.getByRole('checkbox', { name: 'only differences' }));
  expect(body()).toHaveLength(2);
});

test('the difference turns round with the sides', () => {
  const table = show(without, withBias);
  fireEvent.click(screen.getByRole('button', { name: 'Swap' }));
  const total = within(table).getAllByRole('row').at(-1)!;
  expect(total.textContent).toContain('−10');
});

test('the totals are related by a share, or by a multiple where they are far apart', () => {
  show(without, withBias);
  expect(screen.getByText('1.1 % of the first')).toBeTruthy();
  cleanup();
  show(summary([dense(true)]), withBias);
  expect(screen.getByText('the second is 18.9 times the first')).toBeTruthy();
});

test('an optimizer is no part of a model, nor of how many times larger it is', () => {
  const trained = summary([convolution, dense(true)], {
    reported: { total: 946 + 1894, trainable: 946, nonTrainable: 0, optimizer: 1894 }
  });
  show(trained, summary([dense(true)]));
  expect(screen.getByText('946 parameters')).toBeTruthy();
  expect(screen.getByText('2,840 printed, with 1,894 optimizer variables')).toBeTruthy();
  expect(screen.getByText('94.7 % of the first')).toBeTruthy();
  expect(screen.getByText('Difference of the printed totals')).toBeTruthy();
});

test('a row does not say its own name again', () => {
  const table = show(without, withBias);
  const [row] = within(table).getAllByRole('row').slice(1, -1);
  expect(row.textContent).toMatch(/10 biases, which the first has not/);
  expect(row.textContent).not.toContain('out:');
  expect(screen.getByText(/^out: 10 biases/)).toBeTruthy();
});

test('rows without parameters are left out with what is the same', () => {
  const more = summary([convolution, layer('drop', { type: 'Dropout' }), dense(true)]);
  const comparison = compareReports(withBias, more);
  expect(comparedRows(comparison, withBias, more, true)).toEqual([]);
  expect(comparedRows(comparison, withBias, more, false)).toHaveLength(3);
});

test('where nothing differs it says so and shows all rows', () => {
  const table = show(withBias, withBias);
  expect(screen.getByText(/The totals are the same/)).toBeTruthy();
  expect(within(table).getAllByRole('row')).toHaveLength(4);
});
