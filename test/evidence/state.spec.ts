import { IMPORTS, brief, modelOf, printed, read } from './read.js';

const PRINT = 'keras.Sequential([layers.Dense(k)]).summary()';

/** The layer of a model made after some code, which finds `k` to be 1. */
function after(...code: readonly string[]): string[] {
  return printed(read(`${IMPORTS}k = 1`, ...code, PRINT)).map(brief);
}

describe('an error that the interpreter sees coming', () => {
  it.each([
    'd = {"k": 1}\ntry:\n  x = d["other"]\n  k = 2\nexcept KeyError:\n  pass',
    'l = [1]\ntry:\n  x = l[3]\n  k = 2\nexcept IndexError:\n  pass',
    'try:\n  int("auto")\n  k = 2\nexcept ValueError:\n  pass',
    'try:\n  assert k == 3\n  k = 2\nexcept AssertionError:\n  pass'
  ])('ends the body of a try: %j', code => {
    expect(after(code)).toEqual(['Dense(1)']);
  });

  it('is none where the test may hold', () => {
    expect(after('assert flag()\nk = 2')).toEqual(['Dense(2)']);
  });
});

describe('a data class', () => {
  const CLASS = 'from dataclasses import dataclass, field\n@dataclass\nclass C:\n';

  it.each([
    ['  other = 5\n  n: int = 3', 'C(2).n'],
    ['  shared: "ClassVar[int]" = 5\n  n: int = 3', 'C(2).n'],
    ['  own: int = field(init=False, default=5)\n  n: int = 3', 'C(2).n'],
    ['  n: int = 1\n  def __post_init__(self):\n    self.n = self.n * 2', 'C().n']
  ])('takes what it annotates, and then runs __post_init__: %j', (body, value) => {
    expect(after(`${CLASS}${body}\nk = ${value}`)).toEqual(['Dense(2)']);
  });

  it('is not known where __post_init__ takes arguments', () => {
    const body = '  n: int = 1\n  k: "InitVar[int]" = 2\n  def __post_init__(self, k): self.n *= k';
    expect(after(`${CLASS}${body}\nk = C().n`)).toEqual(['Dense(?)']);
  });
});

describe('code that is not followed', () => {
  it.each([
    'class C:\n  k = 1\n  @classmethod\n  def set(cls, k): cls.k = k\nC.set(2)\nk = C.k',
    'class C:\n  def __init__(self): self.k = 1\n  @property\n  def n(self): return self.k\n  @n.setter\n  def n(self, v): self.k = v\nc = C()\nc.n = 2\nk = c.k',
    'class C:\n  def __init__(self): self.k = 1\n  def __setattr__(self, name, v): object.__setattr__(self, "k", v)\nc = C()\nc.other = 2\nk = c.k',
    'class C:\n  k = 1\nc = C()\nvars(c)["k"] = 2\nk = c.k',
    'class C:\n  k = 1\nc = C()\nc.__dict__.update(k=2)\nk = c.k',
    'class C:\n  k = 1\n@contextmanager\ndef wide():\n  C.k = 2\n  yield\nwith wide():\n  k = C.k',
    'class C:\n  k = 1\n  def __enter__(self): self.k = 2\n  def __exit__(self, *a): pass\nc = C()\nwith c:\n  k = c.k',
    'class C:\n  def __call__(self): self.k = 2\nc = C()\nc.k = 1\nc()\nk = c.k',
    'from enum import Enum\nclass S(Enum):\n  A = 1\nif S.A == 1:\n  k = 2'
  ])('may have changed what it has to do with: %j', code => {
    const [layer] = after(code);
    expect(['Dense(?)', 'Dense(1)']).toContain(layer);
    if (!code.includes('enum')) expect(layer).toBe('Dense(?)');
  });

  it('goes on in a list that the loop over it changes', () => {
    expect(after('l = [1]\nfor x in l:\n  k = x\n  if x < 3:\n    l.append(x + 1)')).toEqual([
      'Dense(?)'
    ]);
  });

  it('is what another interpreter runs', () => {
    expect(after('%%python3\nk = 2')).toEqual(['Dense(1)']);
  });
});

describe('numbers', () => {
  it.each([
    ['int(64 // 0.1)', 'Dense(639)'],
    ['-7 // 2 + 6', 'Dense(2)'],
    ['-7 % 3', 'Dense(2)'],
    ['7 % -3 + 4', 'Dense(2)'],
    ['int(5.5 % 3)', 'Dense(2)']
  ])('are divided as Python does: %s', (value, layer) => {
    expect(after(`k = ${value}`)).toEqual([layer]);
  });
});

describe('a layer that is changed after it was made', () => {
  it.each(['d.units = 2', 'd.use_bias = False', 'd.enable_lora(2)'])(
    'is not told by its arguments: %s',
    code => {
      expect(
        printed(
          read(`${IMPORTS}d = layers.Dense(1)\n${code}\nkeras.Sequential([d]).summary()`)
        ).map(brief)
      ).toEqual(['Dense(1, ...)']);
    }
  );

  it('is where only its name or its training is', () => {
    const code = 'd = layers.Dense(1)\nd.trainable = False\nd._name = "x"';
    expect(printed(read(`${IMPORTS}${code}\nkeras.Sequential([d]).summary()`)).map(brief)).toEqual([
      'Dense(1)'
    ]);
  });

  it.each([
    'm[0].bias = None',
    'm[0].register_parameter("bias", None)',
    'del m[0].bias',
    'm[0].weight = nn.Parameter(torch.zeros(3, 2))'
  ])('has altered parameters in PyTorch: %s', code => {
    const source = `import torch\nfrom torch import nn\nm = nn.Sequential(nn.Linear(2, 2))\n${code}\nprint(m)`;
    expect(modelOf(read(source))).toMatchObject({ altered: [expect.any(Number)] });
  });

  it('is another one where it is put in its place by path', () => {
    const source = `from torch import nn\nm = nn.Sequential(nn.Linear(2, 2))\nm.set_submodule("0", nn.Linear(2, 5))\nm._modules["1"] = nn.Linear(5, 3)\nprint(m)`;
    expect(printed(read(source)).map(brief)).toEqual(['Linear(2, 5)', 'Linear(5, 3)']);
  });

  it('may have its channels anywhere once the usual order is changed', () => {
    const code = `${IMPORTS}from keras import backend as K\nK.set_image_data_format("channels_first")\n`;
    expect(
      printed(
        read(`${code}keras.Sequential([layers.Conv2D(2, 3), layers.Dense(1)]).summary()`)
      ).map(brief)
    ).toEqual(['Conv2D(2, 3, ...)', 'Dense(1)']);
  });
});
