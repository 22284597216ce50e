import { render } from '@testing-library/react';
import * as React from 'react';
import { toRows } from '../../src/view/rows.js';
import { SumDetails } from '../../src/view/SumDetails.js';
import { layer, summary, tensor } from './reports.js';

const dense = (name: string, part = {}) =>
  layer(name, { depth: 1, tensors: [tensor('kernel', [4, 2])], ...part });

function listed(children: readonly ReturnType<typeof dense>[]): (string | null)[] {
  const outer = layer('outer', { reported: null, recomputed: null, verdict: 'unknown' });
  const [row] = toRows(summary([outer, ...children]));
  const { container } = render(<SumDetails row={row} />);
  return Array.from(container.querySelectorAll('dt, dd'), node => node.textContent);
}

test('lists the layers inside with their counts, and what they add up to', () => {
  const twin = dense('twin', { sharedWith: 'a' });
  expect(listed([dense('a'), twin])).toEqual(['a', '8', 'twin', '8shared with a', 'Together', '8']);
});

test('of very many layers only the first are listed', () => {
  const texts = listed(Array.from({ length: 200 }, (_, i) => dense(`d${i}`)));
  expect(texts).toHaveLength(2 * 52);
  expect(texts.slice(-4)).toEqual(['and 150 more layers', '…', 'Together', '1,600']);
});
