import { act, fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';
import { count } from '../../../src/counter/index.js';
import type { Layer } from '../../../src/counter/types.js';
import { networkOf, type StoredAnswers, type StoredOutcome } from '../../../src/teach/answers.js';
import { english, SummaryView } from '../../../src/view/index.js';
import type { KeepPlace } from '../../../src/view/predict/KeepAnswers.js';
import type { Kept } from '../../../src/view/predict/memory.js';
import { convolution, layer, summary, tensor } from '../reports.js';

const report = summary([
  {
    ...convolution,
    layer: {
      framework: 'keras',
      type: 'Conv2D',
      config: { filters: 32, kernel_size: [3, 3], padding: 'same' },
      inputs: [[null, 32, 32, 3]]
    }
  },
  layer('pool', { type: 'MaxPooling2D', outputShape: [null, 16, 16, 32] })
]);

function show(predict = true, shown = report, kept?: Kept) {
  const keep = jest.fn<boolean, [KeepPlace, StoredAnswers]>(() => true);
  const onPredict = jest.fn();
  const props = {
    translation: english,
    maximumHeight: 400,
    predict,
    keep,
    kept,
    onToggle: jest.fn(),
    onLeave: jest.fn(),
    onPredict
  };
  return { ...render(<SummaryView report={shown} {...props} />), keep, onPredict };
}

function answer(name: string, text: string) {
  const field = screen.getByLabelText(`Parameters of ${name}`);
  fireEvent.change(field, { target: { value: text } });
  act(() => field.closest('form')!.requestSubmit());
}

test('holds no count until it is answered', () => {
  const { container } = show();
  expect(container.innerHTML).not.toContain('896');
  answer('conv1', '896');
  expect(container.innerHTML).toContain('896');
  expect(screen.getByText('Right.')).toBeTruthy();
});

test('names the mistake, and what cannot be read is no attempt', () => {
  const { container } = show();
  answer('conv1', 'many');
  expect(container.querySelector('header')!.textContent).toContain('0 of 3');
  expect(screen.getByText('A whole number, such as 1,234.')).toBeTruthy();
  answer('conv1', '864');
  expect(container.querySelector('[data-misconception="no-bias"]')).not.toBeNull();
  answer('conv1', '896');
  expect(container.querySelector('header')!.textContent).toContain(
    '0 of 3 right at the first try · 1 later'
  );
});

test('asks for weights and biases apart, and says which of them is right', () => {
  show();
  fireEvent.click(screen.getByLabelText('Weights and biases apart'));
  const fields = [
    screen.getByLabelText('Weights of conv1'),
    screen.getByLabelText('Biases of conv1')
  ];
  fireEvent.change(fields[0], { target: { value: '864' } });
  fireEvent.change(fields[1], { target: { value: '1' } });
  act(() => fields[0].closest('form')!.requestSubmit());
  expect(screen.getByText(/The weights are right, the biases are not/)).toBeTruthy();
});

test('asks for the field that was forgotten', () => {
  const { container } = show();
  fireEvent.click(screen.getByLabelText('Weights and biases apart'));
  const [weights, biases] = ['Weights of conv1', 'Biases of conv1'].map(label =>
    screen.getByLabelText(label)
  );
  const form = weights.closest('form')!;
  act(() => form.requestSubmit());
  expect(container.textContent).not.toContain('Enter the');
  fireEvent.change(weights, { target: { value: '864' } });
  act(() => form.requestSubmit());
  expect(document.activeElement).toBe(biases);
  expect(biases.getAttribute('aria-invalid')).toBe('true');
  expect(form.textContent).toContain('Enter the biases too');
  fireEvent.change(biases, { target: { value: '32' } });
  act(() => form.requestSubmit());
  expect(screen.getByText('Right.')).toBeTruthy();
});

test('a field is wrong by what stands in it, and not by what was answered in another one', () => {
  const { container } = show();
  const invalid = () =>
    Array.from(container.querySelectorAll('[aria-invalid="true"]'), field =>
      field.getAttribute('aria-label')
    );
  answer('conv1', '864');
  expect(invalid()).toEqual(['Parameters of conv1']);
  const apart = screen.getByLabelText('Weights and biases apart');
  fireEvent.click(apart);
  expect(invalid()).toEqual([]);
  const [weights, biases] = ['Weights of conv1', 'Biases of conv1'].map(label =>
    screen.getByLabelText(label)
  );
  fireEvent.change(weights, { target: { value: '8' } });
  expect(invalid()).toEqual([]);
  fireEvent.change(weights, { target: { value: 'many' } });
  expect(invalid()).toEqual(['Weights of conv1']);
  fireEvent.change(weights, { target: { value: '8' } });
  fireEvent.change(biases, { target: { value: '9' } });
  act(() => weights.closest('form')!.requestSubmit());
  expect(invalid()).toEqual(['Weights of conv1', 'Biases of conv1']);
  fireEvent.click(apart);
  expect(invalid()).toEqual([]);
});

test('the focus never falls to the notebook while a field that had it goes away', () => {
  show();
  const atReply = (): boolean => document.activeElement!.matches('.jp-Paramlens-reply');
  const field = (name: RegExp): HTMLElement => {
    const found = screen.getByLabelText(name);
    found.focus();
    return found;
  };
  field(/^Parameters of conv1/);
  answer('conv1', '896');
  expect(atReply()).toBe(true);
  fireEvent.click(field(/^Give up on pool/));
  expect(atReply()).toBe(true);
  fireEvent.click(field(/^Give up on the network/));
  expect(atReply()).toBe(true);
  fireEvent.click(screen.getAllByText('Try another')[0]);
  fireEvent.click(field(/^Give up on the other/));
  expect(atReply()).toBe(true);
});

test('goes on from the answers that were kept, and keeps them all', () => {
  const network = networkOf(report);
  const kept = jest.fn<readonly StoredOutcome[], [string]>(() => [
    { path: 'conv1', row: 0, answers: [{ total: 864 }, { total: 896 }], gaveUp: false }
  ]);
  const { keep, container } = show(true, report, kept);
  expect(kept).toHaveBeenCalledWith(network);
  expect(container.querySelector('header')!.textContent).toContain(
    '0 of 3 right at the first try · 1 later'
  );
  kept.mockReturnValue([
    { path: 'conv1', row: 0, answers: [{ total: 1 }], gaveUp: false },
    { path: null, answers: [{ total: 5 }], gaveUp: false }
  ]);
  answer('pool', '0');
  fireEvent.click(screen.getByRole('button', { name: 'Keep answers' }));
  fireEvent.click(screen.getByRole('button', { name: 'As metadata of this cell' }));
  expect(keep.mock.calls[0][1].outcomes).toEqual([
    { path: null, answers: [{ total: 5 }], gaveUp: false },
    { path: 'conv1', row: 0, answers: [{ total: 864 }, { total: 896 }], gaveUp: false },
    { path: 'pool', row: 1, answers: [{ total: 0 }], gaveUp: false }
  ]);
});

test('asks a normalisation for its scale and its shift', () => {
  const gamma = tensor('gamma', [32], { role: 'scale', dimensions: ['channels'] });
  const norm = layer('norm', {
    type: 'LayerNormalization',
    tensors: [gamma, { ...gamma, name: 'beta' }],
    layer: { framework: 'keras', type: 'LayerNormalization', config: {}, inputs: [[null, 9, 32]] }
  });
  show(true, summary([norm]));
  fireEvent.click(screen.getByLabelText('Weights and biases apart'));
  const fields = [screen.getByLabelText('Scale of norm'), screen.getByLabelText('Shift of norm')];
  fireEvent.change(fields[0], { target: { value: '32' } });
  fireEvent.change(fields[1], { target: { value: '1' } });
  act(() => fields[0].closest('form')!.requestSubmit());
  expect(screen.getByText(/The scale is right, the shift is not/)).toBeTruthy();
  fireEvent.change(fields[1], { target: { value: '32' } });
  act(() => fields[0].closest('form')!.requestSubmit());
  expect(screen.getByText('Right.')).toBeTruthy();
});

test('gives up, and tells how it is computed', () => {
  const { container } = show();
  fireEvent.click(screen.getByLabelText('Give up on conv1'));
  expect(container.textContent).toContain('It is computed as 3 × 3 × 3 × 32 + 32.');
  expect(container.querySelector('header')!.textContent).toContain('1 given up');
});

test('asks for each of several rows of one name', () => {
  const twice = summary([
    { ...convolution, name: 'conv2d_transpo', path: 'conv2d_transpo' },
    layer('conv2d_transpo', { tensors: [tensor('kernel', [3, 3, 32, 64])] })
  ]);
  const { container } = show(true, twice);
  fireEvent.click(screen.getAllByLabelText('Give up on conv2d_transpo')[0]);
  expect(screen.getAllByLabelText('Parameters of conv2d_transpo')).toHaveLength(1);
  expect(container.textContent).not.toContain('18,432');
  answer('conv2d_transpo', '18432');
  expect(container.querySelector('header')!.textContent).toContain(
    '1 of 3 right at the first try · 1 given up'
  );
});

test('asks nothing about a row that repeats another, and marks right only what was answered', () => {
  const shared = summary([
    layer('block', { type: 'Functional', recomputed: 896, reported: 896 }),
    { ...convolution, depth: 1 },
    { ...convolution, name: 'again', path: 'again', depth: 1, sharedWith: 'conv1', recomputed: 0 }
  ]);
  const { container } = show(true, shared);
  expect(screen.queryByLabelText('Parameters of again')).toBeNull();
  expect(screen.getByText('counted with conv1')).toBeTruthy();
  expect(container.querySelector('header')!.textContent).toContain('0 of 3');
  fireEvent.click(screen.getByLabelText('Give up on conv1'));
  expect(screen.getByText('counted with conv1')).toBeTruthy();
  answer('block', '896');
  expect(container.querySelectorAll('td .jp-Paramlens-mod-verified')).toHaveLength(2);
});

test('keeps answers where the learner wants them, and not before', () => {
  const { keep } = show();
  answer('pool', '0');
  expect(keep).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: 'Keep answers' }));
  expect(keep).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: 'As a text cell' }));
  expect(keep).toHaveBeenCalledTimes(1);
  const [place, { outcomes }] = keep.mock.calls[0];
  expect(place).toBe('cell');
  expect(outcomes).toEqual([{ path: 'pool', row: 1, answers: [{ total: 0 }], gaveUp: false }]);
});

test('tells when counts are hidden and when they are shown again, and keeps the answers meanwhile', () => {
  const { container, onPredict } = show(false);
  expect(onPredict).toHaveBeenLastCalledWith(false);
  fireEvent.click(screen.getByRole('button', { name: 'Predict' }));
  expect(onPredict).toHaveBeenLastCalledWith(true);
  answer('conv1', '896');
  fireEvent.click(screen.getByRole('button', { name: 'Show the counts' }));
  expect(onPredict).toHaveBeenLastCalledWith(false);
  fireEvent.click(screen.getByRole('button', { name: 'Predict' }));
  expect(container.querySelector('header')!.textContent).toContain('1 of 3');
});

test('computes another layer of pooling as nothing, without sums of zeros', () => {
  const { container } = show();
  answer('pool', '1');
  fireEvent.click(screen.getByRole('button', { name: 'Try another: pool' }));
  fireEvent.click(screen.getByLabelText('Give up on the other MaxPooling2D'));
  expect(container.textContent).toContain('It is computed as 0.');
});

test('makes the same exercise for the same seed', () => {
  const { container } = show();
  answer('conv1', '1');
  fireEvent.click(screen.getByRole('button', { name: 'Try another: conv1' }));
  const question = () => container.querySelector('.jp-Paramlens-question')!.textContent;
  const first = question();
  fireEvent.click(screen.getByRole('button', { name: 'Next' }));
  expect(question()).not.toBe(first);
  fireEvent.change(screen.getByLabelText('Seed'), { target: { value: '1' } });
  expect(question()).toBe(first);
});

test('asks for another layer in the words of its row, without what only the counter was told', () => {
  const attention: Layer = {
    framework: 'torch',
    type: 'MultiheadAttention',
    config: { embed_dim: 64, num_heads: 1 },
    inputs: []
  };
  const { tensors, count: total } = count(attention);
  const rows = [
    layer('attend', {
      type: attention.type,
      layer: attention,
      tensors,
      reported: total,
      recomputed: total,
      evidence: 'output'
    })
  ];
  const { container } = show(true, summary(rows));
  answer('attend', '1');
  fireEvent.click(screen.getByRole('button', { name: 'Try another: attend' }));
  expect(container.querySelector('.jp-Paramlens-question')!.textContent).toContain('embed_dim=');
  expect(container.textContent).not.toContain('num_heads');
});
