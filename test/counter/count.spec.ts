import { count, CountError } from '../../src/counter/index.js';
import type { Config, Layer, Shape } from '../../src/counter/types.js';
import { kerasVectors } from './vectors.js';

function keras(type: string, config: Config, ...inputs: Shape[]): Layer {
  return { framework: 'keras', type, config, inputs };
}

function names(layer: Layer): string[] {
  return count(layer).tensors.map(tensor => tensor.name);
}

describe('count', () => {
  const vectors = kerasVectors();

  it('knows enough real layers to compare with', () => {
    expect(vectors).toHaveLength(721);
  });

  it.each([...new Set(vectors.map(vector => vector.type))])(
    'holds the tensors that Keras holds in %s',
    type => {
      for (const vector of vectors.filter(vector => vector.type === type)) {
        const { tensors, count: total } = count(keras(type, vector.config, ...vector.inputs));
        // The corpus leaves the path of a wrapped layer's tensors out.
        const seen = tensors.map(({ name, shape, trainable }, place) => {
          const known = vector.tensors[place]?.[0] ?? '';
          return [name.endsWith(`/${known}`) ? known : name, shape, trainable];
        });
        expect({ vector, seen, total }).toEqual({
          vector,
          seen: vector.tensors,
          total: vector.count
        });
      }
    }
  );

  it('counts each tensor as the product of its shape', () => {
    for (const { type, config, inputs } of vectors) {
      const counted = count(keras(type, config, ...inputs));
      for (const tensor of counted.tensors) {
        expect(tensor.count).toBe(tensor.shape.reduce((a, b) => a * b, 1));
        expect(tensor.dimensions).toHaveLength(tensor.shape.length);
      }
    }
  });

  it('names what each axis means', () => {
    const { tensors } = count(keras('Conv2D', { filters: 32, kernel_size: 3 }, [null, 32, 32, 3]));
    expect(tensors.map(({ role, dimensions }) => [role, dimensions])).toEqual([
      ['weight', ['kernel height', 'kernel width', 'input channels', 'filters']],
      ['bias', ['filters']]
    ]);
  });

  it('tells statistics from what is learned', () => {
    const { tensors } = count(keras('BatchNormalization', {}, [null, 7, 7, 5]));
    expect(tensors.map(({ name, role, trainable }) => [name, role, trainable])).toEqual([
      ['gamma', 'scale', true],
      ['beta', 'scale', true],
      ['moving_mean', 'statistic', false],
      ['moving_variance', 'statistic', false]
    ]);
  });

  it('freezes every tensor of a layer that is not trainable, wrapped ones too', () => {
    const dense = { class: 'Dense', config: { units: 2 } };
    const frozen = keras('TimeDistributed', { layer: dense, trainable: false }, [null, 3, 4]);
    expect(count(frozen).tensors.map(({ trainable }) => trainable)).toEqual([false, false]);
  });

  it.each<[string, Config, Shape, Shape]>([
    ['Conv2D', { filters: 8, kernel_size: 3 }, [null, 28, 28, 1], [null, 26, 26, 8]],
    [
      'Conv2D',
      { filters: 8, kernel_size: 3, strides: 2, padding: 'same' },
      [null, 15, 15, 1],
      [null, 8, 8, 8]
    ],
    [
      'Conv2D',
      { filters: 8, kernel_size: 3, data_format: 'channels_first' },
      [null, 1, 28, 28],
      [null, 8, 26, 26]
    ],
    [
      'Conv1D',
      { filters: 8, kernel_size: 3, padding: 'causal', dilation_rate: 4 },
      [null, 30, 2],
      [null, 30, 8]
    ],
    ['Conv2D', { filters: 8, kernel_size: 3, dilation_rate: 2 }, [2, 9, 9, 1], [2, 5, 5, 8]],
    [
      'Conv2DTranspose',
      { filters: 8, kernel_size: 2, strides: 2 },
      [null, 7, 7, 4],
      [null, 14, 14, 8]
    ],
    [
      'Conv2DTranspose',
      { filters: 8, kernel_size: 5, strides: 2 },
      [null, 7, 7, 4],
      [null, 17, 17, 8]
    ],
    ['MaxPooling2D', { pool_size: 2 }, [null, 15, 15, 4], [null, 7, 7, 4]],
    ['GlobalAveragePooling2D', {}, [null, 15, 15, 4], [null, 4]],
    ['Flatten', {}, [null, 3, 4, 5], [null, 60]],
    ['Embedding', { input_dim: 10, output_dim: 4 }, [null, 7], [null, 7, 4]],
    ['LSTM', { units: 4, return_sequences: true }, [null, 7, 3], [null, 7, 4]],
    ['GRU', { units: 4 }, [null, 7, 3], [null, 4]]
  ])('gives the output shape of %s %j', (type, config, input, output) => {
    expect(count(keras(type, config, input)).outputs).toEqual([output]);
  });

  it('concatenates the directions of a bidirectional layer', () => {
    const layer = { class: 'LSTM', config: { units: 4, return_sequences: true } };
    const both = keras('Bidirectional', { layer }, [null, 7, 3]);
    expect(count(both).outputs).toEqual([[null, 7, 8]]);
    expect(names(both)[3]).toBe('backward_lstm/lstm_cell/kernel');
  });

  it('counts older layers', () => {
    const input: Shape = [null, 10, 6];
    expect(count(keras('CuDNNLSTM', { units: 4 }, input)).count).toBe(4 * 4 * (6 + 4 + 2));
    const local = keras('LocallyConnected1D', { filters: 2, kernel_size: 3 }, input);
    expect(count(local).tensors.map(({ shape }) => shape)).toEqual([
      [8, 18, 2],
      [8, 2]
    ]);
    const random = keras('RandomFourierFeatures', { output_dim: 5 }, [null, 6]);
    expect(count(random).count).toBe(6 * 5 + 5 + 1);
  });

  it('counts the instance normalisation of TensorFlow Addons and that of keras-contrib', () => {
    const input: Shape = [null, 8, 8, 64];
    expect(count(keras('InstanceNormalization', {}, input)).count).toBe(2 * 64);
    expect(count(keras('InstanceNormalization', { center: false }, input)).count).toBe(64);
    expect(count(keras('InstanceNormalization', { axis: null }, input)).count).toBe(2);
  });

  it('counts to 2^53 - 1 exactly and refuses to go past it', () => {
    const most = keras('Embedding', { input_dim: 6361, output_dim: 1416003655831 }, [null, 3]);
    expect(count(most).count).toBe(Number.MAX_SAFE_INTEGER);
    const past = keras('Embedding', { input_dim: 2 ** 27, output_dim: 2 ** 26 }, [null, 3]);
    expect(() => count(past)).toThrow(/2\^53/);
    const sum = keras('Dense', { units: 2 ** 26 }, [null, 2 ** 27 - 1]);
    expect(() => count(sum)).toThrow(/2\^53/);
  });

  it.each<[RegExp, string, Config, Shape[]]>([
    [/Wavelet is not known/, 'Wavelet', {}, [[null, 3]]],
    [/Conv2D needs filters/, 'Conv2D', { kernel_size: 3 }, [[null, 8, 8, 3]]],
    [/filters must be/, 'Conv2D', { filters: 0, kernel_size: 3 }, [[null, 8, 8, 3]]],
    [/filters must be/, 'Conv2D', { filters: -4, kernel_size: 3 }, [[null, 8, 8, 3]]],
    [/kernel_size must be/, 'Conv2D', { filters: 4, kernel_size: 2.5 }, [[null, 8, 8, 3]]],
    [/kernel_size must be/, 'Conv2D', { filters: 4, kernel_size: [1, 2, 3] }, [[null, 8, 8, 3]]],
    [/groups must divide/, 'Conv2D', { filters: 4, kernel_size: 3, groups: 2 }, [[null, 8, 8, 3]]],
    [/larger than its input/, 'Conv2D', { filters: 4, kernel_size: 9 }, [[null, 8, 8, 3]]],
    [/number of channels/, 'Conv2D', { filters: 4, kernel_size: 3 }, [[null, 8, 8, null]]],
    [/input of 4 axes/, 'Conv2D', { filters: 4, kernel_size: 3 }, [[null, 8]]],
    [/shape of its input/, 'Dense', { units: 4 }, []],
    [/units must be/, 'Dense', { units: '4' }, [[null, 8]]],
    [/use_bias must be/, 'Dense', { units: 4, use_bias: 'no' }, [[null, 8]]],
    [/cannot have an input of 0/, 'Dense', { units: 4 }, [[null, 0]]],
    [/axis must name axes/, 'BatchNormalization', { axis: 4 }, [[null, 8]]],
    [/equation/, 'EinsumDense', { equation: 'ab', output_shape: 3 }, [[null, 8]]],
    [/layer must be a layer/, 'Bidirectional', { layer: 3 }, [[null, 4, 8]]],
    [/is not known/, 'TimeDistributed', { layer: { class: 'Mine', config: {} } }, [[null, 4, 8]]]
  ])('refuses with %s', (message, type, config, inputs) => {
    expect(() => count(keras(type, config, ...inputs))).toThrow(message);
    expect(() => count(keras(type, config, ...inputs))).toThrow(CountError);
  });

  it('refuses wrappers nested without end', () => {
    let layer: Config = { class: 'Dense', config: { units: 2 } };
    for (let depth = 0; depth < 40; depth++) {
      layer = { class: 'SpectralNormalization', config: { layer } };
    }
    expect(() => count(keras('SpectralNormalization', { layer }, [null, 4]))).toThrow(/wrapped/);
  });
});
