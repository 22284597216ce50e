import { readSource } from '../../src/evidence/index.js';
import { explainCell, type CellOutput } from '../../src/report/index.js';
import type { SummaryReport } from '../../src/report/types.js';
import { english } from '../../src/text/message.js';
import { explainText } from './explain.js';
import { kerasTable } from './tables.js';

type Rows = readonly (readonly [row: string, shape: string, count: number])[];

function verdicts({ layers }: SummaryReport): readonly string[] {
  return layers.map(({ verdict }) => verdict);
}

function keras(...rows: Rows): string {
  const total = rows.reduce((sum, [, , count]) => sum + count, 0);
  return kerasTable('sequential', ['Layer (type)', 'Output Shape', 'Param #'], rows, total);
}

const OWN_DENSE = `import keras
from keras import layers
class Dense(layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.units = units
    def build(self, shape):
        self.kernel = self.add_weight(shape=(shape[-1], self.units))
        self.scale = self.add_weight(shape=(1,))
`;

const SEVERAL = keras(['dense (Dense)', '(None, 10)', 201], ['dense_1 (Dense)', '(None, 2)', 22]);

describe('a layer of Keras whose class has the name of one of the notebook', () => {
  it('is not held to the rule of the library', () => {
    const report = explainText(
      keras(['dense (Dense)', '(None, 10)', 201]),
      OWN_DENSE,
      'm = keras.Sequential([keras.Input((20,)), Dense(10)])\nm.summary()'
    );
    expect(verdicts(report)).toEqual(['unknown']);
    expect(report.layers[0].tensors).toEqual([]);
    expect(report.layers[0].reason && english(report.layers[0].reason)).toContain(
      'class of its own'
    );
    expect(report.totals.verdict).toBe('explained');
  });

  it('is shown with none of the tensors that the library would give it', () => {
    const report = explainText(
      keras(['multi_head_attention (MultiHeadAttention)', '(None, 6, 16)', 1088]),
      `import keras
from keras import layers
class MultiHeadAttention(layers.Layer):
    def __init__(self, d_model):
        super().__init__()
        self.wq = layers.Dense(d_model)
        self.wk = layers.Dense(d_model)
        self.wv = layers.Dense(d_model)
        self.dense = layers.Dense(d_model)`,
      'keras.Sequential([keras.Input((6, 16)), MultiHeadAttention(16)]).summary()'
    );
    expect(verdicts(report)).toEqual(['unknown']);
    expect(report.layers[0].tensors).toEqual([]);
  });

  it('leaves those verified that the source shows to be of the library', () => {
    const sequential = `m = keras.Sequential([keras.Input((20,)), Dense(10), layers.Dense(2)])
m.summary()`;
    expect(verdicts(explainText(SEVERAL, OWN_DENSE, sequential))).toEqual(['unknown', 'verified']);
    const functional = `i = keras.Input((20,))
x = Dense(10)(i)
m = keras.Model(i, layers.Dense(2)(x))
m.summary()`;
    expect(verdicts(explainText(SEVERAL, OWN_DENSE, functional))).toEqual(['unknown', 'verified']);
  });

  it('does not take the constructor call of a layer of the library', () => {
    // The model that is printed is not followed, so that names alone tell which call is whose.
    const report = explainText(
      SEVERAL,
      OWN_DENSE,
      'a = Dense(10)\nb = layers.Dense(2)',
      'unseen(a, b).summary()'
    );
    expect(verdicts(report)).toEqual(['unknown', 'verified']);
  });

  it('is judged as before where the class is defined only afterwards', () => {
    const table = keras(['dense (Dense)', '(None, 10)', 201]);
    const cells = ['from keras import layers\nload().summary()', OWN_DENSE].map(
      (source, index) => ({ index, source, executionCount: index + 1 })
    );
    const output: CellOutput = {
      index: 0,
      kind: 'stdout',
      text: table,
      html: null,
      markdown: null
    };
    const context = { evidence: readSource(cells), cell: 0, companions: [] };
    expect(verdicts(explainCell([output], context)[0].report)).toEqual(['mismatch']);
  });

  it('is not known either where it comes from a module of the notebook', () => {
    const print = 'm = make(Dense)\nm.summary()';
    const table = keras(['dense (Dense)', '(None, 10)', 201]);
    for (const module of ['.layers', 'mylayers']) {
      expect(verdicts(explainText(table, `from ${module} import Dense`, print))).toEqual([
        'unknown'
      ]);
    }
    expect(verdicts(explainText(table, 'from keras.layers import Dense', print))).toEqual([
      'mismatch'
    ]);
  });

  it('is solved where the class adds nothing to that of the library', () => {
    const table = keras(['dense (Dense)', '(None, 10)', 210]);
    const print = 'm = keras.Sequential([keras.Input((20,)), Dense(10)])\nm.summary()';
    const own = (body: string): string =>
      `import keras\nfrom keras import layers\nclass Dense(layers.Dense):\n${body}`;
    expect(verdicts(explainText(table, own('    pass'), print))).toEqual(['explained']);
    expect(
      verdicts(explainText(table, own('    def build(self, s): self.add_weight(shape=s)'), print))
    ).toEqual(['unknown']);
  });

  it('is not supposed inside another layer', () => {
    const table = keras(['time_distributed (TimeDistributed)', '(None, 5, 4)', 36]);
    const print = (inside: string): string =>
      `m = keras.Sequential([keras.Input((5, 8)), layers.TimeDistributed(${inside})])\nm.summary()`;
    expect(verdicts(explainText(table, OWN_DENSE, print('Dense(4)')))).toEqual(['unknown']);
    expect(verdicts(explainText(table, OWN_DENSE, print('layers.Dense(4)')))).toEqual(['verified']);
    expect(verdicts(explainText(table, OWN_DENSE, 'load().summary()'))).toEqual(['unknown']);
    expect(verdicts(explainText(table, 'import keras', 'load().summary()'))).toEqual(['explained']);
  });

  it('is not solved from the total of a table without counts', () => {
    const cropped = `Model: "sequential"
┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━┳━
┃ Layer (type)                    ┃ Output Shape           ┃ 
┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━╇━
│ input (InputLayer)              │ (None, 10)             │ 
├─────────────────────────────────┼────────────────────────┼─
│ dense (Dense)                   │ (None, 10)             │ 
├─────────────────────────────────┼────────────────────────┼─
│ dense_1 (Dense)                 │ (None, 2)              │ 
└─────────────────────────────────┴────────────────────────┴─
 Total params: 132 (528.00 B)
 Trainable params: 132 (528.00 B)
 Non-trainable params: 0 (0.00 B)
`;
    const load = 'from keras import layers\nload().summary()';
    expect(explainText(cropped, load).layers.map(({ recomputed }) => recomputed)).toEqual([
      0, 110, 22
    ]);
    const report = explainText(cropped, OWN_DENSE, load);
    expect(report.layers.map(({ recomputed }) => recomputed)).toEqual([0, null, null]);
  });
});

const OWN_LINEAR = `import torch
from torch import nn
from torchinfo import summary
class Linear(nn.Module):
    def __init__(self, i, o):
        super().__init__()
        self.inner = nn.Linear(i, o)
        self.scale = nn.Parameter(torch.zeros(1))
    def extra_repr(self):
        return 'in_features=20, out_features=10, bias=True'
`;

function torchinfo(rows: readonly (readonly [string, number | string])[], total: number): string {
  const rule = '='.repeat(65);
  return [
    rule,
    `${'Layer (type:depth-idx)'.padEnd(41)}Param #`,
    rule,
    ...rows.map(([row, count]) => `${row.padEnd(41)}${count}`),
    rule,
    `Total params: ${total}`,
    `Trainable params: ${total}`,
    'Non-trainable params: 0',
    rule,
    ''
  ].join('\n');
}

describe('a module of PyTorch whose class has the name of one of the notebook', () => {
  it('is not held to the rule of the library', () => {
    const text = torchinfo(
      [
        ['Sequential', '--'],
        ['├─Linear: 1-1', 211],
        ['├─ReLU: 1-2', '--'],
        ['├─Linear: 1-3', 22]
      ],
      233
    );
    const source = 'net = nn.Sequential(Linear(20, 10), nn.ReLU(), nn.Linear(10, 2))\nsummary(net)';
    const [, own] = explainText(text, OWN_LINEAR, source).layers;
    expect(own).toMatchObject({ verdict: 'unknown', tensors: [] });
  });

  it('does not take the constructor call of a module inside it that is not printed', () => {
    const text = torchinfo(
      [
        ['Sequential', '--'],
        ['├─Linear: 1-1', 211]
      ],
      211
    );
    const source = 'net = nn.Sequential(Linear(20, 10))\nsummary(net, depth=1)';
    expect(verdicts(explainText(text, OWN_LINEAR, source))[1]).toBe('unknown');
  });

  it('is no variant of a class whose name its own ends with', () => {
    const text = torchinfo(
      [
        ['Sequential', '--'],
        ['├─LoRALinear: 1-1', 640]
      ],
      640
    );
    const own = OWN_LINEAR.replace('class Linear', 'class LoRALinear');
    expect(verdicts(explainText(text, 'import torch', 'load()'))[1]).toBe('explained');
    expect(explainText(text, own, 'load()').layers[1]).toMatchObject({
      verdict: 'unknown',
      tensors: []
    });
  });

  it('is not counted from what it prints of itself', () => {
    const text = `Sequential(
  (0): Linear(
    in_features=20, out_features=10, bias=True
    (inner): Linear(in_features=20, out_features=10, bias=True)
  )
  (1): Linear(in_features=10, out_features=2, bias=True)
)
`;
    const source = 'net = nn.Sequential(Linear(20, 10), nn.Linear(10, 2))\nprint(net)';
    const counts = (...cells: readonly string[]): readonly (number | null)[] =>
      explainText(text, ...cells).layers.map(({ recomputed }) => recomputed);
    expect(counts(OWN_LINEAR, source)).toEqual([null, 1, 210, 22]);

    const leaf = 'Sequential(\n  (0): Linear(in_features=20, out_features=10, bias=True)\n)\n';
    const report = explainText(leaf, OWN_LINEAR, 'load()');
    expect(report.layers[1]).toMatchObject({ verdict: 'unknown', recomputed: null, tensors: [] });
  });

  it('is no source of a break in what follows it', () => {
    const text = `Sequential(
  (0): Linear(in_features=20, out_features=100, bias=True)
  (1): LayerNorm()
  (2): Linear(in_features=64, out_features=10, bias=True)
)
`;
    const own = 'from torch import nn\nclass LayerNorm(nn.Module):\n    pass\n';
    expect(verdicts(explainText(text, own, 'load()'))).not.toContain('mismatch');
  });
});
