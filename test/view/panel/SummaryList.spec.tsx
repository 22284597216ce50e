import { fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';
import { english } from '../../../src/view/index.js';
import type { ListedSummary } from '../../../src/view/panel/listed.js';
import { SummaryList, type SummaryListProps } from '../../../src/view/panel/SummaryList.js';
import { convolution, layer, summary, tensor } from '../reports.js';

const small: ListedSummary = {
  key: 'small',
  notebook: 'a.ipynb',
  position: 2,
  executionCount: 5,
  report: summary([convolution]),
  masked: false
};
const big: ListedSummary = {
  ...small,
  key: 'big',
  position: 4,
  report: {
    ...summary([layer('big', { tensors: [tensor('kernel', [5000, 5000])] })]),
    name: 'large'
  }
};

function show(props: Partial<SummaryListProps>) {
  const calls = { onReveal: jest.fn(), onPick: jest.fn(), onCompare: jest.fn() };
  render(
    <SummaryList translation={english} listed={[small, big]} picked={[]} {...calls} {...props} />
  );
  return calls;
}

test('an entry tells the cell, the model, the tool, the total and whether it holds', () => {
  const { onReveal } = show({});
  const [first, second] = screen.getAllByRole('listitem');
  expect(first.textContent).toContain('[5]');
  expect(first.textContent).toContain('sequential');
  expect(first.textContent).toContain('Keras 3');
  expect(first.textContent).toContain('verified');
  expect(second.textContent).toContain('25 M');
  expect(screen.getByTitle('25,000,000 parameters')).toBeTruthy();
  fireEvent.click(screen.getByTitle('Show the summary in cell 4'));
  expect(onReveal).toHaveBeenCalledWith(big);
});

test('two that are picked can be compared, one cannot', () => {
  show({ picked: [small] });
  expect(screen.getByRole('button', { name: 'Compare' })).toHaveProperty('disabled', true);
});

test('hands the focus on where a picked summary is dropped', () => {
  const calls = { onReveal: jest.fn(), onPick: jest.fn(), onCompare: jest.fn() };
  const list = (picked: readonly ListedSummary[]) => (
    <SummaryList translation={english} listed={[small, big]} picked={picked} {...calls} />
  );
  const { rerender } = render(list([big, small]));
  const drop = () => fireEvent.click(screen.getAllByRole('button', { name: /^Do not compare/ })[0]);
  drop();
  rerender(list([small]));
  expect(document.activeElement?.getAttribute('aria-label')).toBe(
    'Do not compare sequential, cell 2'
  );
  drop();
  rerender(list([]));
  expect(document.activeElement?.getAttribute('type')).toBe('checkbox');
});

test('compares in the order they were picked in', () => {
  const { onCompare } = show({ picked: [big, small] });
  fireEvent.click(screen.getByRole('button', { name: 'Compare' }));
  expect(onCompare).toHaveBeenCalledWith(big, small);
});

test('tells nothing of counts that are being predicted', () => {
  show({ listed: [{ ...big, masked: true }] });
  const [entry] = screen.getAllByRole('listitem');
  expect(entry.textContent).not.toMatch(/25|verified/);
  expect(screen.queryByTitle(/25,000,000/)).toBeNull();
  expect(screen.getByRole('checkbox')).toHaveProperty('disabled', true);
});

test('says what it is for where there is nothing to list', () => {
  show({ listed: [] });
  expect(screen.getByText(/No model summary has been printed/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Compare' })).toBeNull();
});

test('tells cells apart whose prompts are the same', () => {
  show({});
  const [first, second] = screen.getAllByRole('listitem');
  expect(first.textContent).toContain('cell 2');
  expect(second.textContent).toContain('cell 4');
});

test('lets no third be picked, and says why', () => {
  show({ listed: [small, big, { ...big, key: 'third' }], picked: [small, big] });
  const boxes = screen.getAllByRole('checkbox');
  expect(boxes.map(box => (box as HTMLInputElement).disabled)).toEqual([false, false, true]);
  expect(boxes[2].title).toMatch(/leave one of them out/);
});
