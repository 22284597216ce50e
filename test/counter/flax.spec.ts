import * as fc from 'fast-check';
import { bind, count, CountError, isWeightless, solve } from '../../src/counter/index.js';
import { LINEN_RULES } from '../../src/counter/flax/linen-rules.js';
import { NNX_RULES } from '../../src/counter/flax/nnx-rules.js';
import type { Config, Observation, Shape, Value } from '../../src/counter/types.js';
import { vectorsOf } from './vectors.js';

describe.each([
  ['flax_linen', 232],
  ['flax_nnx', 132]
] as const)('the counter of %s modules', (framework, known) => {
  const vectors = vectorsOf(framework);

  it('knows enough real modules to compare with', () => {
    expect(vectors).toHaveLength(known);
  });

  it.each([...new Set(vectors.map(({ type }) => type))])(
    'holds the variables that flax holds in %s, and counts the parameters',
    type => {
      for (const vector of vectors.filter(vector => vector.type === type)) {
        const { tensors, count: total } = count({ ...vector, framework });
        const seen = tensors.map(({ name, shape, trainable }) => [name, shape, trainable]);
        expect({ vector, seen, total }).toEqual({
          vector,
          seen: vector.tensors,
          total: vector.count
        });
        for (const tensor of tensors) {
          expect(tensor.dimensions).toHaveLength(tensor.shape.length);
          expect(tensor.trainable).toBe(tensor.role !== 'statistic');
        }
      }
    }
  );
});

describe('the calls of flax modules', () => {
  const counted = (
    framework: 'flax_linen' | 'flax_nnx',
    type: string,
    positional: Value[],
    keyword: Config,
    ...inputs: Shape[]
  ): string[] =>
    count({
      framework,
      type,
      config: bind(framework, type, positional, keyword),
      inputs
    }).tensors.map(({ name, shape }) => `${name} ${shape.join('x')}`);

  it.each<[string, Value[], Config, Shape, string[]]>([
    ['Dense', [3], {}, [1, 5], ['bias 3', 'kernel 5x3']],
    ['Dense', [3, false], { name: 'head' }, [1, 5], ['kernel 5x3']],
    ['Conv', [8, [3, 3]], { strides: 2 }, [1, 9, 9, 2], ['bias 8', 'kernel 3x3x2x8']],
    [
      'BatchNorm',
      [],
      { use_running_average: true },
      [1, 4],
      ['mean 4', 'var 4', 'bias 4', 'scale 4']
    ],
    [
      'WeightNorm',
      [{ class: 'Dense', config: { '0': 3 } }],
      {},
      [2, 5],
      ['layer_instance/bias 3', 'layer_instance/kernel 5x3', 'layer_instance/kernel/scale 3']
    ]
  ])('reads linen %s(%j, %j)', (type, positional, keyword, input, tensors) => {
    expect(counted('flax_linen', type, positional, keyword, input)).toEqual(tensors);
  });

  it.each<[string, Value[], Config, string[]]>([
    ['Linear', [5, 3], { rngs: null, use_bias: false }, ['kernel 5x3']],
    ['Conv', [2, 8, [3, 3]], {}, ['bias 8', 'kernel 3x3x2x8']],
    ['Dropout', [0.5], {}, ['rngs/count ', 'rngs/key ']],
    ['LinearGeneral', [5, 7], { batch_axis: { '0': 2 } }, ['bias 2x7', 'kernel 2x5x7']],
    [
      'SpectralNorm',
      [{ class: 'Linear', config: { '0': 5, '1': 3 } }],
      {},
      [
        "batch_stats/('kernel', 'sigma') ",
        "batch_stats/('kernel', 'u') 1x3",
        'layer_instance/bias 3',
        'layer_instance/kernel 5x3'
      ]
    ]
  ])('reads nnx %s(%j, %j)', (type, positional, keyword, tensors) => {
    expect(counted('flax_nnx', type, positional, keyword)).toEqual(tensors);
  });

  it.each<[RegExp, string, Config, Shape[]]>([
    [/shape of its input/, 'Dense', { features: 3 }, []],
    [/einsum_str/, 'Einsum', { shape: [2, 3], einsum_str: 'ab' }, [[1, 2]]],
    [/num_heads must divide/, 'SelfAttention', { num_heads: 3 }, [[1, 4, 8]]],
    [/with a kernel/, 'WeightNorm', { layer_instance: { class: 'PReLU', config: {} } }, [[1, 4]]],
    [/known size/, 'ConvLocal', { features: 1, kernel_size: [3] }, [[1, null, 2]]],
    [/is not known/, 'Wavelet', {}, []]
  ])('refuses with %s', (message, type, config, inputs) => {
    const layer = { framework: 'flax_linen', type, config, inputs } as const;
    expect(() => count(layer)).toThrow(message);
    expect(() => count(layer)).toThrow(CountError);
  });

  it('gives output shapes', () => {
    const outputs = (type: string, config: Config, input: Shape): unknown =>
      count({ framework: 'flax_linen', type, config, inputs: [input] }).outputs;
    expect(outputs('Conv', { features: 8, kernel_size: [3, 3], strides: 2 }, [1, 9, 9, 2])).toEqual(
      [[1, 5, 5, 8]]
    );
    expect(outputs('DenseGeneral', { features: [2, 3], axis: -1 }, [1, 4, 5])).toEqual([
      [1, 4, 2, 3]
    ]);
    expect(outputs('SelfAttention', { num_heads: 2 }, [1, 4, 8])).toEqual([[1, 4, 8]]);
  });

  it('knows what learns nothing', () => {
    expect(isWeightless('flax_linen', 'Dropout')).toBe(true);
    // nnx keeps the state of its random numbers in the module.
    expect(isWeightless('flax_nnx', 'Dropout')).toBe(false);
  });
});

describe('solve for flax modules', () => {
  it.each<[string, Observation, Config]>([
    ['Dense', { count: 330, inputs: [[1, 32]], outputs: [[1, 10]] }, { features: 10 }],
    [
      'Conv',
      { count: 4608, inputs: [[1, 32, 32, 16]], outputs: [[1, 32, 32, 32]] },
      { kernel_size: [3, 3], use_bias: false }
    ],
    [
      'Embed',
      { count: 64000, inputs: [[2, 16]], outputs: [[2, 16, 64]] },
      { num_embeddings: 1000 }
    ],
    ['BatchNorm', { count: 32, inputs: [[1, 8, 16]], outputs: [[1, 8, 16]] }, {}],
    [
      'SelfAttention',
      { count: 4 * 64 * 65, inputs: [[2, 16, 64]], outputs: [[2, 16, 64]] },
      { use_bias: true }
    ]
  ])('prefers the convention: %s %j', (type, observed, config) => {
    expect(solve('flax_linen', type, observed)[0]?.config).toMatchObject(config);
  });

  it('gives solutions that hold for any row, and never throws', () => {
    const shape = fc.array(fc.option(fc.integer({ min: 0, max: 100_000 })), { maxLength: 6 });
    const anyRow: fc.Arbitrary<Observation> = fc.record({
      count: fc.oneof(fc.integer({ min: 0, max: 5000 }), fc.maxSafeNat()),
      inputs: fc.array(fc.option(shape), { maxLength: 2 }),
      outputs: fc.array(shape, { maxLength: 2 })
    });
    const anyRule = fc.constantFrom(
      ...LINEN_RULES.map(({ type }) => ['flax_linen', type] as const),
      ...NNX_RULES.map(({ type }) => ['flax_nnx', type] as const)
    );
    fc.assert(
      fc.property(anyRule, anyRow, ([framework, type], observed) => {
        const solutions = solve(framework, type, observed);
        expect(solutions.length).toBeLessThanOrEqual(200);
        for (const { config, inputs } of solutions.slice(0, 20)) {
          expect(count({ framework, type, config, inputs }).count).toBe(observed.count);
        }
      }),
      { numRuns: 1000 }
    );
  });
});
