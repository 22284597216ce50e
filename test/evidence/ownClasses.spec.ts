import { readSource } from '../../src/evidence/index.js';
import { read } from './read.js';

/** The names of the classes that the last of these cells has of its own. */
function own(...sources: readonly string[]): readonly string[] {
  return read(...sources).ownClasses.map(({ name }) => name);
}

const IMPORTS = 'import torch\nfrom torch import nn\nfrom tensorflow.keras import layers\n';

describe('the classes of the notebook', () => {
  it('are found wherever they are defined', () => {
    expect(own('class Dense(layers.Layer): pass')).toEqual(['Dense']);
    expect(own('def make():\n  class Dense:\n    class Linear: pass\n  return Dense')).toEqual([
      'Dense',
      'Linear'
    ]);
    expect(own('%%writefile mylayers.py\nclass Dense(Layer):\n  pass')).toEqual(['Dense']);
    expect(own('# class Dense(layers.Layer)\nx = "class Dense"')).toEqual([]);
  });

  it('are those that it imports from elsewhere than a library', () => {
    expect(own('from mylayers import Dense as D, Linear')).toEqual(['Dense', 'Linear']);
    expect(own('from .layers import Dense')).toEqual(['Dense']);
    expect(
      own('from mylib import layers as L\nimport mylib', 'mylib.nn.Dense(L.Linear(2))')
    ).toEqual(expect.arrayContaining(['Dense', 'Linear']));
    expect(own('import numpy as np, torch.nn as nn', 'nn.Linear(2, 2)\nnp.Embedding(2)')).toEqual(
      []
    );
    expect(own('from tensorflow.keras.layers import Dense')).toEqual([]);
    expect(own('from torch.nn import Linear\nimport torch.nn as nn')).toEqual([]);
    expect(own('from typing import List, Dict\nfrom sklearn.pipeline import Pipeline')).toEqual([]);
  });

  it('are listed with the cells that were run', () => {
    const evidence = readSource([
      { index: 0, source: 'class Dense: pass', executionCount: 2 },
      { index: 1, source: 'class Linear: pass', executionCount: 1 },
      { index: 2, source: 'class Conv2D: pass', executionCount: null }
    ]);
    expect(evidence.ownClasses).toEqual([
      { name: 'Linear', cell: 1 },
      { name: 'Dense', cell: 0 }
    ]);
    expect(evidence.ran).toEqual([1, 0]);
  });

  it.each([
    'pass',
    '"""As it was."""\n  def forward(self, x): return super().forward(x.float())',
    `def __init__(self, i, o, **kwargs):
    super(Linear, self).__init__(i, o, bias=False)
    self.eps = 1e-6
  def forward(self, x):
    return F.linear(x, self.weight, bias=self.bias)`
  ])('are not those that hold what a library gives them: %j', body => {
    expect(own(`${IMPORTS}class Linear(nn.Linear):\n  ${body}\n\nnet = Linear(2, 3)`)).toEqual([]);
  });

  it.each([
    'def build(self, shape): pass',
    'def extra_repr(self): return ""',
    'def __init__(self):\n    self.scale = nn.Parameter(torch.ones(1))',
    'def __init__(self, inner): self.inner = inner',
    'def __init__(self):\n    x = self.inner = make()',
    'def __init__(self):\n    extend(self)',
    '"""\nNot indented\n"""\n  def __init__(self): self.inner = nn.Linear(2, 2)'
  ])('are those that may hold more than they inherit: %j', body => {
    expect(own(`${IMPORTS}class Linear(nn.Linear):\n  ${body}`)).toEqual(['Linear']);
  });

  it('are those that extend another class than a library has under their name', () => {
    expect(own(`${IMPORTS}class Linear(nn.Bilinear): pass`)).toEqual(['Linear']);
    expect(own('from mylib import nn\nclass Linear(nn.Linear): pass')).toContain('Linear');
    expect(own(`${IMPORTS}class Linear(nn.Linear, Mixin): pass`)).toEqual(['Linear']);
  });

  it('are found in bounded time', () => {
    const hostile = [
      `class Linear(nn.Linear):\n${'  \n'.repeat(15_000)}`,
      `${IMPORTS}class Linear(nn.Linear): ${'self.a '.repeat(7_000)}`,
      'class Linear(nn.Linear):\n'.repeat(2_000),
      'a.'.repeat(24_000)
    ];
    const start = performance.now();
    hostile.forEach(source => own(source));
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
