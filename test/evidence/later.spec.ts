import type * as code from '../../src/loading/code.js';
import type * as loading from '../../src/loading/later.js';
import type * as rules from '../../src/loading/rules.js';
import { loadAll } from '../../src/loading/using.js';
import type { Later } from '../../src/later.js';
import { readSource, type Evidence, type SourceCell } from '../../src/evidence/index.js';
import { frameworksIn } from '../../src/evidence/mayHold.js';
import { partsIn } from '../../src/evidence/signs.js';

const TORCH = 'import torch\nfrom torch import nn\n';

const KERAS = `from keras import layers, models
model = models.Sequential([layers.Dense(2)])`;

interface Needing {
  readonly part: keyof Later;
  readonly sources: readonly string[];
}

/** For each part, code that cannot be followed without it, nor needs any other one. */
const CODE: readonly Needing[] = [
  {
    part: 'magics',
    sources: [
      `%matplotlib inline\n${KERAS}`,
      `${KERAS}\n!pip install x\n`,
      `${KERAS}\nfiles = !ls`,
      `${KERAS}\n  %time model.add(layers.Dense(3))`,
      `${KERAS}\rlayers.Dense?\rmodel.summary()`,
      `%%time\n${KERAS}`,
      `>>> ${KERAS}`
    ]
  },
  {
    part: 'comprehensions',
    sources: [
      `${KERAS}\nmodels.Sequential([layers.Dense(k) for k in [1, 2]])`,
      `${KERAS}\nmodels.Sequential([*(layers.Dense(a * b)\n  for a, b in [(1, 2)])])`,
      `${KERAS}\nsizes = {k: 2 * k for k in (1, 2)}\nmodel.add(layers.Dense(sizes[2]))`
    ]
  },
  {
    part: 'library',
    sources: [
      'int(2.5)',
      'max(2, 3)',
      'math.ceil(2.5)',
      '[*zip([2], [3])][0][1]',
      "[2, 'a%d' % 1][0]",
      "[2, 'a{}'.format(1)][0]",
      "[2, '-'.join(['a', 'b'])][0]",
      "getattr(model, 'n', 3)",
      '[2, 3].pop()',
      "[*{'k': 3}.items()][0][1]"
    ].map(size => `import math\n${KERAS}\nmodel.add(layers.Dense(${size}))\nmodel.summary()`)
  },
  {
    part: 'touched',
    sources: [
      `${KERAS}\nsizes = [3]\nunseen(lambda: sizes.append(4))\nmodel.add(layers.Dense(sizes[0]))`,
      `${KERAS}\nclass All:\n  def __len__(self):\n    self.n = 3\nmodel.summary()`,
      `${KERAS}\nclass All:\n  @property\n  def size(self):\n    self.n = 3\nmodel.summary()`,
      `${KERAS}\ndef each():\n  yield model.add(layers.Dense(3))\neach()\nmodel.summary()`
    ]
  },
  {
    part: 'torchSeldom',
    sources: [
      `${TORCH}print(nn.MultiheadAttention(8, 2))`,
      `${TORCH}print(nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2), 2))`,
      `${TORCH}print(nn.Transformer(8))`,
      `${TORCH}print(nn.AdaptiveLogSoftmaxWithLoss(8, 100, [10, 50]))`,
      `${TORCH}print(nn.ModuleDict({'a': nn.Linear(2, 3)}))`,
      `${TORCH}class Net(nn.Module):
  def __init__(self):
    super().__init__()
    self.all = nn.ParameterDict()
print(Net())`,
      `${TORCH}import copy\nprint(copy.deepcopy(nn.Linear(2, 3)))`
    ]
  },
  {
    part: 'torchAround',
    sources: [
      `${TORCH}import torchinfo\ntorchinfo.summary(nn.Linear(2, 3))`,
      `${TORCH}from torchsummary import summary\nsummary(nn.Linear(2, 3), (2,))`,
      `import torchvision.models as models\nnet = models.resnet18()\nnet.fc = models.resnet18()\nprint(net)`,
      `import timm\nprint(timm.create_model('resnet18'))`,
      `import torch\nprint(torch.hub.load('a', 'b'))`,
      `from transformers import BertModel\nprint(BertModel.from_pretrained('x'))`,
      `import pytorch_lightning as pl\nfrom torch import nn
class Net(pl.LightningModule):
  def __init__(self, size=3):
    super().__init__()
    self.save_hyperparameters()
    self.fc = nn.Linear(2, self.hparams.size)
print(Net())`,
      `import lightning as L\nfrom torch import nn\nL.Trainer().fit(nn.Linear(2, 3))`
    ]
  },
  {
    part: 'torchInside',
    sources: [
      `${TORCH}net = nn.Linear(2, 3)\nnet.requires_grad_(False)\nprint(net)`,
      `${TORCH}net = nn.Sequential(nn.Linear(2, 3))\nprint(net.children())`,
      `${TORCH}net = nn.Linear(2, 3)\nlist(net.parameters())[0].requires_grad = False\nprint(net)`,
      `${TORCH}net = nn.Linear(2, 3)\nnet.freeze()\nprint(net)`,
      `${TORCH}net = nn.Linear(2, 3)\nnet.apply(print)`,
      `${TORCH}net = nn.Sequential(nn.Linear(2, 3))\nprint(net.get_submodule('0'))`,
      `${TORCH}net = nn.Sequential()\nnet._modules['a'] = nn.Linear(2, 3)\nprint(net)`
    ]
  },
  {
    part: 'torchTensors',
    sources: [
      ...['zeros(2, 3)', 'full((2, 3), 1)', 'tensor([1, 2])', 'Tensor(2, 3)', 'eye(2)'].map(
        made => `${TORCH}class Net(nn.Module):
  def __init__(self):
    super().__init__()
    self.scale = nn.Parameter(torch.${made})
print(Net())`
      )
    ]
  }
];

function cellsOf(...sources: readonly string[]): SourceCell[] {
  return sources.map((source, index) => ({ index, source, executionCount: index + 1 }));
}

/** Evidence as text: what is not known is a symbol, another one for each copy of the modules. */
function textOf(evidence: Evidence): string {
  return JSON.stringify(evidence, (_key, value: unknown) =>
    typeof value === 'symbol' ? String(value) : value
  );
}

/** Does something with modules to which nothing but the rules has been provided. */
async function afresh(
  work: (
    fresh: Pick<typeof code, 'missingToFollow' | 'EVIDENCE'> &
      Pick<typeof loading, 'LATER' | 'PartsMissing' | 'withParts'>
  ) => Promise<void>
): Promise<void> {
  await jest.isolateModulesAsync(async () => {
    const { missingToFollow, EVIDENCE } = jest.requireActual<typeof code>(
      '../../src/loading/code.js'
    );
    const { LATER, PartsMissing, withParts } = jest.requireActual<typeof loading>(
      '../../src/loading/later.js'
    );
    const { loadRules } = jest.requireActual<typeof rules>('../../src/loading/rules.js');
    await loadRules();
    await work({ missingToFollow, EVIDENCE, LATER, PartsMissing, withParts });
  });
}

test.each(CODE)(
  '$part is asked for where it is missed, and beforehand',
  async ({ part, sources }) => {
    await afresh(async ({ missingToFollow, EVIDENCE, LATER, PartsMissing, withParts }) => {
      const all = sources.map(source => cellsOf(source));
      for (const cells of all) {
        expect([partsIn(cells, frameworksIn(cells)), cells]).toEqual([[part], cells]);
        const others = missingToFollow(cells).filter(asked => asked !== LATER[part]);
        expect(await loadAll(others)).toBe(true);
      }
      const missing = all.map(cells => {
        try {
          withParts(() => EVIDENCE.content?.readSource(cells));
        } catch (error) {
          return error instanceof PartsMissing ? error.parts : error;
        }
        return null;
      });
      expect(missing).toEqual(all.map(() => [LATER[part]]));
      expect(await LATER[part].load()).toBe(true);
      for (const cells of all) {
        expect(missingToFollow(cells)).toEqual([]);
        const evidence = EVIDENCE.content?.readSource(cells);
        expect(evidence && textOf(evidence)).toBe(textOf(readSource(cells)));
      }
    });
  }
);

test('what is run more than once is asked for where counts are missing', async () => {
  await afresh(async ({ missingToFollow, EVIDENCE, LATER, PartsMissing, withParts }) => {
    const [first, second] = cellsOf(KERAS, 'model.add(layers.Dense(3))\nmodel.summary()');
    const cells = [first, { ...second, executionCount: 3 }];
    expect(missingToFollow([first, second])).not.toContain(LATER.unsettled);
    const parts = missingToFollow(cells);
    expect(parts).toContain(LATER.unsettled);
    await loadAll(parts.filter(part => part !== LATER.unsettled));
    expect(() => withParts(() => EVIDENCE.content?.readSource(cells))).toThrow(PartsMissing);
    await LATER.unsettled.load();
    const evidence = EVIDENCE.content?.readSource(cells);
    expect(evidence && textOf(evidence)).toBe(textOf(readSource(cells)));
  });
});

test.each([
  [
    'PyTorch',
    `${TORCH}class Net(nn.Module):
  def __init__(self):
    super().__init__()
    self.conv = nn.Conv2d(3, 64, 3)
    self.norm = nn.BatchNorm2d(64)
    self.fc = nn.Linear(64, 10)
  def forward(self, x):
    return self.fc(self.norm(self.conv(x)).flatten(1))
model = Net().to(torch.device('cpu'))`
  ],
  [
    'Keras',
    `from keras import layers, models
model = models.Sequential([layers.Input((4,))])
for k in range(3):
  model.add(layers.Dense(8, activation='relu', name=f'dense_{k}'))
model.compile(loss='mse')`
  ]
])('code that makes a plain model of %s needs none of them', async (_name, source) => {
  await afresh(async ({ missingToFollow, EVIDENCE, LATER }) => {
    const cells = cellsOf(source, 'print(model)');
    const parts = missingToFollow(cells);
    expect(Object.values(LATER).filter(part => parts.includes(part))).toEqual([]);
    expect(await loadAll(parts)).toBe(true);
    const evidence = EVIDENCE.content?.readSource(cells);
    expect(evidence && textOf(evidence)).toBe(textOf(readSource(cells)));
  });
});
