import fc from 'fast-check';
import type { Evidence } from '../../src/evidence/index.js';
import { read } from './read.js';

const IMPORTS = 'import torch, copy\nfrom torch import nn\n';

const SOURCE = `${IMPORTS}
from collections import OrderedDict
from torchinfo import summary
class Block(nn.Module):
    scale = 2
    def __init__(self, i, o=None, *rest, act=nn.ReLU, **options):
        super(Block, self).__init__()
        o = o or i * self.scale
        self.conv = nn.Sequential(OrderedDict([('c', nn.Conv2d(i, o, 3, **options)), ('a', act())]))
        self.norms = nn.ModuleDict({str(k): nn.LayerNorm(k) for k in rest})
        self.token = nn.Parameter(torch.zeros(1, i) * 0.02, requires_grad=False)
    def forward(self, x): return self.conv(x) + self.token
class Net(nn.Module):
    def __init__(self, sizes=(3, 8, 16)):
        super().__init__()
        self.blocks = nn.ModuleList()
        for i, (a, b) in enumerate(zip(sizes[:-1], sizes[1:])):
            self.blocks.append(Block(a, b, 4, bias=False))
            setattr(self, f'extra{i}', copy.deepcopy(self.blocks[-1]))
        self.encoder = nn.TransformerEncoder(nn.TransformerEncoderLayer(16, 4), num_layers=2)
        self.head = nn.Linear(16, 10)
        self.head.weight = self.encoder.layers[0].linear1.weight
net = Net().to('cpu')
for name, p in net.named_parameters():
    if 'head' not in name: p.requires_grad = False
net.blocks += [nn.Identity()]; del net.extra0
print(summary(net, (1, 3, 8, 8)), nn.DataParallel(net))
net.apply(lambda m: isinstance(m, (nn.Linear, nn.Conv2d)) and nn.init.zeros_(m.bias))
net
`;

/** Every index that the evidence holds points somewhere, and what is parallel is of one length. */
function check(evidence: Evidence): void {
  const inside = (index: number, list: readonly unknown[]) => index >= 0 && index < list.length;
  for (const model of evidence.models) {
    expect([model.call, ...model.layers].every(index => inside(index, evidence.calls))).toBe(true);
    expect((model.frozen ?? []).every(index => model.layers.includes(index))).toBe(true);
    if (model.kind === 'module') {
      expect(model.paths).toHaveLength(model.layers.length);
      expect(new Set(model.paths).size).toBe(model.paths.length);
      expect(model.altered.every(index => model.layers.includes(index))).toBe(true);
    }
  }
  for (const { model } of evidence.prints) {
    expect(model === null || inside(model, evidence.models)).toBe(true);
  }
}

const pieces = SOURCE.split(/(\W)/).filter(piece => piece !== '');
const fragments = fc.constantFrom(...pieces, 'if x:', 'else:', 'while', '**', '[]*', '\0', '"""');

describe('hostile source of modules', () => {
  it('reads the source of this test as a whole', () => {
    const evidence = read(SOURCE);
    check(evidence);
    expect(evidence.prints.map(print => print.printer)).toEqual(['torchinfo', 'repr', 'repr']);
    const model = evidence.models[evidence.prints[2].model ?? -1];
    expect(model).toMatchObject({
      kind: 'module',
      complete: true,
      tied: [['encoder.layers.0.linear1.weight', 'head.weight']]
    });
    expect(model.layers).toHaveLength(43);
  });

  it('does not throw at source cut anywhere, nor at what was cut off', () => {
    for (let end = 0; end <= SOURCE.length; end += 11) {
      check(read(SOURCE.slice(0, end), SOURCE.slice(end)));
    }
  });

  it('does not throw at shuffled pieces, nor at a source with pieces replaced', () => {
    fc.assert(
      fc.property(fc.array(fragments, { maxLength: 60 }), parts =>
        check(read(IMPORTS + parts.join('')))
      ),
      { numRuns: 150 }
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(pieces.length - 1), fragments), { maxLength: 12 }),
        changes => {
          const changed = [...pieces];
          changes.forEach(([place, piece]) => (changed[place] = piece));
          check(read(changed.join('')));
        }
      ),
      { numRuns: 150 }
    );
  });

  it.each([
    ['a module in itself', 'm = nn.Sequential()\nm.append(m)\nm.requires_grad_(False)\nm'],
    [
      'modules in each other',
      'a = nn.ModuleList()\nb = nn.ModuleList([a])\na.append(b)\nprint(copy.deepcopy(a), b)'
    ],
    [
      'modules that share modules',
      'm = nn.ReLU()\nfor i in range(60): m = nn.Sequential(m, m)\nprint(m)'
    ],
    [
      'copies of copies',
      'm = nn.Sequential(nn.ReLU())\nfor i in range(60): m.append(copy.deepcopy(m))\nprint(m)'
    ],
    [
      'a deep chain',
      'm = nn.ReLU()\nfor i in range(500): m = nn.Sequential(m)\nprint(m)\nm.apply(print)'
    ],
    [
      'attributes of attributes',
      'm = torch.hub.load(x)\nfor i in range(500): m = m.a\nm.b = nn.ReLU()\nprint(m)'
    ],
    [
      'many prints of a large model',
      'm = nn.ModuleList([nn.ReLU() for i in range(2000)])\nfor i in range(500): print(m)'
    ],
    [
      'a stack without end',
      'print(nn.TransformerEncoder(nn.TransformerEncoderLayer(4, 1), 10 ** 9))'
    ],
    [
      'stacks of stacks',
      'm = nn.TransformerEncoderLayer(4, 1)\nfor i in range(9): m = nn.TransformerEncoder(m, 200)\nprint(m)'
    ],
    [
      'a class that makes itself',
      'class A(nn.Module):\n  def __init__(self):\n    super().__init__()\n    self.a = A()\nprint(A())'
    ],
    [
      'a class without end',
      'class A(nn.Module): pass\nclass B(A): pass\nclass A(B): pass\nprint(A())'
    ],
    [
      'sizes out of reach',
      'm = nn.Linear(10 ** 300, 10 ** 15)\nm.requires_grad_(False)\nprint(m.weight.shape, m)'
    ],
    [
      'arguments of the wrong kind',
      'm = nn.Linear("a", [])\nm.weight\nm.requires_grad_()\nprint(m, nn.Sequential(3, None), nn.ModuleDict(7))'
    ],
    [
      'names of methods',
      'm = nn.ModuleDict({"update": nn.ReLU(), "__proto__": nn.ReLU(), "constructor": nn.ReLU()})\nprint(m)'
    ],
    [
      'tensors out of reach',
      'm = nn.ParameterList([torch.zeros(*[2] * 2000) + torch.zeros(1)])\nprint(m[0].numel())\nm'
    ]
  ])('gets past %s', (_, source) => {
    const evidence = read(IMPORTS, source, 'last = nn.Sequential(nn.Linear(7, 7))\nprint(last)');
    check(evidence);
    const print = evidence.prints[evidence.prints.length - 1];
    expect(evidence.models[print.model ?? -1].call).toBeLessThan(evidence.calls.length);
  });
});
