import * as fc from 'fast-check';
import { count, solve } from '../../src/counter/index.js';
import { KERAS_RULES } from '../../src/counter/keras/rules.js';
import { agree } from '../../src/counter/shapes.js';
import type { Config, Observation, Shape, Solution, Tensor } from '../../src/counter/types.js';
import { kerasVectors } from './vectors.js';

function shapesOf(tensors: readonly Tensor[]): string {
  return JSON.stringify(tensors.map(({ shape }) => shape));
}

function row(count: number, output: Shape | null, ...inputs: (Shape | null)[]): Observation {
  return { count, inputs, outputs: output ? [output] : [] };
}

function best(type: string, observed: Observation): Config | undefined {
  return solve('keras', type, observed)[0]?.config;
}

describe('solve', () => {
  // A value size of its own next to a plain solution with the same count: only the plain ones are given.
  const OUT_OF_REACH = 8;

  it('finds the true tensors of every real layer among its solutions', () => {
    const missed = kerasVectors().filter(({ type, config, inputs, count: reported }) => {
      const truth = count({ framework: 'keras', type, config, inputs });
      const observed = { inputs, outputs: truth.outputs ?? [], count: reported };
      const solutions = solve('keras', type, observed);
      return !solutions.some(({ tensors }) => shapesOf(tensors) === shapesOf(truth.tensors));
    });
    expect(missed.filter(({ config }) => !config.value_dim)).toEqual([]);
    expect(missed).toHaveLength(OUT_OF_REACH);
  });

  it.each<[string, Observation, Config]>([
    ['Conv2D', row(896, [null, 32, 32, 32], [null, 32, 32, 3]), { kernel_size: [3, 3] }],
    ['Conv2D', row(896, [null, 32, 32, 32]), { kernel_size: [3, 3], use_bias: true }],
    ['Conv2D', row(320, [null, 26, 26, 32]), { kernel_size: [3, 3], use_bias: true }],
    ['Conv2D', row(832, [null, 24, 24, 32], [null, 28, 28, 1]), { kernel_size: [5, 5] }],
    ['Conv2D', row(288, [null, 26, 26, 32], [null, 28, 28, 1]), { use_bias: false }],
    [
      'Conv2D',
      row(9408, [null, 64, 112, 112], [null, 3, 224, 224]),
      { data_format: 'channels_first', kernel_size: [7, 7], use_bias: false, strides: [2, 2] }
    ],
    ['Conv2D', row(1152, [null, 8, 8, 32], [null, 8, 8, 32]), { kernel_size: [3, 3], groups: 8 }],
    [
      'Conv2D',
      row(9248, [null, 24, 24, 32], [null, 28, 28, 32]),
      { kernel_size: [3, 3], dilation_rate: [2, 2] }
    ],
    ['DepthwiseConv2D', row(288, [null, 8, 8, 32], [null, 8, 8, 32]), { kernel_size: [3, 3] }],
    ['Conv2DTranspose', row(8224, [null, 14, 14, 32], [null, 7, 7, 64]), { kernel_size: [2, 2] }],
    ['Dense', row(2570, [null, 10], [null, 256]), { units: 10, use_bias: true }],
    ['Dense', row(2560, [null, 10], [null, 256]), { units: 10, use_bias: false }],
    ['Dense', row(7850, [null, 10]), { units: 10, use_bias: true }],
    ['Dense', row(3102, [null, 10], [null, 256]), { lora_rank: 2 }],
    ['Dense', row(2580, [null, 10], [null, 256]), { quantization: 'int8' }],
    ['Embedding', row(160000, [null, 5, 16], [null, 5]), { input_dim: 10000 }],
    ['InstanceNormalization', row(128, [null, 8, 8, 64], [null, 8, 8, 64]), {}],
    ['InstanceNormalization', row(2, [null, 8, 8, 64], [null, 8, 8, 64]), { axis: null }],
    ['GRU', row(1440 / 2, [null, 6], [null, 4, 32]), { reset_after: true }],
    ['GRU', row(702, [null, 6], [null, 4, 32]), { reset_after: false }],
    ['BatchNormalization', row(256, [null, 8, 8, 64], [null, 8, 8, 64]), {}],
    ['BatchNormalization', row(192, [null, 8, 8, 64], [null, 8, 8, 64]), { scale: false }],
    ['BatchNormalization', row(12, [null, 3, 8, 8], [null, 3, 8, 8]), { axis: 1 }],
    ['Normalization', row(15, [null, 7], [null, 7]), {}],
    [
      'MultiHeadAttention',
      row(4 * 128 * 128 + 4 * 128, [null, 9, 128], [null, 9, 128], [null, 9, 128]),
      { num_heads: 2, key_dim: 64 }
    ],
    ['PReLU', row(5, [null, 8, 8, 5], [null, 8, 8, 5]), { shared_axes: [1, 2] }],
    ['EinsumDense', row(200, [null, 9, 4, 5], [null, 9, 9]), { equation: 'abc,cde->abde' }]
  ])('prefers the convention: %s %j', (type, observed, expected) => {
    expect(best(type, observed)).toMatchObject(expected);
  });

  it('leaves the bias out where a normalisation follows', () => {
    const observed = row(9 * 32, [null, 26, 26, 32], [null, 28, 28, 1]);
    const tie = { ...observed, count: 10 * 32 };
    expect(best('Conv2D', { ...tie, normalizedNext: false })).toMatchObject({ use_bias: true });
    expect(best('Conv2D', { ...observed, normalizedNext: true })).toMatchObject({
      kernel_size: [3, 3],
      use_bias: false
    });
  });

  it('looks inside wrappers', () => {
    const both = row(3200, [null, 10, 32], [null, 10, 8]);
    expect(best('Bidirectional', both)).toMatchObject({
      layer: { class: 'LSTM', config: { units: 16 } },
      merge_mode: 'concat'
    });
    const frames = row(80, [null, 10, 26, 26, 8], [null, 10, 28, 28, 1]);
    expect(best('TimeDistributed', frames)).toMatchObject({ layer: { class: 'Conv2D' } });
    const steps = row(20, [null, 4, 5], [null, 4, 5]);
    expect(best('TimeDistributed', steps)).toMatchObject({
      layer: { class: 'BatchNormalization' }
    });
    const cell = row(448, [null, 10, 7], [null, 10, 8]);
    expect(best('RNN', cell)).toMatchObject({ cell: { class: 'LSTMCell' } });
  });

  it('counts the other explanations', () => {
    const dense = solve('keras', 'Dense', row(2570, [null, 10], [null, 256]));
    expect(dense).toHaveLength(1);
    const threeChannels = row(192, [null, 64], [null, 64]);
    expect(solve('keras', 'BatchNormalization', threeChannels)).toHaveLength(2);
  });

  it('explains no count that no setting gives', () => {
    expect(solve('keras', 'Dense', row(2571, [null, 10], [null, 256]))).toEqual([]);
    expect(solve('keras', 'Conv2D', row(897, [null, 32, 32, 32], [null, 32, 32, 3]))).toEqual([]);
    expect(solve('keras', 'Flatten', row(3, [null, 10], [null, 2, 5]))).toEqual([]);
    expect(solve('keras', 'Mine', row(3, [null, 10], [null, 2, 5]))).toEqual([]);
  });

  it('gives what learns nothing one solution without tensors', () => {
    const [solution, ...others] = solve('keras', 'Flatten', row(0, [null, 10], [null, 2, 5]));
    expect(others).toEqual([]);
    expect(solution.tensors).toEqual([]);
  });

  describe('for any row', () => {
    const size = fc.oneof(
      fc.constant(null),
      fc.integer({ min: 0, max: 64 }),
      fc.integer({ min: 0, max: 1_000_000 })
    );
    const shape = fc.array(size, { maxLength: 12 });
    const anyCount = fc.oneof(
      fc.integer({ min: 0, max: 5000 }),
      fc.maxSafeNat(),
      fc.constantFrom(2 ** 52, 720720, 2 ** 40 * 3, -1, 0.5, NaN, Infinity)
    );
    const anyRow: fc.Arbitrary<Observation> = fc.record({
      count: anyCount,
      inputs: fc.array(fc.option(shape), { maxLength: 3 }),
      outputs: fc.array(shape, { maxLength: 3 }),
      normalizedNext: fc.boolean()
    });
    const anyType = fc.constantFrom(...KERAS_RULES.map(({ type }) => type));

    it('gives a bounded number of solutions that hold, and never throws', () => {
      fc.assert(
        fc.property(anyType, anyRow, (type, observed) => {
          const solutions = solve('keras', type, observed);
          expect(solutions.length).toBeLessThanOrEqual(200);
          expectToHold(type, observed, solutions.slice(0, 20));
        }),
        { numRuns: 1500 }
      );
    });

    it('does not take longer for hostile rows', () => {
      const wide = Array<number>(10).fill(720_720);
      const rows = [
        row(2 ** 52, [null, ...wide], [null, ...wide]),
        row(720_720 ** 2, [null, 720_720, 720_720, 720_720], [null, 720_720, 720_720, 720_720]),
        row(720_720 * 5041, [null, 9, 720_720], null),
        row(720_720 * 5041, null, [null, 720_720]),
        row(720_720 * 5041, null),
        row(0, Array<number>(10_000).fill(1))
      ];
      for (const { type } of KERAS_RULES) {
        for (const observed of rows) {
          expectToHold(type, observed, solve('keras', type, observed).slice(0, 3));
        }
      }
    });
  });
});

function expectToHold(type: string, observed: Observation, solutions: readonly Solution[]): void {
  for (const { config, inputs, tensors } of solutions) {
    const counted = count({ framework: 'keras', type, config, inputs });
    expect(counted.count).toBe(observed.count);
    expect(counted.tensors).toEqual(tensors);
    for (const [place, output] of (counted.outputs ?? []).entries()) {
      expect(!observed.outputs[place] || agree(output, observed.outputs[place])).toBe(true);
    }
  }
}
