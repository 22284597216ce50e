import { brief, layersOf, read } from './read.js';
import type { Evidence, ModuleModel } from '../../src/evidence/index.js';

const IMPORTS = 'import torch\nfrom torch import nn\n';

/** The module that a notebook's last print shows. */
function shown(evidence: Evidence): ModuleModel {
  const index = evidence.prints[evidence.prints.length - 1]?.model ?? null;
  const model = index === null ? undefined : evidence.models[index];
  if (model?.kind !== 'module') {
    throw new Error('no module is shown');
  }
  return model;
}

/** Paths with the calls they stand for. */
function tree(evidence: Evidence): string[] {
  const model = shown(evidence);
  return layersOf(evidence, model).map((call, i) => `${model.paths[i]}: ${brief(call)}`);
}

/** The paths of a model's frozen layers. */
function frozen(model: ModuleModel): string[] | null {
  return model.frozen && model.paths.filter((_, i) => model.frozen?.includes(model.layers[i]));
}

function module(body: string, call = 'Net()'): Evidence {
  const lines = body.split('\n').map(line => `        ${line}`);
  return read(
    `${IMPORTS}class Net(nn.Module):\n    def __init__(self, width=4, *sizes, act=nn.ReLU):\n        super().__init__()\n${lines.join('\n')}\nprint(${call})`
  );
}

describe('modules of the notebook', () => {
  it('holds what its attributes are set to, in order of definition', () => {
    const evidence = module(
      'self.conv = nn.Conv2d(1, width, kernel_size=3, bias=False)\nself.width = width\nself.act = act()\nself.parts = [nn.Linear(9, 9)]\nself.head = nn.Linear(width * 2, 10)'
    );
    expect(tree(evidence)).toEqual([
      'conv: Conv2d(1, 4, kernel_size=3, bias=false)',
      'act: ReLU()',
      'head: Linear(8, 10)'
    ]);
    expect(shown(evidence)).toMatchObject({ complete: true, frozen: [], parameters: [], tied: [] });
  });

  it('takes constructor arguments before defaults', () => {
    const body =
      'self.layers = nn.ModuleList([nn.Linear(width, size) for size in sizes])\nself.act = act()';
    expect(tree(module(body, 'Net(7, 1, 2, act=nn.Tanh)'))).toEqual([
      'layers: ModuleList()',
      'layers.0: Linear(7, 1)',
      'layers.1: Linear(7, 2)',
      'act: Tanh()'
    ]);
  });

  it('lets a later module take the place of an earlier one, and None take it away', () => {
    const evidence = module(
      'self.a = nn.Linear(1, 1)\nself.b = nn.Linear(2, 2)\nself.c = nn.Linear(3, 3)\nself.a = nn.Linear(4, 4)\nself.b = None\ndel self.c\nself.c = nn.Identity()'
    );
    expect(tree(evidence)).toEqual(['a: Linear(4, 4)', 'c: Identity()']);
  });

  it('follows setattr, add_module, getattr and loops', () => {
    const evidence = module(
      "for i in range(2):\n    setattr(self, f'fc{i}', nn.Linear(i, i + 1))\n    self.add_module('act%d' % i, getattr(nn, 'ReLU')())"
    );
    expect(tree(evidence)).toEqual([
      'fc0: Linear(0, 1)',
      'act0: ReLU()',
      'fc1: Linear(1, 2)',
      'act1: ReLU()'
    ]);
  });

  it('follows methods, class attributes and static methods', () => {
    const evidence = read(`${IMPORTS}
class Block(nn.Module):
    expansion = 2
    def __init__(self, i, o):
        super(Block, self).__init__()
        self.conv = nn.Conv2d(i, o * self.expansion, 1)
        self.short = nn.Sequential()
        if i != o * self.expansion:
            self.short = nn.Sequential(nn.Conv2d(i, o * self.expansion, 1), nn.BatchNorm2d(o * Block.expansion))
class Net(nn.Module):
    def __init__(self, block):
        super().__init__()
        self.planes = 4
        self.stage = self.make(block, 2, 2)
        self.norm = Net.norm(4)
    def make(self, block, planes, count):
        layers = []
        for _ in range(count):
            layers.append(block(self.planes, planes))
            self.planes = planes * block.expansion
        return nn.Sequential(*layers)
    @staticmethod
    def norm(n):
        return nn.LayerNorm(n)
Block.expansion = 3
print(Net(Block))`);
    expect(tree(evidence)).toEqual([
      'stage: Sequential()',
      'stage.0: Custom>Block(...)',
      'stage.0.conv: Conv2d(4, 6, 1)',
      'stage.0.short: Sequential()',
      'stage.0.short.0: Conv2d(4, 6, 1)',
      'stage.0.short.1: BatchNorm2d(6)',
      'stage.1: Custom>Block(...)',
      'stage.1.conv: Conv2d(6, 6, 1)',
      'stage.1.short: Sequential()',
      'norm: LayerNorm(4)'
    ]);
  });

  it('follows inheritance, also from containers and layers', () => {
    const evidence = read(`${IMPORTS}
class Base(nn.Module):
    def __init__(self, n):
        nn.Module.__init__(self)
        self.first = nn.Linear(n, n)
class ConvReLU(nn.Sequential):
    def __init__(self, i, o):
        super().__init__(nn.Conv2d(i, o, 3), nn.ReLU())
class Wide(nn.Linear):
    def __init__(self):
        super().__init__(4, 400)
class Net(Base):
    def __init__(self):
        super().__init__(5)
        self.second = ConvReLU(1, 2)
        self.third = Wide()
        self.fourth = nn.Linear(self.third.out_features, self.first.in_features)
print(Net())`);
    expect(tree(evidence)).toEqual([
      'first: Linear(5, 5)',
      'second: Custom>ConvReLU(...)',
      'second.0: Conv2d(1, 2, 3)',
      'second.1: ReLU()',
      'third: Custom>Wide(...)',
      'fourth: Linear(400, 5)'
    ]);
  });

  it('reads data classes, with and without defaults', () => {
    const evidence = read(`${IMPORTS}
from dataclasses import dataclass
@dataclass
class Config:
    vocabulary: int
    size: int = 8
    layers: int = 2
class Net(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.table = nn.Embedding(config.vocabulary, config.size)
        self.stack = nn.ModuleDict({f'l{i}': nn.Linear(config.size, config.size) for i in range(config.layers)})
print(Net(Config(100, layers=1)))`);
    expect(tree(evidence)).toEqual([
      'table: Embedding(100, 8)',
      'stack: ModuleDict()',
      'stack.l0: Linear(8, 8)'
    ]);
  });

  it('keeps the arguments of a Lightning module', () => {
    const evidence = read(`${IMPORTS}import pytorch_lightning as pl
class Lit(pl.LightningModule):
    def __init__(self, hidden=64, rate=1e-3):
        super().__init__()
        self.save_hyperparameters()
        self.layer = nn.Linear(2, self.hparams.hidden)
        self.head = nn.Linear(self.hparams['hidden'], 1)
print(Lit(hidden=5))`);
    expect(tree(evidence)).toEqual(['layer: Linear(2, 5)', 'head: Linear(5, 1)']);
  });

  it.each([
    ['an argument that is not known', 'self.x = nn.Linear(2, args.n)', ['x: Linear(2, ?)'], true],
    ['a module that is not known', 'self.a = nn.ReLU()\nself.x = other(3)', ['a: ReLU()'], false],
    [
      'a condition that is not known',
      'self.a = nn.ReLU()\nif args.n:\n    self.b = nn.Tanh()\nself.c = nn.GELU()',
      ['a: ReLU()', 'c: GELU()'],
      false
    ],
    [
      'a list that is not known',
      'self.a = nn.Sequential(*layers)\nself.b = nn.ReLU()',
      ['a: Sequential(...)', 'b: ReLU()'],
      false
    ],
    [
      'one of several',
      'self.a = nn.Sequential(nn.ReLU(), other(), nn.Tanh())',
      ['a: Sequential()', 'a.0: ReLU()', 'a.2: Tanh()'],
      false
    ],
    [
      'a number',
      'self.n = width > args.n\nself.m = hasattr(nn, "x")\nself.a = nn.ReLU()',
      ['a: ReLU()'],
      true
    ]
  ])('says what it knows beside %s', (_, body, expected, complete) => {
    const evidence = module(body);
    expect(tree(evidence)).toEqual(expected);
    expect(shown(evidence).complete).toBe(complete);
  });
});

describe('None in the place of a module', () => {
  it.each(['add_module("1", None)', 'set_submodule("1", None)', '__setattr__("1", None)'])(
    'takes the module away: %s',
    code => {
      const evidence = read(
        `${IMPORTS}m = nn.Sequential(nn.Linear(2, 3), nn.Linear(3, 4))\nm.${code}\nprint(m)`
      );
      const model = shown(evidence);
      expect(layersOf(evidence, model).map(brief)).toEqual(['Linear(2, 3)']);
      expect(model.complete).toBe(true);
    }
  );
});

describe('containers', () => {
  it.each([
    ['nn.Sequential(nn.Linear(1, 2), nn.ReLU())', ['0: Linear(1, 2)', '1: ReLU()']],
    [
      "nn.Sequential(OrderedDict([('a', nn.Linear(1, 2)), ('b', nn.ReLU())]))",
      ['a: Linear(1, 2)', 'b: ReLU()']
    ],
    ["nn.Sequential(OrderedDict({'a': nn.ReLU()}))", ['a: ReLU()']],
    [
      'nn.Sequential(*[nn.Linear(i, i) for i in (3, 4)], nn.Tanh())',
      ['0: Linear(3, 3)', '1: Linear(4, 4)', '2: Tanh()']
    ],
    ['nn.Sequential(nn.ReLU(), nn.Tanh(), nn.GELU())[:2]', ['0: ReLU()', '1: Tanh()']],
    ['nn.Sequential(nn.ReLU(), nn.Tanh(), nn.GELU())[1:]', ['1: Tanh()', '2: GELU()']],
    ['nn.ModuleList([nn.ReLU(), nn.Tanh()])[1:]', ['0: Tanh()']],
    ['nn.Sequential(*list(nn.Sequential(nn.ReLU(), nn.Tanh()).children())[:-1])', ['0: ReLU()']],
    [
      "nn.ModuleDict([['relu', nn.ReLU()], ['x', nn.Linear(1, 1)]])",
      ['relu: ReLU()', 'x: Linear(1, 1)']
    ],
    ['nn.ModuleDict(dict(a=nn.ReLU()))', ['a: ReLU()']],
    ['nn.DataParallel(nn.Sequential(nn.ReLU()))', ['module: Sequential()', 'module.0: ReLU()']],
    ['torch.compile(nn.Sequential(nn.ReLU()))', ['_orig_mod: Sequential()', '_orig_mod.0: ReLU()']]
  ])('reads %s', (source, expected) => {
    expect(tree(read(`${IMPORTS}from collections import OrderedDict\nprint(${source})`))).toEqual(
      expected
    );
  });

  it('follows changes', () => {
    const evidence = read(
      `${IMPORTS}m = nn.Sequential(nn.Linear(1, 1), nn.Linear(2, 2), nn.Linear(3, 3))`,
      'm.append(nn.Linear(4, 4))\nm[1] = nn.ReLU()\nm[-1] = nn.Tanh()\ndel m[0]\nm.insert(1, nn.GELU())\nm',
      'l = nn.ModuleList()\nl.append(nn.ReLU())\nl.extend([nn.Tanh()])\nl += [nn.GELU()]\nl.pop(0)\nl'
    );
    expect(evidence.prints.map(print => evidence.models[print.model ?? -1])).toMatchObject([
      { paths: ['0', '1', '2', '3'] },
      { paths: ['0', '1'] }
    ]);
    expect(layersOf(evidence, evidence.models[0]).map(call => call.type)).toEqual([
      'ReLU',
      'GELU',
      'Linear',
      'Tanh'
    ]);
    expect(tree(evidence)).toEqual(['0: Tanh()', '1: GELU()']);
  });

  it('names a module that is held twice at both places', () => {
    const evidence = read(`${IMPORTS}a = nn.Linear(2, 2)\nprint(nn.Sequential(a, nn.ReLU(), a))`);
    expect(tree(evidence)).toEqual(['0: Linear(2, 2)', '1: ReLU()', '2: Linear(2, 2)']);
    expect(new Set(shown(evidence).layers).size).toBe(2);
  });

  it('copies with deepcopy, each with parameters of its own', () => {
    const evidence = read(`${IMPORTS}import copy
a = nn.Sequential(nn.Linear(2, 2))
print(nn.ModuleList([copy.deepcopy(a) for _ in range(2)] + [a]))`);
    expect(shown(evidence).paths).toEqual(['0', '0.0', '1', '1.0', '2', '2.0']);
    expect(new Set(shown(evidence).layers).size).toBe(6);
    expect(shown(evidence).tied).toEqual([]);
  });
});

describe('layers made of others', () => {
  it.each([
    [
      'nn.MultiheadAttention(8, 2, bias=False)',
      ['out_proj: NonDynamicallyQuantizableLinear(8, 8, bias=false)']
    ],
    ['nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16), 2).layers[1].linear2', null],
    [
      'nn.AdaptiveLogSoftmaxWithLoss(8, 20, [5])',
      [
        'head: Linear(8, 6, bias=false)',
        'tail: ModuleList()',
        'tail.0: Sequential()',
        'tail.0.0: Linear(8, 2, bias=false)',
        'tail.0.1: Linear(2, 15, bias=false)'
      ]
    ]
  ])('knows the parts of %s', (source, expected) => {
    const evidence = read(`${IMPORTS}print(${source})`);
    if (expected) {
      expect(tree(evidence)).toEqual(expected);
    } else {
      const { call } = shown(evidence);
      expect(brief(evidence.calls[call])).toBe('Linear(16, 8, bias=true)');
    }
  });

  it('knows the order of a decoder layer', () => {
    const evidence = read(
      `${IMPORTS}print(nn.TransformerDecoderLayer(8, 2, activation=nn.GELU()))`
    );
    expect(shown(evidence).paths).toEqual([
      'self_attn',
      'self_attn.out_proj',
      'multihead_attn',
      'multihead_attn.out_proj',
      'linear1',
      'dropout',
      'linear2',
      'norm1',
      'norm2',
      'norm3',
      'dropout1',
      'dropout2',
      'dropout3',
      'activation'
    ]);
  });
});

describe('parameters', () => {
  it.each([
    ['nn.Parameter(torch.zeros(1, 3))', [1, 3], true],
    ['nn.Parameter(torch.randn((2, width)))', [2, 4], true],
    ['nn.Parameter(torch.ones(width), requires_grad=False)', [4], false],
    ['nn.Parameter(torch.randn(1, 2, 3) * 0.02)', [1, 2, 3], true],
    ['nn.Parameter(torch.zeros(2, 3).unsqueeze(0))', [1, 2, 3], true],
    ['nn.Parameter(torch.tensor([[1.0, 2.0]]))', [1, 2], true],
    ['nn.Parameter(torch.tensor(0.5))', [], true],
    ['nn.Parameter(torch.full((3,), 1e-6))', [3], true],
    ['torch.nn.parameter.Parameter(torch.Tensor(5, 2))', [5, 2], true],
    ['nn.Parameter(torch.zeros(1, args.n))', null, true],
    ['nn.Parameter(something)', null, true]
  ])('holds %s', (source, shape, trainable) => {
    expect(shown(module(`self.w = ${source}`)).parameters).toEqual([
      { path: 'w', shape, trainable }
    ]);
  });

  it('holds those in lists, registered ones, and none that are buffers or tensors', () => {
    const evidence = module(
      "self.ps = nn.ParameterList([nn.Parameter(torch.zeros(i)) for i in (1, 2)])\nself.register_parameter('r', nn.Parameter(torch.ones(3)))\nself.register_buffer('b', torch.ones(4))\nself.t = torch.ones(5)\nself.r2 = nn.Parameter(torch.ones(6))\nself.r2 = None"
    );
    expect(shown(evidence).parameters.map(({ path }) => path)).toEqual(['r', 'ps.0', 'ps.1']);
    expect(shown(evidence).complete).toBe(true);
  });

  it('knows tied tensors', () => {
    const evidence = module(
      'self.encoder = nn.Embedding(9, 3)\nself.body = nn.Sequential(nn.Linear(3, 3), nn.Linear(3, 3))\nself.decoder = nn.Linear(3, 9)\nself.decoder.weight = self.encoder.weight\nself.body[1].bias = self.body[0].bias\nself.w = nn.Parameter(torch.zeros(2))'
    );
    expect(shown(evidence).tied).toEqual([
      ['body.0.bias', 'body.1.bias'],
      ['encoder.weight', 'decoder.weight']
    ]);
    expect(shown(evidence).parameters.map(({ path }) => path)).toEqual(['w']);
  });
});

describe('frozen layers', () => {
  const model = `${IMPORTS}m = nn.Sequential(nn.Linear(4, 3), nn.ReLU(), nn.BatchNorm1d(3), nn.LSTM(3, 2))\n`;
  it.each([
    ['m.requires_grad_(False)', ['0', '2', '3']],
    ['m[0].requires_grad_(False)', ['0']],
    ['for p in m.parameters():\n    p.requires_grad = False', ['0', '2', '3']],
    ['for p in m[2].parameters(): p.requires_grad_(False)', ['2']],
    [
      "for name, p in m.named_parameters():\n    if not name.startswith('0'): p.requires_grad = False",
      ['2', '3']
    ],
    ['for p in m.parameters(): p.requires_grad = False\nm[0] = nn.Linear(9, 9)', ['2', '3']],
    [
      'for p in m.parameters(): p.requires_grad = False\nfor p in m[-1].parameters(): p.requires_grad = True',
      ['0', '2']
    ],
    [
      'for c in list(m.children())[:1]:\n    for p in c.parameters():\n        p.requires_grad = False',
      ['0']
    ],
    [
      'for l in m.modules():\n    if isinstance(l, (nn.Linear, nn.BatchNorm1d)): l.requires_grad_(False)',
      ['0', '2']
    ],
    ['for i, p in enumerate(m.parameters()):\n    if i < 2: p.requires_grad = False', ['0']],
    ['if x: m.requires_grad_(False)', null],
    ['m[0].weight.requires_grad = False', null],
    ['for name, p in m.named_parameters():\n    if secret in name: p.requires_grad = False', null]
  ])('knows %s', (source, expected) => {
    expect(frozen(shown(read(`${model}${source}\nprint(m)`)))).toEqual(expected);
  });
});

describe('models that come ready made', () => {
  it('knows what is put into them, by path', () => {
    const evidence = read(`${IMPORTS}from torchvision import models
m = models.vgg16(weights='DEFAULT')
for p in m.parameters(): p.requires_grad = False
m.classifier[6] = nn.Sequential(nn.Linear(m.classifier[6].in_features, 9), nn.ReLU())
m.extra = nn.Linear(2, 2)
print(m)`);
    expect(tree(evidence)).toEqual([
      'classifier.6: Sequential()',
      'classifier.6.0: Linear(?, 9)',
      'classifier.6.1: ReLU()',
      'extra: Linear(2, 2)'
    ]);
    expect(shown(evidence)).toMatchObject({ complete: false, frozen: [] });
  });

  it('knows the rest of a module that holds one', () => {
    const evidence = read(`${IMPORTS}from transformers import AutoModel
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = AutoModel.from_pretrained('some/model')
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(self.body.config.hidden_size, 2)
print(Net())`);
    expect(tree(evidence)).toEqual([
      'body: Module("some/model")',
      'drop: Dropout(0.1)',
      'head: Linear(?, 2)'
    ]);
    expect(shown(evidence).complete).toBe(false);
  });

  it('trusts no module any more that unknown code was to change', () => {
    const evidence = read(
      `${IMPORTS}m = nn.Sequential(nn.Linear(1, 1))\nreplace_layers(m)\nprint(m)\nk = nn.Sequential(nn.Linear(1, 1))\ntrain(k)\nprint(k)`
    );
    expect(evidence.models.map(model => model.complete)).toEqual([false, true]);
  });

  it('marks layers whose parameters are put into another form', () => {
    const evidence = read(
      `${IMPORTS}print(nn.Sequential(nn.utils.weight_norm(nn.Linear(1, 2)), nn.Linear(2, 3)))`
    );
    expect(shown(evidence).altered).toEqual([shown(evidence).layers[0]]);
  });
});

describe('a layer whose parameters are put into another form', () => {
  it.each([
    'from torch.nn.utils import prune\nprune.l1_unstructured(m[0], "weight", amount=0.3)',
    'import torch.nn.utils.prune as p\nfor l in m: p.random_structured(l, "weight", 0.3, 2, 0)',
    'nn.utils.parametrizations.weight_norm(m[0])',
    'from torch.nn.utils import spectral_norm\nspectral_norm(m[0])'
  ])('does not follow from its arguments: %j', code => {
    const model = shown(read(`${IMPORTS}m = nn.Sequential(nn.Linear(10, 8))\n${code}\nprint(m)`));
    expect(model.altered).toEqual(model.layers);
  });
});
