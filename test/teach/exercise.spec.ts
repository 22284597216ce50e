import { count } from '../../src/counter/index.js';
import type { Config, Framework, Layer, Shape } from '../../src/counter/types.js';
import { anatomyOf } from '../../src/teach/anatomy.js';
import { wrongTotals } from '../../src/teach/diagnose.js';
import { another } from '../../src/teach/exercise.js';
import { kerasVectors } from '../counter/vectors.js';

function layer(framework: Framework, type: string, config: Config, ...inputs: Shape[]): Layer {
  return { framework, type, config, inputs };
}

const LAYERS: readonly Layer[] = [
  layer('keras', 'Conv2D', { filters: 64, kernel_size: [3, 3], padding: 'same' }, [
    null,
    224,
    224,
    64
  ]),
  layer('keras', 'Dense', { units: 4096, use_bias: false }, [null, 25_088]),
  layer('keras', 'LSTM', { units: 128 }, [null, 100, 64]),
  layer('keras', 'Bidirectional', { layer: { class: 'GRU', config: { units: 64 } } }, [
    null,
    100,
    64
  ]),
  layer('keras', 'BatchNormalization', {}, [null, 112, 112, 64]),
  layer('keras', 'Embedding', { input_dim: 20_000, output_dim: 128 }, [null, 80]),
  layer('keras', 'SeparableConv2D', { filters: 128, kernel_size: 3 }, [null, 56, 56, 64]),
  layer(
    'keras',
    'MultiHeadAttention',
    { num_heads: 8, key_dim: 64 },
    [null, 50, 512],
    [null, 50, 512]
  ),
  layer('torch', 'Conv2d', { in_channels: 64, out_channels: 64, kernel_size: 3 }, [
    null,
    64,
    56,
    56
  ]),
  layer('torch', 'Linear', { in_features: 512, out_features: 10 }),
  layer('torch', 'MultiheadAttention', { embed_dim: 512, num_heads: 8 })
];

describe('another', () => {
  it.each(LAYERS.map(one => [one.type, one] as const))('makes another %s', (_, original) => {
    const made = another(original, 'class of 2026');
    expect(made).toMatchObject({ framework: original.framework, type: original.type });
    expect(made).not.toEqual(original);
    expect(made.config.use_bias).toBe(original.config.use_bias);
    const counted = count(made);
    expect(counted.count).toBeLessThanOrEqual(4_000);
    expect(counted.tensors.map(({ name }) => name)).toEqual(
      count(original).tensors.map(({ name }) => name)
    );
  });

  it.each<[string, Layer, string, string]>([
    [
      'torch',
      layer(
        'torch',
        'Conv2d',
        { in_channels: 32, out_channels: 32, kernel_size: 3, groups: 32, bias: false },
        [null, 32, 28, 28]
      ),
      'out_channels',
      'groups'
    ],
    [
      'Keras',
      layer('keras', 'Conv2D', { filters: 64, kernel_size: 3, groups: 32 }, [null, 28, 28, 32]),
      'filters',
      'groups'
    ]
  ])('leaves a convolution of %s a group for each channel', (_, original, filters, groups) => {
    const sizes = new Set<unknown>();
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const made = another(original, seed);
      const channels = made.inputs[0].at(original.framework === 'torch' ? 1 : -1);
      const each = Number(original.config[filters]) / 32;
      expect(made.config[groups]).toBe(channels);
      expect(made.config[filters]).toBe(each * Number(channels));
      sizes.add(channels);
    }
    expect(sizes.size).toBeGreaterThan(2);
  });

  it('varies the sizes of a convolution', () => {
    const made = Array.from({ length: 12 }, (_, seed) => another(LAYERS[8], seed).config);
    expect(new Set(made.map(config => config.out_channels)).size).toBeGreaterThan(3);
    expect(new Set(made.map(config => config.in_channels)).size).toBeGreaterThan(3);
  });

  it('follows from the seed alone', () => {
    for (const original of LAYERS) {
      expect(another(original, 7)).toEqual(another(original, 7));
    }
    const made = [1, 2, 3, 4, 5, 6].map(seed => JSON.stringify(another(LAYERS[0], seed)));
    expect(new Set(made).size).toBeGreaterThan(4);
  });

  it('tells the misconceptions apart', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const made = another(LAYERS[0], seed);
      const wrong = wrongTotals(anatomyOf(made, count(made)));
      const main = [
        'no-bias',
        'no-input-channels',
        'one-bias-a-layer',
        'one-bias-an-input',
        'output-size'
      ];
      expect(new Set(main.map(id => wrong.get(id))).size).toBe(main.length);
      expect(main.every(id => wrong.has(id))).toBe(true);
    }
  });

  it('gives back what it cannot change, and never throws', () => {
    const unknown = layer('keras', 'Mine', { units: 3 }, [null, 4]);
    expect(another(unknown, 1)).toBe(unknown);
    const seen = new Set<string>();
    for (const { type, config, inputs } of kerasVectors()) {
      if (seen.has(type)) continue;
      seen.add(type);
      expect(
        count(another(layer('keras', type, config, ...inputs), 3)).count
      ).toBeGreaterThanOrEqual(0);
    }
  });
});
