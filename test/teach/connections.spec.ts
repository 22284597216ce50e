import { explainText } from '../../src/cli/explain.js';
import type { SummaryReport } from '../../src/report/types.js';
import { english } from '../../src/text/message.js';
import { whatIf, type WhatIf } from '../../src/teach/whatif.js';

function reportOf(...lines: string[]): SummaryReport {
  const [report] = explainText(lines.join('\n'));
  return report;
}

/** The rows' indices by name. */
function rowOf({ layers }: SummaryReport, path: string): number {
  return layers.findIndex(layer => layer.path === path || layer.name === path);
}

function counts({ layers }: WhatIf): (number | null)[] {
  return layers.map(({ recomputed }) => recomputed);
}

function whyOf({ layers }: WhatIf, row: number): string | null {
  const { why } = layers[row];
  return why && english(why);
}

const RULE = '_'.repeat(98);
const keras = (total: number, ...rows: string[]): SummaryReport =>
  reportOf(
    'Model: "model"',
    RULE,
    ' Layer (type)                   Output Shape         Param #     Connected to                     ',
    '='.repeat(98),
    ...rows.flatMap(row => [row, '']),
    '='.repeat(98),
    `Total params: ${total}`,
    `Trainable params: ${total}`,
    'Non-trainable params: 0',
    RULE
  );

const twoHeads = keras(
  12480,
  ' input (InputLayer)             [(None, 64)]         0           []                               ',
  " trunk (Dense)                  (None, 64)           4160        ['input[0][0]']                  ",
  " left (Dense)                   (None, 64)           4160        ['trunk[0][0]']                  ",
  " right (Dense)                  (None, 64)           4160        ['trunk[0][0]']                  "
);

const residual = keras(
  50250,
  ' input (InputLayer)             [(None, 8, 8, 3)]    0           []                               ',
  " stem (Conv2D)                  (None, 8, 8, 64)     1792        ['input[0][0]']                  ",
  " conv (Conv2D)                  (None, 8, 8, 64)     36928       ['stem[0][0]']                   ",
  " add (Add)                      (None, 8, 8, 64)     0           ['conv[0][0]',                   ",
  "                                                                  'stem[0][0]']                   ",
  " both (Concatenate)             (None, 8, 8, 128)    0           ['add[0][0]',                    ",
  "                                                                  'conv[0][0]']                   ",
  " last (Conv2D)                  (None, 8, 8, 10)     11530       ['both[0][0]']                   "
);

describe('what the table connects', () => {
  it('leaves the second head alone', () => {
    const tried = whatIf(twoHeads, [{ row: 2, settings: { units: 10 } }]);
    expect(counts(tried)).toEqual([0, 4160, 650, 4160]);
    expect(tried.totals.recomputed.total).toBe(8970);
    expect(tried.chainAssumed).toBe(false);
  });

  it('adds what has equal shapes, and says where it has not', () => {
    const stem = whatIf(residual, [{ row: 1, settings: { kernel_size: 1 } }]);
    expect(counts(stem)).toEqual([0, 256, 36928, 0, 0, 11530]);
    const narrow = whatIf(residual, [{ row: 2, settings: { filters: 16 } }]);
    expect(whyOf(narrow, 3)).toBe('Add needs equal shapes: 16 and 64.');
    expect(narrow.totals.recomputed.total).toBeNull();
  });

  it('joins what it concatenates', () => {
    const both = keras(
      15114,
      ' input (InputLayer)             [(None, 8, 8, 3)]    0           []                               ',
      " one (Conv2D)                   (None, 8, 8, 64)     1792        ['input[0][0]']                  ",
      " two (Conv2D)                   (None, 8, 8, 64)     1792        ['input[0][0]']                  ",
      " both (Concatenate)             (None, 8, 8, 128)    0           ['one[0][0]',                    ",
      "                                                                  'two[0][0]']                    ",
      " last (Conv2D)                  (None, 8, 8, 10)     11530       ['both[0][0]']                   "
    );
    const wider = whatIf(both, [{ row: 1, settings: { filters: 72 } }]);
    expect(wider.layers[3].outputShape).toEqual([null, 8, 8, 136]);
    expect(wider.layers[4].recomputed).toBe(9 * 136 * 10 + 10);
    const strided = whatIf(both, [{ row: 1, settings: { strides: 2 } }]);
    expect(whyOf(strided, 3)).toBe(
      'Concatenate needs equal shapes: (None, 4, 4, 64), (None, 8, 8, 64).'
    );
  });
});

const torchinfo = reportOf(
  '==========================================================================================',
  'Layer (type:depth-idx)                   Output Shape              Param #',
  '==========================================================================================',
  'ResNet                                   [1, 10]                   --',
  '├─Conv2d: 1-1                            [1, 8, 32, 32]            216',
  '├─BatchNorm2d: 1-2                       [1, 8, 32, 32]            16',
  '├─Sequential: 1-3                        [1, 8, 32, 32]            --',
  '│    └─BasicBlock: 2-1                   [1, 8, 32, 32]            --',
  '│    │    └─Conv2d: 3-1                  [1, 8, 32, 32]            576',
  '│    │    └─BatchNorm2d: 3-2             [1, 8, 32, 32]            16',
  '│    │    └─Conv2d: 3-3                  [1, 8, 32, 32]            576',
  '│    │    └─BatchNorm2d: 3-4             [1, 8, 32, 32]            16',
  '├─Sequential: 1-4                        [1, 16, 32, 32]           --',
  '│    └─Conv2d: 2-2                       [1, 16, 32, 32]           1,168',
  '│    └─BatchNorm2d: 2-3                  [1, 16, 32, 32]           32',
  '├─AdaptiveAvgPool2d: 1-5                 [1, 16, 1, 1]             --',
  '├─Linear: 1-6                            [1, 10]                   170',
  '==========================================================================================',
  'Total params: 2,786',
  'Trainable params: 2,786',
  'Non-trainable params: 0',
  '=========================================================================================='
);

describe('what code does between modules', () => {
  it('is not guessed where a width changes', () => {
    const tried = whatIf(torchinfo, [{ row: 7, settings: { out_channels: 4 } }]);
    expect(counts(tried).slice(5, 9)).toEqual([576, 16, 288, 8]);
    expect(whyOf(tried, 10)).toBe('What this module does with it is not printed.');
    expect(tried.layers[4].outputShape).toBeNull();
    expect(tried.totals.recomputed.total).toBeNull();
  });

  it('follows widths inside a block, and out of a Sequential', () => {
    const inside = whatIf(torchinfo, [{ row: 5, settings: { out_channels: 4 } }]);
    expect(inside.totals.recomputed.total).toBe(2786 - 288 - 8 - 288);
    expect(inside.chainAssumed).toBe(true);
    const outside = whatIf(torchinfo, [{ row: 10, settings: { out_channels: 4 } }]);
    expect(outside.layers[9].outputShape).toEqual([1, 4, 32, 32]);
  });

  it('hands on batches and larger images', () => {
    const batch = whatIf(torchinfo, [{ row: 1, inputs: [[7, 3, 48, 48]] }]);
    expect(batch.layers[10].outputShape).toEqual([7, 16, 48, 48]);
  });
});

const vgg = reportOf(
  'VGG(',
  '  (features): Sequential(',
  '    (0): Conv2d(3, 64, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1))',
  '    (1): BatchNorm2d(64, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True)',
  '    (2): ReLU(inplace=True)',
  '    (3): MaxPool2d(kernel_size=2, stride=2, padding=0, dilation=1, ceil_mode=False)',
  '    (4): Conv2d(64, 128, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1))',
  '    (5): BatchNorm2d(128, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True)',
  '  )',
  '  (classifier): Sequential(',
  '    (0): Linear(in_features=6272, out_features=32, bias=True)',
  '    (1): ReLU(inplace=True)',
  '    (2): Dropout(p=0.5, inplace=False)',
  '    (3): Linear(in_features=32, out_features=10, bias=True)',
  '  )',
  ')'
);

describe('a printed module without shapes', () => {
  const before = vgg.totals.recomputed.total ?? 0;
  const conv = rowOf(vgg, 'features.0');

  it('keeps what follows a bias', () => {
    const bare = whatIf(vgg, [{ row: conv, settings: { bias: false } }]);
    expect(bare.totals.recomputed.total).toBe(before - 64);
    expect(bare.layers.filter(({ state }) => state === 'unknown')).toEqual([]);
  });

  it('keeps the counts whatever the stride', () => {
    const strided = whatIf(vgg, [{ row: conv, settings: { stride: [2, 2] } }]);
    expect(strided.totals.recomputed.total).toBe(before);
  });

  it('carries channels through a Sequential, and no further', () => {
    const narrow = whatIf(vgg, [{ row: conv, settings: { out_channels: 32 } }]);
    expect(narrow.totals.recomputed.total).toBe(before - 32 * 28 - 64 - 9 * 32 * 128);
    const last = rowOf(vgg, 'features.4');
    const lost = whatIf(vgg, [{ row: last, settings: { out_channels: 32 } }]);
    expect(lost.layers[rowOf(vgg, 'features.5')].recomputed).toBe(64);
    expect(whyOf(lost, rowOf(vgg, 'classifier.0'))).toBe(
      'Which rows feed this one is not printed.'
    );
    expect(lost.totals.recomputed.total).toBeNull();
  });

  it('invents no input', () => {
    for (const { layer } of vgg.layers) expect(layer?.inputs ?? []).toEqual([]);
  });
});
