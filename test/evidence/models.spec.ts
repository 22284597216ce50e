import { IMPORTS, brief, layersOf, modelOf, printed, read } from './read.js';

describe('sequential models', () => {
  it('follows the list, add and pop', () => {
    const evidence = read(
      `${IMPORTS}m = keras.Sequential([keras.Input((8,)), layers.Dense(1)], name="net")\nm.add(layers.Dense(2))\nm.add(layers.Dense(3))\nm.pop()`,
      'm.summary()'
    );
    expect(printed(evidence).map(brief)).toEqual(['Dense(1)', 'Dense(2)']);
    expect(modelOf(evidence)).toMatchObject({
      kind: 'sequential',
      name: 'net',
      complete: true,
      inputShape: [null, 8],
      frozen: []
    });
    expect(evidence.prints).toEqual([{ cell: 1, model: 0, certain: true, printer: 'keras' }]);
  });

  it.each([
    ['keras.Input(shape=(4, 4, 1))', [null, 4, 4, 1]],
    ['keras.Input(batch_shape=(2, 5))', [2, 5]],
    ['layers.InputLayer(input_shape=(6,))', [null, 6]],
    ['layers.Dense(2, input_shape=(3,))', [null, 3]],
    ['layers.Dense(2, input_dim=3)', [null, 3]],
    ['layers.Dense(2, batch_input_shape=(7, 3))', [7, 3]],
    ['layers.Embedding(10, 4, input_length=12)', [null, 12]],
    ['layers.LSTM(2, input_dim=3)', [null, null, 3]],
    ['layers.Dense(2, input_shape=(n,))', null]
  ])('reads the input shape of %s', (first, shape) => {
    const evidence = read(
      `${IMPORTS}m = keras.Sequential([${first}, layers.Dense(1)])\nm.summary()`
    );
    expect(modelOf(evidence).inputShape).toEqual(shape);
  });

  it('takes the input shape from build', () => {
    const evidence = read(
      `${IMPORTS}m = keras.Sequential([layers.Dense(1)])\nm.build((None, 5))\nm.summary()`
    );
    expect(modelOf(evidence).inputShape).toEqual([null, 5]);
  });

  it('lists a model once for each state it is printed in', () => {
    const evidence = read(
      `${IMPORTS}m = keras.Sequential([layers.Dense(1)])\nm.summary()\nm.summary()\nm.add(layers.Dense(2))\nm.summary()`
    );
    expect(evidence.prints.map(print => print.model)).toEqual([0, 0, 1]);
    expect(evidence.models.map(model => model.layers.length)).toEqual([1, 2]);
    expect(new Set(evidence.models.map(model => model.call)).size).toBe(1);
  });

  it('is incomplete where a layer is not known', () => {
    const evidence = read(
      `${IMPORTS}m = keras.Sequential([layers.Dense(1), hub.KerasLayer(url)])\nm.summary()`
    );
    expect(printed(evidence).map(brief)).toEqual(['Dense(1)']);
    expect(modelOf(evidence).complete).toBe(false);
  });
});

describe('functional models', () => {
  it('takes the layers between inputs and outputs, shared ones once', () => {
    const evidence = read(
      `${IMPORTS}a = keras.Input((4,))\nb = keras.Input((4,))\nd = layers.Dense(3)\nleft, right = d(a), d(b)\nunused = layers.Dense(9)(left)\n` +
        'x = layers.concatenate([left, right], axis=1)\nx = tf.nn.relu(x + 1)\nm = keras.Model(inputs=[a, b], outputs=layers.Dense(1)(x))\nm.summary()'
    );
    expect(printed(evidence).map(brief)).toEqual([
      'InputLayer([4])',
      'InputLayer([4])',
      'Dense(3)',
      'Concatenate(axis=1)',
      'Dense(1)'
    ]);
    expect(modelOf(evidence)).toMatchObject({
      kind: 'functional',
      complete: true,
      inputShape: null
    });
  });

  it('follows several outputs of one layer, and initial states', () => {
    const evidence = read(
      `${IMPORTS}i = keras.Input((None, 4))\n_, h, c = layers.LSTM(5, return_state=True)(i)\nj = keras.Input((None, 4))\n` +
        'o = layers.LSTM(5)(j, initial_state=[h, c])\nm = keras.Model([i, j], {"out": o})\nm.summary()'
    );
    expect(printed(evidence).map(call => call.type)).toEqual([
      'InputLayer',
      'LSTM',
      'InputLayer',
      'LSTM'
    ]);
    expect(modelOf(evidence).complete).toBe(true);
  });

  it('is incomplete where a tensor comes from nowhere', () => {
    const evidence = read(
      `${IMPORTS}i = keras.Input((4,))\nx = mystery(i)\nm = keras.Model(i, layers.Dense(2)(x))\nm.summary()`
    );
    expect(printed(evidence).map(brief)).toEqual(['InputLayer([4])', 'Dense(2)']);
    expect(modelOf(evidence).complete).toBe(false);
  });

  it('reads the parts of a model that another is made of', () => {
    const evidence = read(
      `${IMPORTS}m = keras.Sequential([keras.Input((4,)), layers.Dense(3, name="a"), layers.Dense(2)])\n` +
        'cut = keras.Model(m.inputs, m.get_layer("a").output)\ncut.summary()\nlast = keras.Model(m.input, m.layers[-1].output)\nlast.summary()'
    );
    expect(printed(evidence, 0).map(brief)).toEqual(['Dense(3)']);
    expect(printed(evidence, 1).map(brief)).toEqual(['Dense(3)', 'Dense(2)']);
  });

  it('lists models that share models once each, and freezes what is in them, however deep', () => {
    const evidence = read(
      `${IMPORTS}l = [keras.Sequential([layers.Dense(1)]) for _ in range(10)]\n` +
        'for i in range(9): l = [keras.Sequential(l) for _ in range(10)]',
      'l[0].trainable = False'
    );
    const called = evidence.models.map(model => model.call);
    expect(called).toHaveLength(100);
    expect(new Set(called).size).toBe(100);
    expect(evidence.models.every(model => model.frozen?.length === model.layers.length)).toBe(true);
  });

  it('keeps nested models as layers', () => {
    const evidence = read(
      `${IMPORTS}inner = keras.Sequential([layers.Dense(3)], name="inner")\ni = keras.Input((4,))\nm = keras.Model(i, layers.Dense(1)(inner(i)))\nm.summary()`
    );
    expect(printed(evidence).map(call => call.type)).toEqual(['Sequential', 'InputLayer', 'Dense']);
    const nested = evidence.models.find(model => model.call === modelOf(evidence).layers[0]);
    expect(nested && layersOf(evidence, nested).map(brief)).toEqual(['Dense(3)']);
  });

  it('knows that ready-made models hold layers it does not see', () => {
    const evidence = read(
      `${IMPORTS}base = keras.applications.VGG16(include_top=False, input_shape=(64, 64, 3))\nbase.trainable = False\n` +
        'm = keras.Sequential([base, layers.Dense(1)])\nm.summary()\nbase.summary()'
    );
    expect(printed(evidence).map(brief)).toEqual(['Model(input_shape=[64,64,3], ...)', 'Dense(1)']);
    expect(modelOf(evidence)).toMatchObject({ complete: true, inputShape: [null, 64, 64, 3] });
    expect(modelOf(evidence).frozen).toEqual([modelOf(evidence).layers[0]]);
    expect(modelOf(evidence, 1)).toMatchObject({ complete: false, layers: [] });
  });
});

describe('classes of the notebook', () => {
  it('reads the layers of a subclassed model from its attributes', () => {
    const evidence = read(
      `${IMPORTS}class Net(keras.Model):\n  def __init__(self, n, **kwargs):\n    super(Net, self).__init__(**kwargs)\n    self.first = layers.Dense(n)\n    self.rest = [layers.Dense(k) for k in (2, 3)]\n  def call(self, x):\n    return self.first(x)\n` +
        'm = Net(8, name="net")\nm.build((None, 4))\nm.summary()'
    );
    expect(printed(evidence).map(brief)).toEqual(['Dense(8)', 'Dense(2)', 'Dense(3)']);
    expect(modelOf(evidence)).toMatchObject({
      kind: 'subclassed',
      name: 'net',
      inputShape: [null, 4]
    });
    expect(evidence.calls[modelOf(evidence).call].type).toBe('Custom>Net');
  });

  it('is incomplete where an attribute may be a layer that is not seen', () => {
    const net = (value: string) =>
      `${IMPORTS}class Net(keras.Model):\n  def __init__(self):\n    super().__init__()\n    self.d = layers.Dense(1)\n    self.x = ${value}\nNet().summary()`;
    expect(modelOf(read(net('3'))).complete).toBe(true);
    expect(modelOf(read(net('{"a": layers.Dense(2)}'))).layers).toHaveLength(2);
    expect(modelOf(read(net('mystery()'))).complete).toBe(false);
    expect(modelOf(read(net('[layers.Dense(n) for n in mystery()]'))).complete).toBe(false);
  });

  it('follows methods, inheritance and super', () => {
    const evidence = read(
      `${IMPORTS}class Base:\n  size = 3\n  def make(self, n):\n    return layers.Dense(n + self.size)\nclass Builder(Base):\n  def make(self, n):\n    return super().make(n * 2)\nBuilder().make(5)`
    );
    expect(evidence.calls.map(brief)).toEqual(['Dense(13)']);
  });

  it('follows a subclass of Sequential', () => {
    const evidence = read(
      `${IMPORTS}class Stack(keras.Sequential):\n  def __init__(self):\n    super().__init__()\n    self.add(layers.Dense(2))\nStack().summary()`
    );
    expect(printed(evidence).map(brief)).toEqual(['Dense(2)']);
  });
});

describe('layers', () => {
  it('gives wrapped layers as values', () => {
    const evidence = read(
      `${IMPORTS}m = keras.Sequential([layers.Bidirectional(layers.LSTM(4, return_sequences=True)), layers.RNN([layers.GRUCell(3)])])\nm.summary()`
    );
    expect(printed(evidence)[0].positional).toEqual([
      { class: 'LSTM', config: { '0': 4, return_sequences: true } }
    ]);
    expect(printed(evidence)[1].positional).toEqual([[{ class: 'GRUCell', config: { '0': 3 } }]]);
    expect(evidence.calls.map(call => call.type)).toEqual([
      'LSTM',
      'Bidirectional',
      'GRUCell',
      'RNN',
      'Sequential'
    ]);
  });

  it('records what is frozen at the time of the print', () => {
    const evidence = read(
      `${IMPORTS}m = keras.Sequential([layers.Dense(1), layers.Dense(2, trainable=False), layers.Dense(3)])\nm.summary()\n` +
        'for l in m.layers[:-1]:\n  l.trainable = False\nm.summary()\nm.trainable = flag\nm.summary()'
    );
    expect(evidence.prints.map((_, i) => modelOf(evidence, i).frozen?.length ?? null)).toEqual([
      1,
      2,
      null
    ]);
  });

  it('records resets of automatic names', () => {
    const evidence = read(
      `${IMPORTS}layers.Dense(1)\nkeras.backend.clear_session()\nlayers.Dense(1)`
    );
    expect(evidence.counters).toEqual([{ before: 1, event: 'reset' }]);
  });
});

describe('prints', () => {
  it.each([
    'm.summary(print_fn=lines.append)',
    'print(m.summary())',
    'keras.utils.print_summary(m)',
    'def show(x):\n  x.summary()\nshow(m)',
    'print m.summary()'
  ])('sees %j', statement => {
    const evidence = read(`${IMPORTS}m = keras.Sequential([layers.Dense(1)])`, statement);
    expect(evidence.prints).toEqual([{ cell: 1, model: 0, certain: true, printer: 'keras' }]);
  });

  it('sees every turn of a loop', () => {
    const evidence = read(
      `${IMPORTS}ms = [keras.Sequential([layers.Dense(n)]) for n in (8, 16)]`,
      'for m in ms: m.summary()'
    );
    expect([0, 1].map(i => printed(evidence, i).map(brief))).toEqual([['Dense(8)'], ['Dense(16)']]);
  });

  it('takes no picture and no bare method for a print', () => {
    const evidence = read(
      `${IMPORTS}m = keras.Sequential()\nkeras.utils.plot_model(m)\nm.summary\nm.get_config()`
    );
    expect(evidence.prints).toEqual([]);
  });
});
