import { render } from '@testing-library/react';
import * as React from 'react';
import { indentOf, lettersIndented, stepOf } from '../../src/view/indent.js';
import { english, SummaryView } from '../../src/view/index.js';
import { layer, summary, tensor } from './reports.js';

const DEEPEST = 11;
const nested = Array.from({ length: DEEPEST + 1 }, (_, depth) =>
  layer(`transformer_block_${depth}`, {
    depth,
    type: 'BasicTransformerBlock',
    tensors: [tensor('kernel', [4, 10])]
  })
);

function show(predict: boolean): HTMLElement {
  const { container } = render(
    <SummaryView
      report={summary(nested)}
      translation={english}
      maximumHeight={400}
      predict={predict}
      keep={null}
      onToggle={jest.fn()}
      onLeave={jest.fn()}
      onPredict={jest.fn()}
    />
  );
  return container;
}

const stepIn = (style: React.CSSProperties) =>
  (style as Record<string, string>)['--paramlens-step'];

test('all depths together take no more than a part of their column', () => {
  expect(stepIn(stepOf([]))).toBe('min(1.25em, (100% - 5em) * 0.4)');
  expect(stepIn(stepOf([{ depth: 0 }, { depth: 10 }, { depth: 1 }]))).toBe(
    'min(1.25em, (100% - 5em) * 0.04)'
  );
  expect(indentOf(3)).toEqual({ paddingInlineStart: 'calc(3 * var(--paramlens-step))' });
});

test.each([false, true])('names are indented by the same rule when predicting is %p', predict => {
  const container = show(predict);
  expect(container.querySelector('table')!.style.getPropertyValue('--paramlens-step')).toBe(
    stepIn(stepOf(nested))
  );
  const names = container.querySelectorAll<HTMLElement>(
    predict ? 'tbody .jp-Paramlens-layerName' : 'tbody .jp-Paramlens-nameLine'
  );
  expect(names).toHaveLength(nested.length);
  expect(names[DEEPEST].getAttribute('style')).toContain(
    `calc(${DEEPEST} * var(--paramlens-step))`
  );
  // An inline element's padding would indent its first line only.
  expect(names[DEEPEST].tagName).toBe('DIV');
});

test('a layer inside another keeps the place of the icon that only those with layers inside have', () => {
  const lines = Array.from(show(false).querySelectorAll('tbody .jp-Paramlens-nameLine'));
  const isInnermost = lines.map(line => line.classList.contains('jp-Paramlens-mod-innermost'));
  expect(isInnermost).toEqual(nested.map(({ depth }) => depth === DEEPEST));
});

test('a column is no wider for an indent than the indent can be', () => {
  expect(lettersIndented(20, 0, 11)).toBe(20);
  expect(lettersIndented(20, 2, 11)).toBe(21);
  expect(lettersIndented(18, 11, 11)).toBe(24);
});
