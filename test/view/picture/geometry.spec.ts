import { count } from '../../../src/counter/index.js';
import type { Layer } from '../../../src/counter/types.js';
import { picture } from '../../../src/teach/picture.js';
import { drawingOf } from '../../../src/view/picture/geometry.js';

const convolution: Layer = {
  framework: 'keras',
  type: 'Conv2D',
  config: { filters: 64, kernel_size: 3 },
  inputs: [[null, 32, 32, 32]]
};

function drawings(layer: Layer) {
  return picture(layer).solids.map(drawingOf);
}

test('draws a filter as a face with its channels behind, and some of the filters beside each other', () => {
  const [kernel, bias] = drawings(convolution);
  expect(kernel.pieces.length).toBeGreaterThan(1);
  for (const { cells, layers } of kernel.pieces) {
    expect(cells).toHaveLength(9);
    expect(layers.length).toBeGreaterThan(0);
  }
  expect(kernel.measures.map(({ link, label }) => [link, label.size])).toEqual([
    ['kernel height', 3],
    ['kernel width', 3],
    ['input channels', 32],
    ['filters', 64]
  ]);
  expect(bias.measures.map(({ link, label }) => [link, label.size])).toEqual([['filters', 64]]);
});

test.each<[string, Layer]>([
  ['a convolution', convolution],
  [
    'a dense layer',
    { framework: 'keras', type: 'Dense', config: { units: 500 }, inputs: [[1, 4000]] }
  ],
  [
    'a gated layer',
    { framework: 'torch', type: 'LSTM', config: { input_size: 8, hidden_size: 300 }, inputs: [] }
  ],
  [
    'a table',
    {
      framework: 'torch',
      type: 'Embedding',
      config: { num_embeddings: 30_000, embedding_dim: 768 },
      inputs: []
    }
  ]
])('draws %s inside its frame, however large it is', (_, layer) => {
  expect(count(layer).count).toBeGreaterThan(0);
  for (const { width, height, pieces } of drawings(layer)) {
    expect(width).toBeLessThan(800);
    const boxes = pieces.flatMap(({ cells, layers }) => [...cells, ...layers]);
    for (const box of boxes) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
    }
  }
});

test('leaves room for the number of many rows', () => {
  const [table] = drawings({
    framework: 'keras',
    type: 'Embedding',
    config: { input_dim: 1_250_257, output_dim: 8 },
    inputs: [[null, 4]]
  });
  const { label } = table.measures[0];
  // It ends where it is anchored.
  expect(label.anchor).toBe('end');
  expect(label.x).toBeGreaterThanOrEqual('1,250,257'.length * 7);
});
