import { bind, count, CountError } from '../../src/counter/index.js';
import type { Config, Value } from '../../src/counter/types.js';

describe('bind', () => {
  it.each<[string, Value[], Config, Config]>([
    ['Conv2D', [32, [3, 3]], { activation: 'relu' }, { filters: 32, kernel_size: [3, 3] }],
    ['Conv2D', [32, 3, 2, 'same'], {}, { strides: 2, padding: 'same' }],
    ['Conv2D', [], { kernel_size: 3, filters: 8, name: 'c' }, { filters: 8, kernel_size: 3 }],
    ['Dense', [10, 'relu', false], {}, { units: 10, activation: 'relu', use_bias: false }],
    ['Dense', [10], { input_dim: 4, trainable: false }, { units: 10, trainable: false }],
    ['Embedding', [1000, 16], { input_length: 9 }, { input_dim: 1000, output_dim: 16 }],
    ['GRU', [8], { reset_after: false, return_sequences: true }, { reset_after: false }],
    ['MultiHeadAttention', [2, 64], {}, { num_heads: 2, key_dim: 64 }],
    ['BatchNormalization', [1], {}, { axis: 1 }],
    ['MaxPooling2D', [3], { anything: 1 }, { pool_size: 3, anything: 1 }]
  ])('reads %s(%j, %j)', (type, positional, keyword, expected) => {
    expect(bind('keras', type, positional, keyword)).toMatchObject(expected);
  });

  it.each<[string, Value[], Config, Config]>([
    [
      'Convolution2D',
      [32, 3, 5],
      { border_mode: 'same', subsample: [2, 2], dim_ordering: 'th', bias: false },
      {
        filters: 32,
        kernel_size: [3, 5],
        padding: 'same',
        strides: [2, 2],
        data_format: 'channels_first',
        use_bias: false
      }
    ],
    ['Convolution2D', [], { nb_filter: 4, nb_row: 3, nb_col: 2 }, { kernel_size: [3, 2] }],
    ['Convolution1D', [], { nb_filter: 4, filter_length: 3 }, { filters: 4, kernel_size: 3 }],
    ['Dense', [], { output_dim: 10, init: 'uniform' }, { units: 10 }],
    ['LSTM', [], { output_dim: 10, consume_less: 'gpu' }, { units: 10 }]
  ])('reads the spelling of older releases: %s(%j, %j)', (type, positional, keyword, expected) => {
    expect(bind('keras', type, positional, keyword)).toMatchObject(expected);
  });

  it('binds layers inside by their own signature', () => {
    const lstm = { class: 'LSTM', config: { '0': 16, return_sequences: true } };
    const config = bind('keras', 'Bidirectional', [lstm], {});
    expect(config).toEqual({
      layer: { class: 'LSTM', config: { units: 16, return_sequences: true } }
    });
    const layer = { framework: 'keras', type: 'Bidirectional', config } as const;
    expect(count({ ...layer, inputs: [[null, 5, 8]] }).count).toBe(3200);
  });

  it('binds lists of cells', () => {
    const cells = [4, 5].map(units => ({ class: 'LSTMCell', config: { '0': units } }));
    expect(bind('keras', 'RNN', [cells], {})).toEqual({
      cell: [4, 5].map(units => ({ class: 'LSTMCell', config: { units } }))
    });
  });

  it('leaves a layer whose class is not known as it is', () => {
    const mine = { class: 'Mine', config: { '0': 1 } };
    expect(bind('keras', 'TimeDistributed', [mine], {})).toEqual({ layer: mine });
  });

  it.each<[RegExp, string, Value[], Config]>([
    [/Wavelet is not known/, 'Wavelet', [], {}],
    [/no argument width/, 'Dense', [3], { width: 4 }],
    [/units is given twice/, 'Dense', [3], { units: 4 }],
    [/needs kernel_size/, 'Conv2D', [3], {}],
    [/at most/, 'SpectralNormalization', [1, 2, 3], {}]
  ])('refuses with %s', (message, type, positional, keyword) => {
    expect(() => bind('keras', type, positional, keyword)).toThrow(CountError);

    expect(() => bind('keras', type, positional, keyword)).toThrow(message);
  });
});
