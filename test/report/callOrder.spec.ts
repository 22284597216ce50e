import type { SummaryReport } from '../../src/report/types.js';
import { english } from '../../src/text/message.js';
import { explainText } from './explain.js';

type Line = readonly [name: string, shape: string, count: string];

const RULE = '='.repeat(92);

/** A table as torchinfo prints it for a model that was given an input. */
function torchinfo(rows: readonly Line[], total: string, shapes = true): string {
  const line = ([name, shape, count]: Line): string =>
    `${name.padEnd(41)}${shapes ? shape.padEnd(26) : ''}${count.padEnd(25)}`;
  return [
    RULE,
    line(['Layer (type:depth-idx)', 'Output Shape', 'Param #']),
    RULE,
    ...rows.map(line),
    RULE,
    `Total params: ${total}`,
    `Trainable params: ${total}`,
    'Non-trainable params: 0',
    'Total mult-adds (Units.MEGABYTES): 0.00',
    RULE,
    'Input size (MB): 0.00',
    'Forward/backward pass size (MB): 0.00',
    'Params size (MB): 0.00',
    'Estimated Total Size (MB): 0.00',
    RULE,
    ''
  ].join('\n');
}

/** A table as torchsummary prints it. */
function torchsummary(rows: readonly Line[], total: string): string {
  const line = ([name, shape, count]: Line): string =>
    `${name.padStart(20)}  ${shape.padStart(25)} ${count.padStart(15)}`;
  return [
    '-'.repeat(64),
    line(['Layer (type)', 'Output Shape', 'Param #']),
    '='.repeat(64),
    ...rows.map(line),
    '='.repeat(64),
    `Total params: ${total}`,
    `Trainable params: ${total}`,
    'Non-trainable params: 0',
    '-'.repeat(64),
    ''
  ].join('\n');
}

function explain(text: string, made: string, forward = 'return x'): SummaryReport {
  const printer = text.includes('depth-idx') ? 'torchinfo' : 'torchsummary';
  const source = `import torch
from torch import nn
from ${printer} import summary
class Net(nn.Module):
    def __init__(self):
        super().__init__()
${made.replace(/^/gm, '        ')}
    def forward(self, x):
        ${forward}
summary(Net(), (1, 5, 16))`;
  return explainText(text, source);
}

const shapesOf = ({ layers }: SummaryReport): unknown =>
  layers.flatMap(({ tensors }) => (tensors.length > 0 ? [tensors[0].shape] : []));
const verdictsOf = ({ layers }: SummaryReport): readonly string[] =>
  layers.map(({ verdict }) => verdict);

/** The gate of a transformer's feed-forward part: `w1` and `w3` are called before `w2`. */
const GATED = `self.w1 = nn.Linear(16, 40, bias=False)
self.w2 = nn.Linear(40, 16, bias=False)
self.w3 = nn.Linear(16, 40, bias=False)`;

const GATED_ROWS: readonly Line[] = [
  ['Net', '[1, 5, 16]', '--'],
  ['├─Linear: 1-1', '[1, 5, 40]', '640'],
  ['├─Linear: 1-2', '[1, 5, 40]', '640'],
  ['├─Linear: 1-3', '[1, 5, 16]', '640']
];

/** A block that makes its shortcut first and calls it last. */
const BLOCK = `self.shortcut = nn.Sequential(nn.Conv2d(3, 8, 1), nn.BatchNorm2d(8))
self.conv1 = nn.Conv2d(3, 8, 3, padding=1)
self.conv2 = nn.Conv2d(8, 8, 3, padding=1)
self.bn = nn.BatchNorm2d(8)`;

const block = (first = '224', total = '872'): string =>
  torchinfo(
    [
      ['Net', '[1, 8, 9, 9]', '--'],
      ['├─Conv2d: 1-1', '[1, 8, 9, 9]', first],
      ['├─Conv2d: 1-2', '[1, 8, 9, 9]', '584'],
      ['├─BatchNorm2d: 1-3', '[1, 8, 9, 9]', '16'],
      ['├─Sequential: 1-4', '[1, 8, 9, 9]', '--'],
      ['│    └─Conv2d: 2-1', '[1, 8, 9, 9]', '32'],
      ['│    └─BatchNorm2d: 2-2', '[1, 8, 9, 9]', '16']
    ],
    total
  );

describe('rows in the order of the calls', () => {
  it('are told from each other by their counts', () => {
    const report = explain(block(), BLOCK);
    expect(verdictsOf(report)).not.toContain('mismatch');
    expect(shapesOf(report)).toEqual([[8, 3, 3, 3], [8, 8, 3, 3], [8], [8, 3, 1, 1], [8]]);
    expect(report.totals.verdict).toBe('verified');
  });

  it('are told from each other by their shapes', () => {
    const report = explain(torchinfo(GATED_ROWS, '1,920'), GATED);
    expect(verdictsOf(report).slice(1)).toEqual(Array(3).fill('verified'));
    expect(shapesOf(report)).toEqual([
      [40, 16],
      [40, 16],
      [16, 40]
    ]);
    expect(report.totals.verdict).toBe('verified');
  });

  it('are not verified where another order is as likely and gives them other tensors', () => {
    const report = explain(torchinfo(GATED_ROWS, '1,920', false), GATED);
    expect(verdictsOf(report).slice(1)).toEqual(Array(3).fill('explained'));
  });

  it('are told from each other where nothing but the calls is printed', () => {
    const rows: readonly Line[] = [
      ['Linear-1', '[-1, 5, 40]', '640'],
      ['Linear-2', '[-1, 5, 40]', '640'],
      ['Linear-3', '[-1, 5, 16]', '640']
    ];
    const report = explain(torchsummary(rows, '1,920'), GATED);
    expect(verdictsOf(report)).toEqual(Array(3).fill('verified'));
  });

  it('are wrong where no layer of their class has their count', () => {
    const report = explain(block('225', '873'), BLOCK);
    expect(report.layers.filter(({ verdict }) => verdict === 'mismatch')).toMatchObject([
      { path: '1-1', reported: 225, recomputed: 224 }
    ]);
    expect(report.totals.verdict).toBe('mismatch');
  });

  it('are not verified where one has the count of another layer, and the total tells that it is wrong', () => {
    const { layers, totals } = explain(block('32'), BLOCK);
    expect(layers.filter(({ verdict }) => verdict === 'mismatch')).toEqual([]);
    expect(layers.filter(({ reported }) => reported === 32)).toMatchObject([
      { verdict: 'explained' },
      { verdict: 'explained' }
    ]);
    expect(totals.verdict).toBe('mismatch');
  });

  it('leave what no other layer can be to one whose arguments are not known', () => {
    const text = torchinfo(
      [
        ['Net', '[1, 5, 7]', '--'],
        ['├─Linear: 1-1', '[1, 5, 40]', '680'],
        ['├─Linear: 1-2', '[1, 5, 7]', '287']
      ],
      '967'
    );
    const made = 'self.head = nn.Linear(40, len(names))\nself.body = nn.Linear(16, 40)';
    expect(verdictsOf(explain(text, made))).toEqual(['explained', 'verified', 'explained']);
  });
});

describe('the rows of sequences', () => {
  const explainSequence = (model: string): SummaryReport => {
    const source = `from torch import nn
from torchinfo import summary
class Reversed(nn.Sequential):
    def forward(self, x):
        for part in reversed(self): x = part(x)
        return x
summary(${model}, (1, 5, 16))`;
    const rows: readonly Line[] = [
      ['Sequential', '--', '--'],
      ['├─Linear: 1-1', '--', '640'],
      ['├─Linear: 1-2', '--', '640']
    ];
    return explainText(torchinfo(rows, '1,280', false), source);
  };
  const PARTS = 'nn.Linear(16, 40, bias=False), nn.Linear(40, 16, bias=False)';

  it('stand in the order of definition', () => {
    const report = explainSequence(`nn.Sequential(${PARTS})`);
    expect(verdictsOf(report).slice(1)).toEqual(['verified', 'verified']);
    expect(shapesOf(report)).toEqual([
      [40, 16],
      [16, 40]
    ]);
  });

  it('need not where a class of its own calls them', () => {
    const report = explainSequence(`Reversed(${PARTS})`);
    expect(verdictsOf(report)).not.toContain('verified');
  });
});

describe('a layer that is called twice, beside one that is not called', () => {
  it('is not taken for both', () => {
    const text = torchsummary(
      [
        ['Linear-1', '[-1, 8]', '72'],
        ['Linear-2', '[-1, 8]', '72']
      ],
      '144'
    );
    const made = 'self.a = nn.Linear(8, 8)\nself.unused = nn.Linear(8, 3)';
    const { layers, totals } = explain(text, made, 'return self.a(self.a(x))');
    expect(layers.map(({ verdict }) => verdict)).toEqual(['explained', 'explained']);
    expect(totals.verdict).toBe('explained');
  });
});

describe('rows of a model that was given no input', () => {
  it('stand in the order of definition', () => {
    const text = `${RULE}
Layer (type:depth-idx)                   Param #
${RULE}
Net                                      --
├─Linear: 1-1                            640
├─Linear: 1-2                            640
├─Linear: 1-3                            640
${RULE}
Total params: 1,920
Trainable params: 1,920
Non-trainable params: 0
${RULE}
`;
    const report = explain(text, GATED);
    expect(shapesOf(report)).toEqual([
      [40, 16],
      [16, 40],
      [40, 16]
    ]);
    expect(report.totals.verdict).toBe('verified');
  });
});

describe('tied weights', () => {
  const TIED = `self.emb = nn.Embedding(9, 4)
self.fc = nn.Linear(4, 9, bias=False)
self.fc.weight = self.emb.weight`;

  it('are found in rows that are told by what they print', () => {
    const text = torchinfo(
      [
        ['Net', '[1, 5, 9]', '--'],
        ['├─Embedding: 1-1', '[1, 5, 4]', '36'],
        ['├─Linear: 1-2', '[1, 5, 9]', '36']
      ],
      '72'
    );
    const { layers, totals } = explain(text, TIED);
    expect(layers[2].sharedWith).toBe('1-1');
    expect(totals).toMatchObject({ recomputed: { total: 36 }, verdict: 'verified' });
    expect(totals.reason && english(totals.reason)).toBe(
      'The printed total counts 36 parameters of tied weights twice.'
    );
  });

  it('leave the total open where they may be those of several rows', () => {
    const text = torchinfo(
      [
        ['Net', '[1, 5, 9]', '--'],
        ['├─Embedding: 1-1', '[1, 5, 4]', '36'],
        ['├─Linear: 1-2', '[1, 5, 9]', '36'],
        ['├─Linear: 1-3', '[1, 5, 9]', '36']
      ],
      '108'
    );
    const { totals } = explain(text, `${TIED}\nself.other = nn.Linear(4, 9, bias=False)`);
    expect(totals.verdict).toBe('explained');
  });
});
