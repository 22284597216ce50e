import { readSource } from '../../src/evidence/index.js';
import { IMPORTS, read } from './read.js';

const TORCH = 'import torch\nfrom torch import nn\n';

/** Whether a print after some code is certain to show what is known. */
function isCertain(code: string, print = 'm = keras.Sequential([layers.Dense(1)])\nm.summary()') {
  return read(`${IMPORTS}${TORCH}`, code, print).prints.at(-1)?.certain;
}

describe('code that may run at any time', () => {
  it.each([
    'class C:\n  def __getitem__(self, i): self.k = 2',
    'class C:\n  def __eq__(self, other): return True',
    'class C:\n  def __len__(self):\n    global k\n    k = 2\n    return 3',
    'class C:\n  def __del__(self): sizes.append(3)',
    'class C:\n  def __set__(self, owner, value): owner.k = value',
    'class C:\n  def __init_subclass__(cls): cls.k = 2',
    'class C:\n  @property\n  def k(self): self.n += 1',
    'class C(dict):\n  def __setattr__(self, name, value): self[name] = value',
    'class C(dict):\n  def __init__(self): self.__dict__ = self\nC()',
    'class C: pass\nc = C()\nd = c.__dict__',
    'class C: pass\nc = C()\nd = vars(c)',
    'class C: pass\nc = C()\nc.__class__ = D',
    'class C:\n  def __deepcopy__(self, memo): return D()',
    'def g():\n  global k\n  k = 2\n  yield 1\ng()'
  ])('leaves nothing certain: %j', code => {
    expect(isCertain(code)).toBe(false);
  });

  it.each([
    'layers.Dense.build = own',
    'setattr(layers.Dense, "build", own)',
    'keras.Model.add_weight = own',
    'if flag():\n  layers.Dense.__init__ = own',
    'nn.Linear.__init__ = own'
  ])('may stand in a class of a framework: %j', code => {
    expect(isCertain(code)).toBe(false);
    expect(isCertain(code, 'm = nn.Sequential(nn.Linear(1, 2))\nprint(m)')).toBe(false);
  });

  it('may be hooked into a module', () => {
    const hook = 'def f(m, i, o): m.fc = nn.Linear(2, 2)\nm[0].register_forward_hook(f)';
    const model = 'm = nn.Sequential(nn.Linear(1, 2))\n';
    expect(isCertain(`${model}${hook}`, 'print(m)')).toBe(false);
  });

  it.each([
    'class Data(Dataset):\n  def __init__(self, x): self.x = x\n  def __len__(self): return len(self.x)\n  def __getitem__(self, i):\n    image = self.x[i]\n    image[0] = 1\n    return self.transform(image)',
    'class Stopping:\n  def __call__(self, loss): self.counter += 1',
    'class C:\n  @property\n  def k(self): return self.n * 2\nc = C()\nc.k',
    'torch.backends.cudnn.benchmark = True',
    'def batches():\n  for i in range(3):\n    yield i\nbatches()',
    'm = nn.Linear(1, 2)\nm.weight.requires_grad = False'
  ])('is not what only looks, or is followed: %j', code => {
    expect(isCertain(code)).toBe(true);
  });
});

describe('a class that extends what is not known', () => {
  it('takes no arguments as attributes but those that it annotates', () => {
    const source = `${IMPORTS}class C(dict):\n  def __getattr__(self, name): return self[name]\nc = C(k=1)\nc["k"] = 2\nlayers.Dense(c.k)`;
    expect(typeof read(source).calls[0].positional[0]).toBe('symbol');
  });
});

describe('a model that may have been put together anew', () => {
  it.each([
    'torch.quantization.fuse_modules(m, ["0"], inplace=True)',
    'm.__dict__["_modules"]["0"] = own()',
    'm.add_module(name(), nn.Linear(2, 3)); m.__setstate__(own())'
  ])('is known less surely after %j', code => {
    const { models } = read(`${TORCH}m = nn.Sequential(nn.Linear(1, 2))`, code, 'print(m)');
    expect(models.at(-1)).toMatchObject({ exposed: true, complete: false });
  });

  it('is one that a cell mentions that was edited since', () => {
    const sources = [`${IMPORTS}m = keras.Sequential([layers.Dense(1)])`, 'm.pop()', 'm.summary()'];
    const { models } = readSource(
      sources.map((source, i) => ({ index: i, source, executionCount: i + 1, dirty: i === 1 }))
    );
    expect(models.at(-1)).toMatchObject({ exposed: true, complete: false });
  });
});
