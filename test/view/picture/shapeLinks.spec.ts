import { shapeLinks } from '../../../src/view/picture/shapeLinks.js';
import { convolution, layer, summary } from '../reports.js';

const input = layer('input', { type: 'InputLayer', outputShape: [null, 32, 32, 3] });
const counted = {
  ...convolution,
  layer: {
    framework: 'keras',
    type: 'Conv2D',
    config: { filters: 32, kernel_size: 3 },
    inputs: [[null, 32, 32, 3]]
  }
} as const;

test('links an opened row to its own output and to the row that feeds it', () => {
  const links = shapeLinks(summary([input, counted]), [1]);
  expect(links.get(0)).toEqual(new Map([[3, { row: 1, id: 'input channels' }]]));
  expect(links.get(1)).toEqual(new Map([[3, { row: 1, id: 'filters' }]]));
});

test('links nothing while no row is open, nor where no row above gives what comes in', () => {
  expect(shapeLinks(summary([input, counted]), []).size).toBe(0);
  expect([...shapeLinks(summary([counted]), [0]).keys()]).toEqual([0]);
});
