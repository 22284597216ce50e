import { act, fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';
import { english, SummaryView } from '../../src/view/index.js';
import { layer, summary, tensor } from './reports.js';

const HEIGHT = 400;
const many = Array.from({ length: 300 }, (_, i) =>
  layer(`dense${i}`, { tensors: [tensor('kernel', [4, 10])] })
);
const sizes = [
  [Element.prototype, 'clientHeight', HEIGHT],
  [HTMLElement.prototype, 'offsetHeight', 30]
] as const;
const originals = sizes.map(([owner, name]) => Object.getOwnPropertyDescriptor(owner, name)!);

beforeEach(() =>
  sizes.forEach(([owner, name, pixels]) =>
    Object.defineProperty(owner, name, { configurable: true, get: () => pixels })
  )
);

afterEach(() =>
  sizes.forEach(([owner, name], i) => Object.defineProperty(owner, name, originals[i]))
);

function show(predict: boolean): HTMLElement {
  const { container } = render(
    <SummaryView
      report={summary(many)}
      translation={english}
      maximumHeight={HEIGHT}
      predict={predict}
      keep={null}
      onToggle={jest.fn()}
      onLeave={jest.fn()}
      onPredict={jest.fn()}
    />
  );
  return container.querySelector<HTMLElement>('.jp-Paramlens-scroller')!;
}

function scrollTo(scroller: HTMLElement, top: number): void {
  act(() => {
    scroller.scrollTop = top;
    fireEvent.scroll(scroller);
  });
}

test.each([
  [false, 'button', 'dense2'],
  [true, 'textbox', 'Parameters of dense2']
])(
  'a row of many keeps the focus out of sight, also when predicting is %p',
  (predict, role, name) => {
    const scroller = show(predict);
    const focused = screen.getByRole(role, { name });
    act(() => focused.focus());
    scrollTo(scroller, 6000);
    expect(document.activeElement).toBe(focused);
    expect(screen.getByRole('rowheader', { name: 'dense180' })).toBeTruthy();
    expect(screen.queryByRole('rowheader', { name: 'dense1' })).toBeNull();
    // What lies between the focused row and those in sight keeps its height.
    expect(scroller.querySelectorAll('.jp-Paramlens-gap').length).toBeGreaterThan(2);

    act(() => scroller.focus());
    expect(focused.isConnected).toBe(false);
  }
);
