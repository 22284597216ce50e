import { act, render, screen, within } from '@testing-library/react';
import * as React from 'react';
import { english, SummaryView } from '../../src/view/index.js';
import { lettersIn, roomFor } from '../../src/view/width.js';
import { convolution, summary } from './reports.js';

const need = { wide: 90, medium: 60 };

test('there is room for all columns, for the formulas with their layers, or for the least', () => {
  expect(roomFor(1000, 8, need)).toBe('wide');
  expect(roomFor(899, 8, need)).toBe('medium');
  expect(roomFor(559, 8, need)).toBe('narrow');
});

test('what does not fit is left out however wide the place is', () => {
  expect(roomFor(1000, 8, { wide: 140, medium: 60 })).toBe('medium');
  expect(roomFor(1000, 8, { wide: 200, medium: 150 })).toBe('narrow');
  expect(roomFor(1000, 16, need)).toBe('medium');
});

test('counts Chinese characters as wide as they are', () => {
  expect(lettersIn('Output shape')).toBe(12);
  expect(lettersIn('输出形状')).toBeCloseTo(7.2);
});

test('a width that is not known leaves nothing out', () => {
  expect(roomFor(null, 8, need)).toBe('wide');
});

describe('a table', () => {
  let width = 0;
  const observers = new Set<() => void>();
  const original = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'offsetWidth')!;

  beforeEach(() => {
    Object.defineProperty(HTMLElement.prototype, 'offsetWidth', {
      configurable: true,
      get: () => width
    });
    window.ResizeObserver = class {
      constructor(private readonly told: () => void) {}
      observe(): void {
        observers.add(this.told);
      }
      unobserve(): void {
        observers.delete(this.told);
      }
      disconnect(): void {
        observers.delete(this.told);
      }
    } as unknown as typeof ResizeObserver;
  });

  afterEach(() => {
    Object.defineProperty(HTMLElement.prototype, 'offsetWidth', original);
    Reflect.deleteProperty(window, 'ResizeObserver');
  });

  const resize = (next: number): void => {
    width = next;
    act(() => observers.forEach(told => told()));
  };
  const heads = (): (string | null)[] =>
    screen.getAllByRole('columnheader').map(head => head.textContent);

  test('leaves columns out where it is narrow, and brings them back', () => {
    width = 1200;
    const { container } = render(
      <SummaryView
        report={summary([convolution])}
        translation={english}
        maximumHeight={400}
        predict={false}
        keep={null}
        onToggle={jest.fn()}
        onLeave={jest.fn()}
        onPredict={jest.fn()}
      />
    );
    const all = ['Layer', 'Type', 'Output shape', 'Parameters', 'Weights', 'Biases'];
    const last = ['How it is computed', 'Verdict'];
    expect(heads()).toEqual([...all, ...last]);
    expect(container.querySelector('.jp-Paramlens-mod-brief')).toBeNull();

    resize(800);
    expect(heads()).toEqual([...all.slice(0, 4), ...last]);

    resize(480);
    expect(heads()).toEqual(['Layer', 'Parameters', ...last]);
    const row = screen.getByRole('rowheader', { name: 'conv1' }).closest('tr')!;
    const cells = within(row).getAllByRole('cell');
    expect(cells.map(cell => cell.textContent)).toEqual(['896', '3 × 3 × 3 × 32 + 32', 'verified']);
    expect(cells[2].className).toContain('jp-Paramlens-mod-brief');
    const total = screen.getByRole('rowheader', { name: /^Total/ });
    expect(total.textContent).toContain('896 trainable');

    // Beside the counts the formulas would lie behind the verdicts.
    resize(380);
    expect(heads()).toEqual(['Layer', 'Parameters', 'Verdict']);
    const [count] = within(row).getAllByRole('cell');
    expect(Array.from(count.children, part => part.textContent)).toEqual([
      '896',
      '',
      '3 × 3 × 3 × 32 + 32'
    ]);

    // Out of sight.
    resize(0);
    expect(heads()).toHaveLength(3);
    resize(1200);
    expect(heads()).toEqual([...all, ...last]);
  });
});
