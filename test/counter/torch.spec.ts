import {
  bind,
  canonicalType,
  count,
  CountError,
  isVariant,
  isWeightless,
  ownTensors,
  ruleOf
} from '../../src/counter/index.js';
import type { Config, Layer, Shape, Value } from '../../src/counter/types.js';
import { vectorsOf } from './vectors.js';

function torch(type: string, config: Config, ...inputs: Shape[]): Layer {
  return { framework: 'torch', type, config, inputs };
}

/** Counts what `print` shows: arguments as the constructor takes them. */
function printed(type: string, positional: Value[], keyword: Config = {}): string[] {
  const { tensors } = count(torch(type, bind('torch', type, positional, keyword)));
  return tensors.map(({ name, shape }) => `${name} ${shape.join('x')}`);
}

describe('the counter of torch modules', () => {
  const vectors = vectorsOf('torch');

  it('knows enough real modules to compare with', () => {
    expect(vectors).toHaveLength(474);
  });

  it.each([...new Set(vectors.map(({ type }) => type))])(
    'holds the parameters that torch holds in %s',
    type => {
      for (const vector of vectors.filter(vector => vector.type === type)) {
        const { tensors, count: total } = count(torch(type, vector.config));
        const seen = tensors.map(({ name, shape, trainable }) => [name, shape, trainable]);
        expect({ vector, seen, total }).toEqual({
          vector,
          seen: vector.tensors,
          total: vector.count
        });
        for (const tensor of tensors) {
          expect(tensor.dimensions).toHaveLength(tensor.shape.length);
        }
      }
    }
  );

  it('names what each axis means', () => {
    const config = { in_channels: 4, out_channels: 8, kernel_size: 3, groups: 2 };
    const meanings = (type: string): unknown =>
      count(torch(type, config)).tensors.map(({ role, dimensions }) => [role, dimensions]);
    expect(meanings('Conv2d')).toEqual([
      ['weight', ['filters', 'input channels per group', 'kernel height', 'kernel width']],
      ['bias', ['filters']]
    ]);
    expect(meanings('ConvTranspose1d')).toEqual([
      ['weight', ['input channels', 'filters per group', 'kernel length']],
      ['bias', ['filters']]
    ]);
  });

  it('knows what a module holds itself and what modules inside it hold', () => {
    const attention = count(torch('MultiheadAttention', { embed_dim: 8, num_heads: 2 })).tensors;
    expect(ownTensors(attention).map(({ name }) => name)).toEqual([
      'in_proj_weight',
      'in_proj_bias'
    ]);
    const layer = count(torch('TransformerEncoderLayer', { d_model: 8, nhead: 2 })).tensors;
    expect(ownTensors(layer)).toEqual([]);
  });

  it.each<[string, Value[], Config, string[]]>([
    [
      'Conv2d',
      [3, 64],
      { kernel_size: [7, 7], stride: [2, 2], padding: [3, 3], bias: false },
      ['weight 64x3x7x7']
    ],
    ['Embedding', [10, 3], { padding_idx: 0 }, ['weight 10x3']],
    ['LayerNorm', [[768]], { eps: 1e-5, elementwise_affine: true }, ['weight 768', 'bias 768']],
    ['GroupNorm', [2, 8], { eps: 1e-5, affine: true, bias: false }, ['weight 8']],
    ['RNN', [5, 6, 1, 'relu', false], {}, ['weight_ih_l0 6x5', 'weight_hh_l0 6x6']],
    [
      'NonDynamicallyQuantizableLinear',
      [],
      { in_features: 8, out_features: 8, bias: false },
      ['weight 8x8']
    ],
    ['Conv1D', [], { nf: 6, nx: 2 }, ['weight 2x6', 'bias 6']],
    ['LlamaRMSNorm', [[4096]], { eps: 1e-6 }, ['weight 4096']],
    ['T5LayerNorm', [], { hidden_size: 512 }, ['weight 512']],
    ['BartLearnedPositionalEmbedding', [1026, 768], {}, ['weight 1026x768']],
    ['FalconLinear', [], { in_features: 4, out_features: 3, bias: false }, ['weight 3x4']],
    [
      'BatchNormAct2d',
      [32],
      { eps: 1e-5, momentum: 0.1, affine: true, track_running_stats: true },
      ['weight 32', 'bias 32']
    ],
    ['GroupNorm1', [1, 64], { affine: true }, ['weight 64', 'bias 64']],
    ['LayerNorm2d', [[192]], { eps: 1e-6, elementwise_affine: true }, ['weight 192', 'bias 192']],
    [
      'ScaledStdConv2d',
      [3, 16],
      { kernel_size: [3, 3], stride: [2, 2], padding: [1, 1] },
      ['weight 16x3x3x3', 'bias 16', 'gain 16x1x1x1']
    ],
    ['GlobalResponseNorm', [64], {}, ['weight 64', 'bias 64']],
    ['ConvNextV2GRN', [64], {}, ['weight 1x1x1x64', 'bias 1x1x1x64']],
    ['Linear8bitLt', [], { in_features: 4, out_features: 6, bias: false }, ['weight 6x4']],
    ['Linear4bit', [], { in_features: 4, out_features: 6, bias: true }, ['weight 6x4', 'bias 6']],
    [
      'Linear4bit',
      [],
      { in_features: 5, out_features: 5, bias: false, packed: true },
      ['weight 13x1']
    ],
    [
      'ParametrizedConv1d',
      [768, 768],
      { kernel_size: [128], groups: 16, parametrization: '_WeightNorm', dim: 2 },
      [
        'bias 768',
        'parametrizations.weight.original0 1x1x128',
        'parametrizations.weight.original1 768x48x128'
      ]
    ],
    [
      'parametrizations.weight_norm',
      [{ class: 'Linear', config: { '0': 3, '1': 5 } }],
      {},
      ['bias 5', 'parametrizations.weight.original0 5x1', 'parametrizations.weight.original1 5x3']
    ],
    [
      'spectral_norm',
      [{ class: 'Linear', config: { in_features: 3, out_features: 5, bias: false } }],
      {},
      ['parametrizations.weight.original 5x3']
    ]
  ])('reads %s(%j, %j)', (type, positional, keyword, tensors) => {
    expect(printed(type, positional, keyword)).toEqual(tensors);
  });

  it('takes the sizes of a lazy module from its input', () => {
    const config = bind('torch', 'LazyConv2d', [8, 3], {});
    expect(count(torch('LazyConv2d', config, [null, 5, 9, 9])).tensors[0].shape).toEqual([
      8, 5, 3, 3
    ]);
    expect(() => count(torch('LazyConv2d', config))).toThrow(/not built/);
    expect(count(torch('LazyBatchNorm2d', {}, [2, 5, 9, 9])).count).toBe(10);
    expect(count(torch('LazyInstanceNorm1d', {}, [2, 5, 9])).count).toBe(10);
    expect(count(torch('LazyLinear', { out_features: 3 }, [2, 7])).count).toBe(24);
  });

  it.each<[string, Config, Shape, Shape[]]>([
    [
      'Conv2d',
      { in_channels: 3, out_channels: 64, kernel_size: 7, stride: 2, padding: 3 },
      [null, 3, 224, 224],
      [[null, 64, 112, 112]]
    ],
    [
      'Conv1d',
      { in_channels: 2, out_channels: 4, kernel_size: 3, padding: 'same', dilation: 2 },
      [2, 30],
      [[4, 30]]
    ],
    [
      'ConvTranspose2d',
      {
        in_channels: 4,
        out_channels: 2,
        kernel_size: 3,
        stride: 2,
        padding: 1,
        output_padding: 1
      },
      [1, 4, 7, 7],
      [[1, 2, 14, 14]]
    ],
    ['Linear', { in_features: 5, out_features: 2 }, [1, 9, 5], [[1, 9, 2]]],
    ['Embedding', { num_embeddings: 9, embedding_dim: 4 }, [1, 7], [[1, 7, 4]]],
    [
      'LSTM',
      { input_size: 5, hidden_size: 4, num_layers: 2, bidirectional: true, batch_first: true },
      [3, 7, 5],
      [
        [3, 7, 8],
        [4, 3, 4],
        [4, 3, 4]
      ]
    ],
    [
      'GRU',
      { input_size: 5, hidden_size: 4 },
      [7, 3, 5],
      [
        [7, 3, 4],
        [1, 3, 4]
      ]
    ],
    ['MaxPool2d', { kernel_size: 3, stride: 2, padding: 1 }, [1, 4, 112, 112], [[1, 4, 56, 56]]],
    ['MaxPool2d', { kernel_size: 2, ceil_mode: true }, [1, 4, 7, 7], [[1, 4, 4, 4]]],
    ['AvgPool1d', { kernel_size: 2 }, [1, 4, 7], [[1, 4, 3]]],
    ['AdaptiveAvgPool2d', { output_size: [1, null] }, [1, 4, 7, 5], [[1, 4, 1, 5]]],
    ['Flatten', {}, [null, 4, 7, 7], [[null, 196]]],
    ['Unflatten', { dim: 1, unflattened_size: [4, -1] }, [2, 12], [[2, 4, 3]]],
    ['Upsample', { scale_factor: 2 }, [1, 4, 7, 7], [[1, 4, 14, 14]]],
    ['PixelShuffle', { upscale_factor: 2 }, [1, 8, 3, 3], [[1, 2, 6, 6]]],
    ['PixelUnshuffle', { downscale_factor: 2 }, [1, 2, 6, 6], [[1, 8, 3, 3]]],
    ['ZeroPad2d', { padding: [1, 2, 3, 4] }, [1, 2, 6, 6], [[1, 2, 13, 9]]],
    ['GLU', { dim: 1 }, [1, 8, 6], [[1, 4, 6]]],
    ['Dropout', { p: 0.5 }, [1, 8], [[1, 8]]]
  ])('gives the output shapes of %s %j', (type, config, input, outputs) => {
    expect(count(torch(type, config, input)).outputs).toEqual(outputs);
  });

  it.each<[RegExp, string, Config, Shape[]]>([
    [/needs in_features/, 'Linear', { out_features: 3 }, []],
    [/built for 5 features/, 'Linear', { in_features: 5, out_features: 3 }, [[1, 4]]],
    [
      /groups must divide/,
      'Conv2d',
      { in_channels: 3, out_channels: 4, kernel_size: 3, groups: 2 },
      []
    ],
    [
      /larger than its input/,
      'Conv1d',
      { in_channels: 1, out_channels: 1, kernel_size: 9 },
      [[1, 1, 4]]
    ],
    [/num_heads must divide/, 'MultiheadAttention', { embed_dim: 9, num_heads: 2 }, []],
    [/proj_size/, 'LSTM', { input_size: 2, hidden_size: 3, proj_size: 3 }, []],
    [
      /cutoffs must be/,
      'AdaptiveLogSoftmaxWithLoss',
      { in_features: 4, n_classes: 9, cutoffs: [5, 2] },
      []
    ],
    [/at least one axis/, 'LayerNorm', { normalized_shape: [] }, []],
    [
      /no tensor kernel/,
      'weight_norm',
      { module: { class: 'PReLU', config: {} }, name: 'kernel' },
      []
    ],
    [
      /parametrization/,
      'ParametrizedLinear',
      { in_features: 1, out_features: 1, parametrization: 'Mine' },
      []
    ],
    [/is not known/, 'Wavelet', {}, []]
  ])('refuses with %s', (message, type, config, inputs) => {
    expect(() => count(torch(type, config, ...inputs))).toThrow(message);
    expect(() => count(torch(type, config, ...inputs))).toThrow(CountError);
  });

  it('refuses stacks of stacks', () => {
    let layer: Config = { class: 'Linear', config: { in_features: 1, out_features: 1 } };
    for (let depth = 0; depth < 6; depth++) {
      const config: Config = { encoder_layer: layer, num_layers: 1000 };
      layer = { class: 'TransformerEncoder', config };
    }
    const config = { encoder_layer: layer, num_layers: 2 };
    expect(() => count(torch('TransformerEncoder', config))).toThrow(CountError);
  });
});

describe('the registry of torch modules', () => {
  it('knows what learns nothing', () => {
    const types = ['ReLU', 'MaxPool2d', 'CrossEntropyLoss', 'StochasticDepth', 'BeitDropPath'];
    for (const type of [
      ...types,
      'DetrFrozenBatchNorm2d',
      'Qwen3RotaryEmbedding',
      'RotaryEmbeddingCat'
    ]) {
      expect([type, isWeightless('torch', type)]).toEqual([type, true]);
    }
    for (const type of ['Linear', 'PReLU', 'Sequential', 'BatchNorm2d', 'XIELUActivation']) {
      expect([type, isWeightless('torch', type)]).toEqual([type, false]);
    }
  });

  it.each([
    ['torch.nn.Conv2d', 'Conv2d', false],
    ['Qwen2RMSNorm', 'RMSNorm', true],
    ['CausalConv1d', 'Conv1d', true],
    ['GatedConvTranspose2d', 'ConvTranspose2d', true],
    ['MyLinear', 'Linear', true],
    ['BatchNormAct2d', 'BatchNorm2d', false],
    ['BertEmbeddings', undefined, false],
    ['lora.Linear', undefined, false],
    ['Sequential', undefined, false],
    ['constructor', undefined, false]
  ])('counts %s as %s', (type, rule, variant) => {
    expect(ruleOf('torch', type)?.type).toBe(rule);
    expect(isVariant('torch', type)).toBe(variant);
  });

  it('keeps the name of a class that only derives from a known one', () => {
    expect(canonicalType('torch', 'Qwen2RMSNorm')).toBe('Qwen2RMSNorm');
    expect(canonicalType('torch', 'nn.modules.Linear')).toBe('Linear');
  });

  it('says nothing of what a derived class gives out', () => {
    const config = { in_channels: 1, out_channels: 2, kernel_size: 3 };
    expect(count(torch('Conv1d', config, [1, 1, 9])).outputs).toEqual([[1, 2, 7]]);
    expect(count(torch('CausalConv1d', config, [1, 1, 9])).outputs).toBeNull();
  });
});
