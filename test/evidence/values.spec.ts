import { UNKNOWN } from '../../src/evidence/index.js';
import { IMPORTS, read } from './read.js';

/** What a layer is told that gets the expression as its argument. */
function valueOf(expression: string, before = ''): unknown {
  const evidence = read(`${IMPORTS}${before}\nlayers.Dense(${expression})`);
  return evidence.calls[evidence.calls.length - 1].positional[0];
}

describe('values', () => {
  it.each<[string, unknown]>([
    ['2 + 3 * 4', 14],
    ['7 // 2 + -7 // 2', -1],
    ['-7 % 3', 2],
    ['2 ** 5', 32],
    ['1 << 4', 16],
    ['int(3.0 * 2)', 6],
    ['int(128 * 0.75)', 96],
    ['7 / 2', 3.5],
    ['1. / 255 * 255.', 1],
    ['0x10 + 1_000', 1016],
    ['"a" + "b" * 2', 'abb'],
    ['f"conv{1 + 1}_{3:02d}"', 'conv2_03'],
    ['f"{4 / 2}"', '2.0'],
    ['"conv%d_%s" % (2, "x")', 'conv2_x'],
    ['"conv{}_{1}_{k}".format(2, 3, k=4)', 'conv2_3_4'],
    ['"a" "b"', 'ab'],
    ['[1, 2, 3][-1]', 3],
    ['(1, 2, 3)[::-1]', [3, 2, 1]],
    ['[1, 2, 3, 4][1:3]', [2, 3]],
    ['{"a": [1]}["a"]', [1]],
    ['dict(a=1)', { a: 1 }],
    ['[2 ** i for i in range(3, 6)]', [8, 16, 32]],
    ['[a * b for a, b in zip([1, 2], (3, 4)) if a > 1]', [8]],
    ['[i for i, _ in enumerate("abc")]', [0, 1, 2]],
    ['tuple(x for x in range(2))', [0, 1]],
    ['{k: v for k, v in [("a", 1)]}', { a: 1 }],
    ['list(reversed([1, 2]))', [2, 1]],
    ['max(3, 4) + min([1, 2]) + len("ab") + sum([1, 1])', 9],
    ['4 if 1 < 2 <= 2 else 5', 4],
    ['not None', true],
    ['0 or 7', 7],
    ['"a" in ["b", "a"]', true],
    ['(lambda x, y=2: x * y)(4)', 8],
    ['tf.nn.relu', 'relu'],
    ['keras.activations.gelu', 'gelu'],
    ['keras.regularizers.l2(0.1)', { class: 'l2', config: { '0': 0.1 } }],
    ['(32, 32) + (3,)', [32, 32, 3]],
    [
      '[(1, None)] * 2',
      [
        [1, null],
        [1, null]
      ]
    ]
  ])('evaluates %s', (expression, value) => {
    expect(valueOf(expression)).toEqual(value);
  });

  it.each([
    'x_train.shape[1]',
    'len(vocabulary)',
    'unknown + 1',
    '1 / 0',
    '2 ** 1000',
    '9007199254740991 + 1',
    '[1, 2][5]',
    '[1, unknown]',
    'a if unknown else b',
    '"%.2f" % 1.5',
    'lambda x: x',
    '[x for x in unknown]',
    'int(unknown)',
    '"x" * 100000',
    'open("file").read()'
  ])('does not guess %s', expression => {
    expect(valueOf(expression)).toBe(UNKNOWN);
  });

  it('hides only the argument that is not known', () => {
    const [call] = read(`${IMPORTS}layers.Conv2D(8, n, strides=2)`).calls;
    expect(call).toMatchObject({
      positional: [8, UNKNOWN],
      keyword: { strides: 2 },
      complete: true
    });
  });

  it('follows constants, unpacking and augmented assignment across cells', () => {
    const evidence = read(
      `${IMPORTS}SIZE = 32\nh, (w, *rest) = 1, (2, 3, 4)`,
      'SIZE *= 2\nshape = []\nshape += [SIZE, w]\nshape.append(rest)',
      'layers.Dense(tuple(shape))'
    );
    expect(evidence.calls[0].positional).toEqual([[64, 2, [3, 4]]]);
  });

  it('spreads known arguments, and says when it cannot', () => {
    const evidence = read(
      `${IMPORTS}options = dict(padding="same")\nlayers.Conv2D(*(4, 3), **options)\nlayers.Conv2D(4, *unknown, strides=2)`
    );
    expect(evidence.calls[0]).toMatchObject({
      positional: [4, 3],
      keyword: { padding: 'same' },
      complete: true
    });
    expect(evidence.calls[1]).toMatchObject({
      positional: [4],
      keyword: { strides: 2 },
      complete: false
    });
  });

  it('knows the name that is given, and that one is given', () => {
    const calls = read(
      `${IMPORTS}layers.Dense(1, name="a")\nlayers.Dense(1, name=b)\nlayers.Dense(1)\nlayers.Dense(1, name=None)`
    ).calls;
    expect(calls.map(call => [call.name, call.nameUnknown])).toEqual([
      ['a', false],
      [null, true],
      [null, false],
      [null, false]
    ]);
  });

  it('forgets a list that code out of sight may have changed', () => {
    expect(valueOf('sizes', 'sizes = [1, 2]\nrandom.shuffle(sizes)')).toBe(UNKNOWN);
    expect(
      valueOf('sizes', 'import numpy as np\nsizes = [1, 2]\nprint(sizes)\nnp.array(sizes)')
    ).toEqual([1, 2]);
  });

  describe('looks attributes up in the order of Python', () => {
    const diamond = `
class A:
    k = (1, 9)
    def f(self): return ["A"]
class B(A):
    def f(self): return ["B"] + super().f()
class C(A):
    k = (3, 3)
    def f(self): return ["C"] + super().f()
class D(B, C):
    def f(self): return ["D"] + super().f()
`;
    it.each<[string, string, unknown]>([
      ['of an instance', 'D().k', [3, 3]],
      ['of a class', 'D.k', [3, 3]],
      ['by super', 'D().f()', ['D', 'B', 'C', 'A']],
      ['by super, for another class', 'B().f()', ['B', 'A']]
    ])('%s', (_, expression, value) => {
      expect(valueOf(expression, diamond)).toEqual(value);
    });

    it.each([
      ['the same base twice', 'class E(A, A): pass'],
      ['a base before what extends it', 'class E(A, B): pass'],
      ['bases of contrary orders', 'class X(C, B): pass\nclass E(D, X): pass'],
      [
        'more classes than are followed',
        `class E0(A): pass\n${Array.from({ length: 99 }, (_, i) => `class E${i + 1}(E${i}): pass\n`).join('')}E = E99`
      ]
    ])('knows nothing of a class with %s', (_, source) => {
      expect(valueOf('E.k', diamond + source)).toBe(UNKNOWN);
    });

    it('takes object behind everything', () => {
      expect(
        valueOf('E.k', `${diamond}class O(object): pass\nclass E(O, C, object): pass`)
      ).toEqual([3, 3]);
    });
  });
});
