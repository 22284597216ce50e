import { UNKNOWN } from '../../src/evidence/index.js';
import { IMPORTS, brief, modelOf, printed, read } from './read.js';

describe('control flow', () => {
  it('unrolls loops', () => {
    const evidence = read(
      `${IMPORTS}m = keras.Sequential()\nfor i, n in enumerate((8, 16)):\n  m.add(layers.Dense(n, name=f"d{i}"))\nm.summary()`
    );
    expect(printed(evidence).map(call => [call.name, call.positional[0]])).toEqual([
      ['d0', 8],
      ['d1', 16]
    ]);
  });

  it('follows while, break, continue and else', () => {
    const evidence = read(
      `${IMPORTS}n = 64\nsizes = []\nwhile True:\n  n //= 2\n  if n == 16: continue\n  if n < 8: break\n  sizes.append(n)\n` +
        'for s in sizes:\n  pass\nelse:\n  sizes.append(1)\nlayers.Dense(sizes)'
    );
    expect(evidence.calls[0].positional).toEqual([[32, 8, 1]]);
  });

  it('takes the branch of a known condition', () => {
    const evidence = read(
      `${IMPORTS}deep = False\nm = keras.Sequential()\nif deep:\n  m.add(layers.Dense(1))\nelif 1 == 1:\n  m.add(layers.Dense(2))\nelse:\n  m.add(layers.Dense(3))\nm.summary()`
    );
    expect(printed(evidence).map(brief)).toEqual(['Dense(2)']);
    expect(modelOf(evidence).complete).toBe(true);
  });

  it('knows nothing that an unknown condition may have changed', () => {
    const evidence = read(
      `${IMPORTS}m = keras.Sequential([layers.Dense(1)])\nn = 4\nif flag():\n  n = 8\n  m.add(layers.Dense(2))\nm.add(layers.Dense(n))\nm.summary()`
    );
    expect(printed(evidence).map(brief)).toEqual(['Dense(1)', 'Dense(?)']);
    expect(modelOf(evidence).complete).toBe(false);
    expect(evidence.counters).toContainEqual({ before: 2, event: 'lost' });
  });

  it('keeps what all branches agree on', () => {
    const evidence = read(
      `${IMPORTS}if flag():\n  n = 8\n  import keras as k\nelse:\n  n = 8\n  import tf_keras as k\nk.layers.Dense(n)`
    );
    expect(evidence.calls.map(brief)).toEqual(['Dense(8)']);
  });

  it('takes a branch that raises as not taken', () => {
    const evidence = read(
      `${IMPORTS}n = 4\nif flag():\n  n = 5\n  raise ValueError("no")\nlayers.Dense(n)`
    );
    expect(evidence.calls.map(brief)).toEqual(['Dense(4)']);
  });

  it('knows nothing that a loop of unknown length may have changed', () => {
    const evidence = read(
      `${IMPORTS}n = 4\nk = 3\nfor x in data:\n  layers.Dense(n)\n  n = n * 2\nlayers.Dense(n)\nlayers.Dense(k)`
    );
    expect(evidence.calls.map(brief)).toEqual(['Dense(?)', 'Dense(3)']);
  });

  it('marks prints that may not have happened', () => {
    const evidence = read(
      `${IMPORTS}m = keras.Sequential([layers.Dense(1)])\nif verbose:\n  m.summary()\nm.summary()`
    );
    expect(evidence.prints.map(print => print.certain)).toEqual([false, true]);
    expect(printed(evidence, 0).map(brief)).toEqual(['Dense(1)']);
  });

  it('follows functions: defaults, keywords, spreads, closures, return values', () => {
    const evidence = read(
      `${IMPORTS}UNITS = 7\ndef block(n, *more, act="relu", **options):\n  def inner(k):\n    return layers.Dense(k + n, activation=act, **options)\n  return [inner(k) for k in (UNITS, *more)]\n` +
        'UNITS = 9\nm = keras.Sequential(block(1, 2, use_bias=False))\nm.summary()'
    );
    expect(printed(evidence).map(brief)).toEqual([
      'Dense(10, activation="relu", use_bias=false)',
      'Dense(3, activation="relu", use_bias=false)'
    ]);
  });

  it('does not follow a function that may have returned', () => {
    const evidence = read(
      `${IMPORTS}def make():\n  m = keras.Sequential()\n  if flag():\n    return None\n  m.add(layers.Dense(1))\n  return m\nmake().summary()`
    );
    expect(evidence.prints).toEqual([{ cell: 0, model: null, certain: true }]);
    expect(evidence.models[0]).toMatchObject({ layers: [], complete: false });
  });

  it('follows partial, global and nested scopes', () => {
    const evidence = read(
      `${IMPORTS}from functools import partial\nConv = partial(layers.Conv2D, kernel_size=3)\nn = 1\ndef bump():\n  global n\n  n = n + 4\nbump()\nConv(n, use_bias=False)`
    );
    expect(evidence.calls.map(brief)).toEqual(['Conv2D(5, kernel_size=3, use_bias=false)']);
  });

  it('gets past a training loop, however long, with what it leaves alone', () => {
    const loop = (turns: string) =>
      `n, k = 1, 2\nm = nn.Sequential(nn.Linear(n, k))\nfor epoch in ${turns}:\n  m = m.train()\n  for x, y in loader:\n    n = n + 1\n    loss = criterion(m(x), y) * ${'k + '.repeat(60)}0\n    loss.backward()\n  m = m.eval()\n  print(epoch, loss, m)\nlast = nn.Linear(n, k)`;
    for (const turns of ['range(500)', 'range(args.epochs)']) {
      const evidence = read(loop(turns), 'm');
      expect(evidence.calls.map(brief).slice(-1)).toEqual(['Linear(?, 2)']);
      expect(evidence.models[0].complete).toBe(true);
      const prints = evidence.prints.map(({ cell, model, certain }) => [cell, model, certain]);
      expect(prints.slice(-1)).toEqual([[1, 0, true]]);
      expect(prints.filter(([, , certain]) => !certain).length).toBeLessThanOrEqual(1);
    }
  });

  it('runs the body of with and try', () => {
    const evidence = read(
      `${IMPORTS}with strategy.scope() as s, other:\n  try:\n    m = keras.Sequential([layers.Dense(2)])\n  except ValueError as e:\n    print(e)\n  finally:\n    m.summary()`
    );
    expect(printed(evidence).map(brief)).toEqual(['Dense(2)']);
  });

  it('does not run generators and coroutines', () => {
    const evidence = read(
      `${IMPORTS}def batches():\n  yield layers.Dense(1)\nasync def later():\n  layers.Dense(2)\nlayers.Dense(batches())\nlater()`
    );
    expect(evidence.calls.map(call => call.positional)).toEqual([[UNKNOWN]]);
  });
});
