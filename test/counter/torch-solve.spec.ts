import * as fc from 'fast-check';
import { count, ownTensors, solve } from '../../src/counter/index.js';
import { agree } from '../../src/counter/shapes.js';
import { TORCH_RULES } from '../../src/counter/torch/rules.js';
import type { Config, Observation, Shape, Solution, Tensor } from '../../src/counter/types.js';
import { vectorsOf, type Vector } from './vectors.js';

function row(count: number, output: Shape | null, ...inputs: (Shape | null)[]): Observation {
  return { count, inputs, outputs: output ? [output] : [] };
}

function shapesOf(tensors: readonly Tensor[]): string {
  return JSON.stringify(tensors.map(({ shape }) => shape));
}

/** An input that a module of this class could have. */
function inputsOf({ type, config }: Vector): Shape[] {
  const size = (name: string): number => config[name] as number;
  const rank = Number(/(\d)d$/.exec(type)?.[1] ?? 0);
  const spatial = Array<number>(rank).fill(17);
  const features = (first: number): Shape => [2, 9, first];
  if (/^Conv/.test(type)) return [[2, size('in_channels'), ...spatial]];
  if (/Norm\dd$|^SyncBatchNorm$/.test(type)) return [[2, size('num_features'), 9, 9]];
  if (type === 'GroupNorm') return [[2, size('num_channels'), 5]];
  if (type === 'LayerNorm' || type === 'RMSNorm') {
    return [[2, 3, ...[config.normalized_shape as number | number[]].flat()]];
  }
  if (type === 'Bilinear') {
    return [
      [2, size('in1_features')],
      [2, size('in2_features')]
    ];
  }
  if (type === 'Linear') return [features(size('in_features'))];
  if (type.startsWith('Embedding')) return [[2, 9]];
  if (/Cell$/.test(type)) return [[2, size('input_size')]];
  if (/^(RNN|LSTM|GRU)$/.test(type)) return [features(size('input_size'))];
  if (type === 'PReLU') return [[2, 3, 4]];
  if (/^Transformer.*Layer$/.test(type)) return [features(size('d_model'))];
  const sizes = [
    size('embed_dim'),
    size('kdim') ?? size('embed_dim'),
    size('vdim') ?? size('embed_dim')
  ];
  return sizes.map(features);
}

describe('solve for torch modules', () => {
  const SOLVABLE =
    /^(Conv|BatchNorm|SyncBatchNorm|InstanceNorm|GroupNorm|LayerNorm|RMSNorm|Bilinear|Linear$|Embedding|LSTM|GRU|RNN|PReLU|MultiheadAttention|TransformerEncoderLayer|TransformerDecoderLayer)/;

  it('finds the true tensors of real modules among its solutions', () => {
    const vectors = vectorsOf('torch').filter(({ type }) => SOLVABLE.test(type));
    expect(vectors.length).toBeGreaterThan(400);
    const missed = vectors.filter(vector => {
      const { type, config, count: reported } = vector;
      const inputs = inputsOf(vector);
      const truth = count({ framework: 'torch', type, config, inputs });
      const outputs = truth.outputs ?? [[2, 3]];
      const solutions = solve('torch', type, { inputs, outputs, count: reported });
      return !solutions.some(({ tensors }) => shapesOf(tensors) === shapesOf(truth.tensors));
    });
    // A projection inside a stack of layers hides the number of units of every one of them.
    expect(missed.filter(({ config }) => !config.proj_size || config.num_layers === 1)).toEqual([]);
  });

  it.each<[string, Observation, Config]>([
    [
      'Conv2d',
      row(9408, [null, 64, 112, 112], [null, 3, 224, 224]),
      { kernel_size: [7, 7], stride: [2, 2], padding: [3, 3], bias: false }
    ],
    ['Conv2d', row(9408, [null, 64, 112, 112]), { in_channels: 3, kernel_size: [7, 7] }],
    ['Conv2d', row(36928, [null, 64, 224, 224]), { in_channels: 64, kernel_size: [3, 3] }],
    ['Conv2d', row(16384, [null, 256, 56, 56]), { in_channels: 64, kernel_size: [1, 1] }],
    ['Conv2d', row(9408, null, [null, 3, 224, 224]), { out_channels: 64, kernel_size: [7, 7] }],
    [
      'Conv2d',
      row(288, [1, 32, 56, 56], [1, 32, 112, 112]),
      { kernel_size: [3, 3], groups: 32, stride: [2, 2], bias: false }
    ],
    ['Conv2d', row(4608, [1, 128, 56, 56], [1, 128, 56, 56]), { kernel_size: [3, 3], groups: 32 }],
    [
      'Conv2d',
      row(9248, [1, 32, 24, 24], [1, 32, 28, 28]),
      { kernel_size: [3, 3], padding: [0, 0], dilation: [2, 2] }
    ],
    [
      'ConvTranspose2d',
      row(8224, [2, 32, 16, 16], [2, 64, 8, 8]),
      { kernel_size: [2, 2], stride: [2, 2], bias: true }
    ],
    ['Conv1d', row(104, [2, 8, 62], [2, 4, 64]), { kernel_size: [3], padding: [0] }],
    ['Linear', row(7850, [null, 10], [null, 784]), { in_features: 784, bias: true }],
    ['Linear', row(7850, [null, 10]), { in_features: 784, bias: true }],
    ['BatchNorm2d', row(128, [null, 64, 8, 8]), { num_features: 64, affine: true }],
    ['BatchNorm2d', row(0, [null, 64, 8, 8]), { num_features: 64, affine: false }],
    ['LayerNorm', row(1536, [1, 197, 768]), { normalized_shape: [768] }],
    ['LayerNorm', row(512, [1, 4, 8, 8]), { normalized_shape: [4, 8, 8] }],
    ['LayerNorm2d', row(192, [1, 96, 8, 8]), { normalized_shape: [96] }],
    ['LlamaRMSNorm', row(64, [1, 8, 64]), { normalized_shape: [64] }],
    ['PReLU', row(1, [1, 8, 64]), { num_parameters: 1 }],
    ['PReLU', row(8, [1, 8, 64]), { num_parameters: 8 }],
    ['Embedding', row(160000, [null, 5, 16]), { num_embeddings: 10000 }],
    ['LSTM', row(33280, [1, 4, 64], [1, 4, 64]), { num_layers: 1, bias: true }],
    ['LSTM', row(66560, [1, 4, 64], [1, 4, 64]), { num_layers: 2, bias: true }],
    ['GRU', row(49920, [1, 4, 128], [1, 4, 64]), { bidirectional: true, hidden_size: 64 }],
    ['MultiheadAttention', row(4224, [2, 9, 32], [2, 9, 32]), { embed_dim: 32 }],
    ['MultiheadAttention', row(4224, null), { embed_dim: 32 }],
    ['TransformerEncoderLayer', row(33472, [2, 17, 64]), { dim_feedforward: 128 }],
    ['LayerScale2d', row(64, [1, 64, 8, 8]), { dim: 64 }],
    ['GlobalResponseNorm', row(320, [1, 16, 16, 160]), { dim: 160 }],
    ['GlobalResponseNorm', row(320, [1, 160, 16, 16]), { dim: 160, channels_last: false }],
    ['GlobalResponseNorm', row(128, null), { dim: 64 }],
    ['ConvNextV2GRN', row(128, [1, 8, 8, 64]), { dim: 64 }],
    ['Linear4bit', row(4096, [1, 8, 128], [1, 8, 64]), { packed: true }],
    ['ScaledStdConv2d', row(464, [1, 16, 8, 8], [1, 3, 16, 16]), { kernel_size: [3, 3] }]
  ])('prefers the convention: %s %j', (type, observed, expected) => {
    expect(solve('torch', type, observed)[0]?.config).toMatchObject(expected);
  });

  it('leaves the bias out where a normalisation follows', () => {
    const observed = row(32 * 32, [1, 32, 8, 8]);
    const [best] = solve('torch', 'Conv2d', { ...observed, normalizedNext: true });
    expect(best.config).toMatchObject({ bias: false });
  });

  it('keeps to the kernel that is printed', () => {
    const observed = row(112, [1, 4, 8, 8], [1, 3, 8, 8]);
    const kernels = (kernel: readonly number[]): unknown[] =>
      solve('torch', 'Conv2d', { ...observed, kernel }).map(({ config }) => config.kernel_size);
    expect(kernels([3, 3])).toEqual([[3, 3]]);
    expect(kernels([1, 9])).toEqual([[1, 9]]);
    expect(kernels([5, 5])).toEqual([]);
    expect(kernels([3])).toEqual([]);
    const open = { ...row(112, [1, 4, 8, 8]), kernel: [3, 3] };
    expect(solve('torch', 'Conv2d', open).map(({ config }) => config.in_channels)).toEqual([3]);
  });

  it('tells a projecting LSTM from its states', () => {
    const observed = {
      count: 4 * 50 * (64 + 20 + 2) + 20 * 50,
      inputs: [[4, 10, 64]],
      outputs: [
        [4, 10, 20],
        [1, 4, 20],
        [1, 4, 50]
      ]
    };
    expect(solve('torch', 'LSTM', observed)[0]?.config).toMatchObject({
      hidden_size: 50,
      proj_size: 20,
      batch_first: true
    });
  });

  it('gives the tensors that the module of a row holds itself', () => {
    const [best] = solve('torch', 'MultiheadAttention', row(4224, [2, 9, 32]));
    expect(ownTensors(best.tensors).map(({ shape }) => shape)).toEqual([[96, 32], [96]]);
  });

  it('explains no count that no setting gives', () => {
    expect(solve('torch', 'Linear', row(7851, [null, 10], [null, 784]))).toEqual([]);
    expect(solve('torch', 'BatchNorm2d', row(127, [null, 64, 8, 8]))).toEqual([]);
    expect(solve('torch', 'Conv2d', row(9409, [1, 64, 112, 112], [1, 3, 224, 224]))).toEqual([]);
    expect(solve('torch', 'ReLU', row(3, [1, 64]))).toEqual([]);
    expect(solve('torch', 'Mine', row(3, [1, 64]))).toEqual([]);
  });

  describe('for any row', () => {
    const size = fc.oneof(
      fc.constant(null),
      fc.integer({ min: 0, max: 64 }),
      fc.integer({ min: 0, max: 1_000_000 })
    );
    const shape = fc.array(size, { maxLength: 8 });
    const anyRow: fc.Arbitrary<Observation> = fc.record(
      {
        count: fc.oneof(
          fc.integer({ min: 0, max: 5000 }),
          fc.maxSafeNat(),
          fc.constantFrom(2 ** 52, 720720, 2 ** 40 * 3, -1, 0.5, NaN, Infinity)
        ),
        inputs: fc.array(fc.option(shape), { maxLength: 3 }),
        outputs: fc.array(shape, { maxLength: 3 }),
        normalizedNext: fc.boolean(),
        kernel: fc.array(fc.integer({ min: -1, max: 100_000 }), { maxLength: 4 })
      },
      { requiredKeys: ['count', 'inputs', 'outputs'] }
    );
    const anyType = fc.constantFrom(
      ...TORCH_RULES.map(({ type }) => type),
      'MyLinear',
      'CausalConv1d',
      'Qwen2RMSNorm'
    );

    it('gives a bounded number of solutions that hold, and never throws', () => {
      fc.assert(
        fc.property(anyType, anyRow, (type, observed) => {
          const solutions = solve('torch', type, observed);
          expect(solutions.length).toBeLessThanOrEqual(200);
          expectToHold(type, observed, solutions.slice(0, 20));
        }),
        { numRuns: 1500 }
      );
    });

    it('does not take longer for hostile rows', () => {
      const wide = [720_720, 720_720, 720_720];
      const rows = [
        row(2 ** 52, [null, 720_720, ...wide], [null, 720_720, ...wide]),
        row(720_720 ** 2, [null, ...wide], [null, ...wide]),
        row(720_720 * 5041, [null, 9, 720_720], null),
        row(720_720 * 5041, null, [null, 720_720]),
        row(720_720 * 5041, null),
        row(Number.MAX_SAFE_INTEGER, [1, 1, 1, 1]),
        row(0, Array<number>(10_000).fill(1))
      ];
      for (const { type } of TORCH_RULES) {
        for (const observed of rows) {
          expectToHold(type, observed, solve('torch', type, observed).slice(0, 3));
        }
      }
    });
  });
});

function expectToHold(type: string, observed: Observation, solutions: readonly Solution[]): void {
  for (const { config, inputs, tensors } of solutions) {
    const counted = count({ framework: 'torch', type, config, inputs });
    expect(counted.count).toBe(observed.count);
    expect(counted.tensors).toEqual(tensors);
    for (const [place, output] of (counted.outputs ?? []).entries()) {
      expect(!observed.outputs[place] || agree(output, observed.outputs[place])).toBe(true);
    }
  }
}
