import { itStandsNoise, readOne } from '../noise.js';

const tensor = (shape: readonly (number | null)[], name: string) => ({
  class_name: '__keras_tensor__',
  config: { shape, dtype: 'float32', keras_history: [name, 0, 0] }
});

const FUNCTIONAL = {
  module: 'keras.src.models.functional',
  class_name: 'Functional',
  config: {
    name: 'tagger',
    trainable: true,
    layers: [
      {
        class_name: 'InputLayer',
        config: { batch_shape: [null, 20], dtype: 'int32', name: 'tokens' },
        name: 'tokens',
        inbound_nodes: []
      },
      {
        class_name: 'Embedding',
        config: {
          name: 'embedding',
          trainable: false,
          input_dim: 100,
          output_dim: 8,
          embeddings_initializer: { class_name: 'RandomUniform', config: { seed: null } }
        },
        name: 'embedding',
        inbound_nodes: [{ args: [tensor([null, 20], 'tokens')], kwargs: {} }]
      },
      {
        class_name: 'Bidirectional',
        config: {
          name: 'bidirectional',
          merge_mode: 'concat',
          layer: {
            class_name: 'LSTM',
            config: {
              name: 'lstm',
              units: 4,
              dtype: { class_name: 'DTypePolicy', config: { name: 'float32' } }
            }
          }
        },
        name: 'bidirectional',
        inbound_nodes: [{ args: [tensor([null, 20, 8], 'embedding')], kwargs: {} }]
      },
      {
        class_name: 'Sequential',
        config: {
          name: 'head',
          layers: [
            {
              class_name: 'Dense',
              config: { name: 'dense', units: 3, use_bias: true },
              build_config: { input_shape: [null, 8] }
            }
          ]
        },
        name: 'head',
        inbound_nodes: [{ args: [tensor([null, 8], 'bidirectional')], kwargs: {} }]
      }
    ]
  }
};

describe('a Keras model as JSON', () => {
  const { rows, format, name, cut } = readOne(JSON.stringify(FUNCTIONAL, null, 1));

  it('has a row a layer, nested ones below the model that holds them', () => {
    expect([format, name, cut]).toEqual(['keras-json', 'tagger', false]);
    expect(rows.map(row => [row.path, row.type, row.depth, row.trainable])).toEqual([
      ['tokens', 'InputLayer', 0, null],
      ['embedding', 'Embedding', 0, false],
      ['bidirectional', 'Bidirectional', 0, null],
      ['head', 'Sequential', 0, null],
      ['head/dense', 'Dense', 1, null]
    ]);
  });

  it('states arguments, layers among them, and no initializers', () => {
    expect(rows[1].config).toEqual({ trainable: false, input_dim: 100, output_dim: 8 });
    expect(rows[2].config).toEqual({
      merge_mode: 'concat',
      layer: { class: 'LSTM', config: { units: 4 } }
    });
    expect(rows[3].config).toBeUndefined();
  });

  it('states the shapes that layers were called with, and by which', () => {
    expect(rows.map(row => row.inputs)).toEqual([
      undefined,
      [[null, 20]],
      [[null, 20, 8]],
      [[null, 8]],
      [[null, 8]]
    ]);
    expect(rows[0].outputs).toEqual([[null, 20]]);
    expect(rows[1].inbound).toEqual([{ name: 'tokens', nameCut: false, node: 0, tensor: 0 }]);
    expect(rows[4].inbound).toBeNull();
  });

  it('is read as a dictionary of Python, and in the form of Keras 2', () => {
    const text = `{'name': 'sequential_1', 'layers': [
      {'class_name': 'Dense', 'config': {'name': 'dense', 'units': 3, 'batch_input_shape': (None, 7)}},
      {'class_name': 'Custom>Add', 'config': {'name': 'add'},
       'inbound_nodes': [[['dense', 0, 0, {}], ['dense', 1, 0, {}]]]}]}`;
    const { rows: found } = readOne(text);
    expect(found.map(row => [row.path, row.type, row.inputs, row.inbound?.length])).toEqual([
      ['dense', 'Dense', [[null, 7]], undefined],
      ['add', 'Add', undefined, 2]
    ]);
  });

  it('is read as a string, and as far as it goes when cut', () => {
    expect(readOne(`'${JSON.stringify(FUNCTIONAL)}'`).rows).toEqual(rows);
    const half = readOne(JSON.stringify(FUNCTIONAL, null, 1).slice(0, 1500));
    expect(half.cut).toBe(true);
    expect(half.rows.slice(0, 2)).toEqual(rows.slice(0, 2));
  });

  itStandsNoise(JSON.stringify(FUNCTIONAL, null, 1));
});
