import { fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';
import type { Layer } from '../../../src/counter/types.js';
import { count } from '../../../src/counter/index.js';
import { english, SummaryView } from '../../../src/view/index.js';
import { layer, summary } from '../reports.js';

function counted(name: string, of: Layer) {
  const { tensors, outputs } = count(of);
  return layer(name, { type: of.type, layer: of, tensors, outputShape: outputs?.[0] ?? null });
}

const report = summary([
  counted('first', {
    framework: 'keras',
    type: 'Conv2D',
    config: { filters: 4, kernel_size: [3, 3] },
    inputs: [[null, 8, 8, 3]]
  }),
  counted('second', {
    framework: 'keras',
    type: 'Conv2D',
    config: { filters: 2, kernel_size: [1, 1] },
    inputs: [[null, 6, 6, 4]]
  })
]);

function show() {
  const onLeave = jest.fn();
  const props = {
    translation: english,
    maximumHeight: 400,
    predict: false,
    keep: null,
    onToggle: jest.fn(),
    onLeave,
    onPredict: jest.fn()
  };
  const { container } = render(<SummaryView report={report} {...props} />);
  fireEvent.click(screen.getByRole('button', { name: 'first' }));
  const counts = () =>
    Array.from(
      container.querySelectorAll('tbody td.jp-Paramlens-count > span:first-child'),
      node => node.textContent
    );
  return { container, onLeave, counts };
}

const set = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

test('more filters change this count and the next one', () => {
  const { container, counts } = show();
  expect(counts()).toEqual(['112', '10']);
  set('filters', '8');
  expect(counts()).toEqual(['224', '18']);
  expect(container.querySelectorAll('tbody .jp-Paramlens-mod-thought')).toHaveLength(2);
  const header = container.querySelector('header')!;
  expect(header.textContent).toContain('thought experiment');
  expect(header.textContent).not.toContain('verified');
  expect(screen.getByText('The count goes from 112 to 224.')).toBeTruthy();
});

test('the size of the input changes none', () => {
  const { container, counts } = show();
  set('input 2', '64');
  expect(counts()).toEqual(['112', '10']);
  expect(container.querySelector('.jp-Paramlens-thought')!.textContent).toContain(
    'The total stays at 122.'
  );
});

test('Escape ends it, and only then leaves the view', () => {
  const { container, onLeave, counts } = show();
  set('filters', '8');
  fireEvent.keyDown(screen.getByLabelText('filters'), { key: 'Escape' });
  expect(counts()).toEqual(['112', '10']);
  expect(container.querySelector('.jp-Paramlens-thought')).toBeNull();
  expect(onLeave).not.toHaveBeenCalled();
  fireEvent.keyDown(screen.getByLabelText('filters'), { key: 'Escape' });
  expect(onLeave).toHaveBeenCalledTimes(1);
});

test('the fields follow a reset', () => {
  show();
  set('filters', '8');
  fireEvent.keyDown(screen.getByLabelText('filters'), { key: 'Escape' });
  expect(screen.getByLabelText<HTMLInputElement>('filters').value).toBe('4');
});

test('a number that cannot be is said to be none, and leaves with Escape', () => {
  const { counts, onLeave } = show();
  const field = screen.getByLabelText<HTMLInputElement>('filters');
  set('filters', '99999');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByText(/^from 1 to /)).toBeTruthy();
  expect(counts()).toEqual(['112', '10']);
  fireEvent.keyDown(field, { key: 'Escape' });
  expect(field.value).toBe('4');
  expect(field.getAttribute('aria-invalid')).toBe('false');
  expect(onLeave).not.toHaveBeenCalled();
});

test('going back by hand ends it', () => {
  const { container } = show();
  set('filters', '8');
  set('filters', '4');
  expect(container.querySelector('.jp-Paramlens-thought')).toBeNull();
});
