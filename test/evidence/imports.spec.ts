import { brief, printed, read } from './read.js';

const MODEL = (dense: string, model: string) => `m = ${model}([${dense}(4)])\nm.summary()`;

describe('imports', () => {
  it.each([
    ['import keras', 'keras.layers.Dense', 'keras.Sequential'],
    ['import keras as k', 'k.layers.core.Dense', 'k.models.Sequential'],
    ['import tensorflow as tf', 'tf.keras.layers.Dense', 'tf.keras.Sequential'],
    ['import tensorflow as tf', 'tf.compat.v1.keras.layers.Dense', 'tf.keras.models.Sequential'],
    ['import tensorflow.keras as k', 'k.layers.Dense', 'k.Sequential'],
    ['import tensorflow', 'tensorflow.keras.layers.Dense', 'tensorflow.keras.Sequential'],
    ['import tf_keras as keras', 'keras.layers.Dense', 'keras.Sequential'],
    ['from tensorflow import keras', 'keras.layers.Dense', 'keras.Sequential'],
    [
      'from tensorflow.python.keras.layers import Dense\nfrom keras import *',
      'Dense',
      'Sequential'
    ],
    ['from keras import layers as L, models', 'L.Dense', 'models.Sequential'],
    ['from keras.layers import *\nfrom keras.models import *', 'Dense', 'Sequential'],
    [
      'from keras.layers import (Dense as D,\n  Conv2D)\nfrom keras.models import Sequential',
      'D',
      'Sequential'
    ],
    [
      'from keras.src.layers import Dense\nfrom keras.engine.sequential import Sequential',
      'Dense',
      'Sequential'
    ]
  ])('follows %j', (imports, dense, model) => {
    const evidence = read(`${imports}\n${MODEL(dense, model)}`);
    expect(printed(evidence).map(brief)).toEqual(['Dense(4)']);
  });

  it('takes conventional names for what they mean where nothing binds them', () => {
    const evidence = read(MODEL('layers.Dense', 'tf.keras.Sequential'));
    expect(printed(evidence).map(brief)).toEqual(['Dense(4)']);
  });

  it('does not take conventional names that the notebook binds to something else', () => {
    const evidence = read('import mylayers as layers', MODEL('layers.Dense', 'keras.Sequential'));
    expect(evidence.calls.map(call => call.type)).toEqual(['Sequential']);
    expect(evidence.models[0].complete).toBe(false);
  });

  it('lets a parameter hide a conventional name', () => {
    const evidence = read(
      'def build(layers):\n  return layers.Dense(4)\nbuild(mine)\nkeras.layers.Dense(5)'
    );
    expect(evidence.calls.map(brief)).toEqual(['Dense(5)']);
  });

  it('knows no name that is neither bound nor conventional', () => {
    expect(read('m = Sequential([Dense(4)])').calls).toEqual([]);
  });

  it('lets a class of the notebook hide the one of Keras', () => {
    const evidence = read(
      'from keras.layers import Dense, Layer\nfrom keras import Sequential',
      'class Dense(Layer):\n  def __init__(self, n):\n    super().__init__(name="mine")',
      MODEL('Dense', 'Sequential')
    );
    expect(printed(evidence).map(brief)).toEqual(['Custom>Dense(...)']);
    expect(printed(evidence)[0].name).toBe('mine');
  });

  it('does not know a name that a star import may or may not have replaced', () => {
    const evidence = read(
      'import keras\nclass Attention:\n  pass\nfrom keras.layers import *\nm = keras.Sequential([Attention()])\nm.summary()'
    );
    expect(printed(evidence)).toEqual([]);
    expect(evidence.models[0].complete).toBe(false);
  });

  it('gives aliases of a class their own name', () => {
    const evidence = read(
      'from keras.layers import *\nfrom keras.models import Sequential\n' +
        'm = Sequential([MaxPool2D(2), Convolution2D(4, 3), GlobalAvgPool2D()])\nm.summary()'
    );
    expect(printed(evidence).map(call => call.type)).toEqual([
      'MaxPooling2D',
      'Conv2D',
      'GlobalAveragePooling2D'
    ]);
  });
});
