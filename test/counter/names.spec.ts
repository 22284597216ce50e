import { canonicalType, completeType, isWeightless, ruleOf } from '../../src/counter/index.js';

describe('completeType', () => {
  it.each([
    ['MaxPooli', 'max_pooling2d_3', 'MaxPooling2D'],
    ['', 'conv2d_transpose_1', 'Conv2DTranspose'],
    ['Conv2DTran', 'up1', 'Conv2DTranspose'],
    ['Conv2D', 'conv2d_transpose', 'Conv2DTranspose'],
    ['Conv2D', 'conv2d', 'Conv2D'],
    ['Global', 'global_average_pooling2d', 'GlobalAveragePooling2D'],
    ['Bidirection', 'encoder', 'Bidirectional'],
    ['BatchNormalizati', 'bn_2', 'BatchNormalization'],
    ['Embeddin', 'shared', 'Embedding'],
    ['Input', 'input_1', 'InputLayer'],
    ['', 'p_re_lu_2', 'PReLU'],
    ['', 'batchnormalization_4', 'BatchNormalization'],
    ['', 'cu_dnnlstm_1', 'CuDNNLSTM'],
    ['Func', 'encoder', 'Functional'],
    ['ReversibleEmbeddi', 'tokens', 'ReversibleEmbedding']
  ])('%j and %s mean %s', (prefix, name, type) => {
    expect(completeType('keras', prefix, name)).toBe(type);
  });

  it.each([
    ['MaxPooli', 'pool'],
    ['Conv', 'c1'],
    ['', 'encoder'],
    ['', ''],
    ['MyLay', 'dense'],
    ['D', 'conv2d']
  ])('%j and %s leave it open', (prefix, name) => {
    expect(completeType('keras', prefix, name)).toBeNull();
  });
});

describe('the registry', () => {
  it.each([
    ['Convolution2D', 'Conv2D'],
    ['SyncBatchNormalization', 'BatchNormalization'],
    ['GroupedQueryAttention', 'GroupQueryAttention'],
    ['tf.keras.layers.experimental.SyncBatchNormalization', 'BatchNormalization'],
    ['Mine', 'Mine']
  ])('takes %s for %s', (type, canonical) => {
    expect(canonicalType('keras', type)).toBe(canonical);
  });

  it('knows what learns nothing', () => {
    for (const type of ['MaxPool2D', 'Dropout', 'Merge', 'TFOpLambda', 'GetItem', 'InputLayer']) {
      expect([type, isWeightless('keras', type)]).toEqual([type, true]);
    }
    for (const type of ['Dense', 'PReLU', 'Mine', 'Lambda', 'toString']) {
      expect([type, isWeightless('keras', type)]).toEqual([type, false]);
    }
  });

  it('has no rule for a class that it does not know', () => {
    expect(ruleOf('keras', 'constructor')).toBeNull();
    expect(ruleOf('torch', 'Dense')).toBeNull();
    expect(ruleOf('keras', 'Convolution2D')?.type).toBe('Conv2D');
  });
});
