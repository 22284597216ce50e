import { readSource } from '../../src/evidence/index.js';
import { explainCell, type CellOutput } from '../../src/report/index.js';
import type { SummaryReport } from '../../src/report/types.js';

/** Explains the output of the last of these cells. */
function explain(text: string, ...sources: readonly string[]): SummaryReport {
  const output: CellOutput = { index: 0, kind: 'stdout', text, html: null, markdown: null };
  const cells = sources.map((source, index) => ({ index, source, executionCount: index + 1 }));
  const cell = cells.length - 1;
  const found = explainCell([output], { evidence: readSource(cells), cell, companions: [] });
  expect(found).toHaveLength(1);
  return found[0].report;
}

function verdicts({ layers }: SummaryReport): readonly string[] {
  return layers.map(layer => layer.verdict);
}

const KERAS = `Model: "sequential"
_________________________________________________________________
 Layer (type)                Output Shape              Param #
=================================================================
 conv2d (Conv2D)             (None, 32, 32, 16)        448

 conv2d_1 (Conv2D)           (None, 32, 32, 16)        2320

 dense (Dense)               (None, 32, 32, 8)         136

=================================================================
Total params: 2,904
Trainable params: 2,904
Non-trainable params: 0
_________________________________________________________________
`;

/** Makes one model, and prints another that is not known. */
function keras(second: string): readonly string[] {
  return [
    `from tensorflow.keras import Input, Sequential, layers
own = Sequential([
    Input((32, 32, 3)),
    layers.Conv2D(16, 3, padding='same'),
    layers.Conv2D(16, ${second}, padding='same'),
    layers.Dense(8),
])`,
    'best.summary()'
  ];
}

const TORCH = `----------------------------------------------------------------
        Layer (type)               Output Shape         Param #
================================================================
            Linear-1                    [-1, 8]              40
            Linear-2                    [-1, 8]              72
            Linear-3                    [-1, 2]              18
================================================================
Total params: 130
Trainable params: 130
Non-trainable params: 0
----------------------------------------------------------------
Input size (MB): 0.00
Forward/backward pass size (MB): 0.00
Params size (MB): 0.00
Estimated Total Size (MB): 0.00
----------------------------------------------------------------
`;

function torch(first: string): readonly string[] {
  return [
    `from torch import nn
net = nn.Sequential(nn.Linear(${first}), nn.Linear(8, 8), nn.Linear(8, 2))`,
    'show(best)'
  ];
}

describe('a model that could not be followed', () => {
  it('is verified by the one that agrees with it in every layer', () => {
    // What goes into the first layer is printed nowhere.
    const expected = ['explained', 'verified', 'verified'];
    expect(verdicts(explain(KERAS, ...keras('3')))).toEqual(expected);
    expect(verdicts(explain(TORCH, ...torch('4, 8')))).toEqual(Array(3).fill('verified'));
  });

  it('is not verified where two that differ in what the counts do not tell have its layers', () => {
    const [first, show] = torch('4, 8');
    const other = first.replace('net =', 'other =').replace('(4, 8)', '(4, 8, device="cpu")');
    expect(verdicts(explain(TORCH, first, other, show))).toEqual(Array(3).fill('explained'));
  });

  it('is not verified in part by one that differs from it in a layer', () => {
    const differs = explain(KERAS, ...keras('5'));
    expect(verdicts(differs)).toEqual(Array(3).fill('explained'));
    expect(differs.totals.verdict).toBe('explained');
    expect(verdicts(explain(TORCH, ...torch('5, 8')))).toEqual(Array(3).fill('explained'));
  });
});

describe('a cell that prints more than is seen, or less', () => {
  const MODELS = `from torch import nn
from torchsummary import summary
a = nn.Sequential(nn.Linear(5, 8), nn.Linear(8, 8), nn.Linear(8, 2))
b = nn.Sequential(nn.Linear(4, 8), nn.Linear(8, 8), nn.Linear(8, 2))`;

  it.each(['import sys\nhidden = summary(a, (5,))\nsummary(b, (4,))', 'show(b)\nsummary(a, (5,))'])(
    'raises no alarm: %j',
    code => {
      const text = code.startsWith('show') ? TORCH + TORCH.replace('  40', '  48') : TORCH;
      const output: CellOutput = { index: 0, kind: 'stdout', text, html: null, markdown: null };
      const cells = [MODELS, code].map((source, index) => ({
        index,
        source,
        executionCount: index + 1
      }));
      const evidence = readSource(cells);
      for (const { report } of explainCell([output], { evidence, cell: 1, companions: [] })) {
        expect(verdicts(report)).not.toContain('mismatch');
      }
    }
  );
});

describe('a model that was given to code that is not seen', () => {
  const given = (input: number): readonly string[] => [
    `from torch import nn
from torchsummary import summary
from mylib import adapt
net = nn.Sequential(nn.Linear(${input}, 8), nn.Linear(8, 8), nn.Linear(8, 2))
adapt(net)`,
    'summary(net, (4,))'
  ];

  it('is verified where all of it is as it was made', () => {
    expect(verdicts(explain(TORCH, ...given(4)))).toEqual(Array(3).fill('verified'));
  });

  it('is another one where a layer of it is', () => {
    expect(verdicts(explain(TORCH, ...given(5)))).toEqual(Array(3).fill('explained'));
  });
});

describe('a model that came ready made', () => {
  const IMPORTS = 'from torchvision import models\nfrom torchsummary import summary';

  it('is not verified by one of the notebook that has its layers', () => {
    const [own] = torch('4, 8');
    const ready = `${IMPORTS}\nbest = models.resnet18()\nsummary(best, (4,))`;
    expect(verdicts(explain(TORCH, own, ready))).toEqual(Array(3).fill('explained'));
    expect(verdicts(explain(TORCH, own, ready.replace('best,', 'net,')))).toEqual(
      Array(3).fill('verified')
    );
  });
});

describe('a notebook whose counts leave runs out', () => {
  /** Explains what the last of these cells printed. */
  function explainRuns(
    text: string,
    ...runs: readonly (readonly [executionCount: number | null, source: string])[]
  ): SummaryReport {
    const output: CellOutput = { index: 0, kind: 'stdout', text, html: null, markdown: null };
    const cells = runs.map(([executionCount, source], index) => ({
      index,
      source,
      executionCount
    }));
    const evidence = readSource(cells);
    return explainCell([output], { evidence, cell: 1, companions: [] })[0].report;
  }

  const MAKE = (second: string): string => `${keras(second)[0]}\nown.summary()`;

  const PRINTED = `from torch import nn
from torchsummary import summary
net = nn.Sequential(nn.Linear(4, 8), nn.Linear(8, hidden), nn.Linear(hidden, 2))
summary(net, (4,))`;

  it('gives no alarm for a value that may have been changed in between', () => {
    const keras = explainRuns(KERAS, [1, 'size = 5'], [3, MAKE('size')]);
    expect(verdicts(keras)).toEqual(['explained', 'explained', 'explained']);
    expect(keras.totals.verdict).toBe('explained');
    const torch = explainRuns(TORCH, [1, 'hidden = 16'], [3, PRINTED]);
    expect(verdicts(torch)).not.toContain('mismatch');
    expect(torch.totals.verdict).not.toBe('mismatch');
  });

  it('gives none for a value that another cell binds too, where nothing tells which ran last', () => {
    const { layers, totals } = explainRuns(
      KERAS,
      [null, 'size = 5'],
      [null, MAKE('size')],
      [null, 'size = 3']
    );
    expect(layers.map(({ verdict }) => verdict)).not.toContain('mismatch');
    expect(totals.verdict).toBe('explained');
  });

  it('still gives one for what the printing cell states itself', () => {
    expect(verdicts(explainRuns(KERAS, [1, 'size = 3'], [3, MAKE('5')]))).toContain('mismatch');
    expect(verdicts(explainRuns(KERAS, [1, 'size = 5'], [2, MAKE('size')]))).toContain('mismatch');
  });

  it('verifies what fits', () => {
    const keras = explainRuns(KERAS, [1, 'size = 3'], [3, MAKE('size')]);
    expect(verdicts(keras)).toEqual(['verified', 'verified', 'verified']);
    const torch = explainRuns(TORCH, [1, 'hidden = 8'], [3, PRINTED]);
    expect(verdicts(torch)).toEqual(['verified', 'verified', 'verified']);
  });
});
