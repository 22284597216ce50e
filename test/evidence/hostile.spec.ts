import fc from 'fast-check';
import { UNKNOWN, readSource, type Evidence } from '../../src/evidence/index.js';
import { IMPORTS, brief, modelOf, printed, read } from './read.js';

const SOURCE = `${IMPORTS}
from functools import partial
Conv = partial(layers.Conv2D, kernel_size=3, padding="same")
def block(x, n, *rest, **options):
    for i in range(2):
        x = Conv(n * 2 ** i, name=f"conv{n}_{i:02d}", **options)(x)
    return x if not rest else layers.add([x, rest[0]])
class Head(keras.Model):
    def __init__(self, units=[8, 4]):
        super().__init__()
        self.parts = [layers.Dense(u) for u in units]
    def call(self, x): return self.parts[0](x)
i = keras.Input(shape=(32, 32, 3))
try:
    model = keras.Model(i, {"a": block(i, 4), "b": [block(i, 8, i, use_bias=False)]})
except (ValueError, TypeError) as e:
    raise
while len(model.layers) < 2: pass
with open("x") as f: model.layers[-1].trainable = False
%time model.summary()
Head().summary(); del i
lambda a, *b, c=1, **d: {**d, "k": (a, *b)}[1:2, ::-1]
`;

/** Every index that the evidence holds points somewhere. */
function check(evidence: Evidence): void {
  const inside = (index: number, list: readonly unknown[]) => index >= 0 && index < list.length;
  for (const model of evidence.models) {
    expect([model.call, ...model.layers].every(index => inside(index, evidence.calls))).toBe(true);
    expect(new Set(model.layers).size).toBe(model.layers.length);
  }
  for (const { model } of evidence.prints) {
    expect(model === null || inside(model, evidence.models)).toBe(true);
  }
  const plain = (value: unknown): unknown => (value === UNKNOWN ? null : value);
  for (const call of evidence.calls) {
    expect(() => JSON.stringify([call.positional, call.keyword].map(plain))).not.toThrow();
  }
}

const fragments = fc.constantFrom(
  ...SOURCE.split(/(\W)/).filter(part => part !== ''),
  'if x:',
  'else:',
  'for a in b:',
  'lambda',
  'yield',
  '"""',
  "f'{",
  '\\',
  '\t',
  '\0',
  '%%',
  '\u2028',
  '🙂',
  '**',
  '[]*',
  '= ='
);

describe('hostile source', () => {
  it('reads the source of this test as a whole', () => {
    const evidence = read(SOURCE);
    expect(printed(evidence).map(call => call.type)).toEqual([
      'InputLayer',
      'Conv2D',
      'Conv2D',
      'Conv2D',
      'Conv2D',
      'Add'
    ]);
    expect(modelOf(evidence)).toMatchObject({ complete: true, inputShape: [null, 32, 32, 3] });
    expect(printed(evidence, 1).map(brief)).toEqual(['Dense(8)', 'Dense(4)']);
  });

  it('does not throw at source cut anywhere, nor at what was cut off', () => {
    for (let end = 0; end <= SOURCE.length; end += 3) {
      check(read(SOURCE.slice(0, end), SOURCE.slice(end)));
    }
  });

  it('does not throw at garbage', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 4 }), sources => check(read(...sources)))
    );
  });

  it('does not throw at shuffled pieces of Python', () => {
    fc.assert(
      fc.property(fc.array(fragments, { maxLength: 80 }), pieces =>
        check(read(IMPORTS + pieces.join('')))
      ),
      { numRuns: 300 }
    );
  });

  it('does not throw at a source with pieces replaced', () => {
    const pieces = SOURCE.split(/(\W)/);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(pieces.length - 1), fragments), { maxLength: 12 }),
        changes => {
          const changed = [...pieces];
          changes.forEach(([place, piece]) => (changed[place] = piece));
          check(read(changed.join('')));
        }
      ),
      { numRuns: 300 }
    );
  });

  it('takes any execution counts', () => {
    const cell = fc.record({
      index: fc.nat(20),
      source: fc.constantFrom(SOURCE, 'model.summary()', '%%foo\nx', 'x = 1'),
      executionCount: fc.option(fc.integer()),
      dirty: fc.boolean()
    });
    fc.assert(fc.property(fc.array(cell, { maxLength: 6 }), cells => check(readSource(cells))));
  });

  it.each([
    ['a loop without end', 'n = 0\nwhile True:\n  n = n + 1'],
    ['a loop without end in a loop', 'while True:\n  for i in range(500):\n    l = [i] * 500'],
    ['recursion without end', 'def f(x): return f(x) + f(x)\nf(1)'],
    [
      'recursion under an unknown condition',
      'def f(x):\n  if x: f(x)\n  if y: f(x)\n  return f(x)\nf(z)'
    ],
    ['a class that makes itself', 'class A:\n  def __init__(self): self.a = A()\nA()'],
    [
      'classes of the same bases many times',
      `class C0: pass\n${Array.from({ length: 16 }, (_, i) => `class C${i + 1}(${Array(9).fill(`C${i}`).join()}): pass\n`).join('')}C16().x`
    ],
    [
      'classes that all extend each other',
      `class C0: pass\n${Array.from({ length: 40 }, (_, i) => `class C${i + 1}(${Array.from({ length: i + 1 }, (_, j) => `C${i - j}`).join()}): pass\n`).join('')}C40().x`
    ],
    ['classes that extend each other', 'class A: pass\nclass B(A): pass\nclass A(B): pass\nA().x'],
    ['a list that doubles', 'l = [1]\nfor i in range(400):\n  l = l + l\n  l.extend(l)'],
    ['text that doubles', 's = "a"\nfor i in range(400): s = s + s'],
    ['formatted text that doubles', 's = "a" * 8\nfor i in range(25): s = f"{s}{s}"\ns.split("a")'],
    [
      'braces that double',
      's = "a" * 8\nfor i in range(25): s = "{}{}".format(s, s)\ns.split("a")'
    ],
    ['percent signs that double', 's = "a" * 8\nfor i in range(25): s = "%s%s" % (s, s)\nlist(s)'],
    ['text that is joined', 's = "a" * 8\nfor i in range(25): s = s.join([s, s, s])\nlist(s)'],
    ['text that is replaced', 's = "a" * 8\nfor i in range(25): s = s.replace("a", s)\nlist(s)'],
    [
      'long text in a loop',
      's = "a" * 4096\nfor i in range(500):\n  for j in range(500): s.lower().split("a")'
    ],
    [
      'columns that are many rows',
      'r = list(range(2048))\nq = [r] * 2048\nl = []\nfor i in range(60): l.append(zip(*q))'
    ],
    [
      'dictionaries that are copied',
      'd = {i: i for i in range(2000)}\nfor i in range(500):\n  for j in range(500): d | {**d}'
    ],
    ['lists that share lists', 'l = []\nfor i in range(50): l = [l] * 60\nlayers.Dense(l)'],
    ['a list in itself', 'l = []\nl.append(l)\nlayers.Dense(l)\nlayers.Dense(3)(l)\nl == l'],
    ['a model in itself', 'm = keras.Sequential()\nm.add(m)\nm.trainable = False\nm.summary()'],
    [
      'models that share models',
      'l = [keras.Sequential([layers.Dense(1)]) for _ in range(10)]\nfor i in range(8): l = [keras.Sequential(l) for _ in range(10)]\nfor m in l: m.trainable = False'
    ],
    ['too many layers', 'for i in range(500):\n  for j in range(500): layers.Dense(1)'],
    [
      'a long chain of tensors',
      'x = keras.Input((1,))\nfor i in range(500):\n  for j in range(20): x = x + x\nkeras.Model(x, x)'
    ],
    [
      'many models of many layers',
      'x = keras.Input((1,))\nfor i in range(500): x = layers.Dense(1)(x)\nfor i in range(500): keras.Model(j, x)'
    ],
    ['deep brackets', `x = ${'('.repeat(20_000)}`],
    ['deep lists', `x = ${'['.repeat(500)}${']'.repeat(500)}`],
    ['a long sum', `x = 1${' + 1'.repeat(10_000)}`],
    ['deep indentation', Array.from({ length: 400 }, (_, i) => `${' '.repeat(i)}if x:`).join('\n')],
    ['a long line of quotes', '"\\'.repeat(20_000)],
    ['a long line of percent signs', '%'.repeat(50_000)],
    ['a long line of semicolons and comments', `${';#'.repeat(24_000)}\nx`],
    ['a cell too large', `x = "${'a'.repeat(200_000)}"`]
  ])('gets past %s', (_, source) => {
    const evidence = read(
      IMPORTS,
      source,
      'm2 = keras.Sequential([layers.Dense(7)])\nm2.summary()'
    );
    check(evidence);
    expect(printed(evidence, evidence.prints.length - 1).map(brief)).toEqual(['Dense(7)']);
  });

  it('gives up on a notebook of nothing but such cells, and keeps what it had', () => {
    const evidence = read(
      `${IMPORTS}keras.Sequential([layers.Dense(1)]).summary()`,
      ...Array<string>(200).fill('while True:\n  x = 1')
    );
    expect(printed(evidence).map(brief)).toEqual(['Dense(1)']);
  });

  it('forgets what a cell that was not followed to its end may have changed', () => {
    const evidence = read(
      `${IMPORTS}n = 1\nk = 2\nm = keras.Sequential([layers.Dense(1)])`,
      'while True:\n  n = n + 1\n  m.add(layers.Dense(n))',
      'm.summary()\nlayers.Dense(n, k)'
    );
    expect(modelOf(evidence).complete).toBe(false);
    expect(evidence.calls[evidence.calls.length - 1].positional).toEqual([UNKNOWN, 2]);
  });
});
