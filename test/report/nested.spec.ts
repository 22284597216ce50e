import { readSource } from '../../src/evidence/index.js';
import { explainCell, type CellOutput } from '../../src/report/index.js';
import type { SummaryReport } from '../../src/report/types.js';

/** Explains what the first of these cells printed. */
function explain(text: string, ...sources: readonly string[]): SummaryReport {
  const output: CellOutput = { index: 0, kind: 'stdout', text, html: null, markdown: null };
  const cells = sources.map((source, index) => ({ index, source, executionCount: index + 1 }));
  const [{ report }] = explainCell([output], {
    evidence: readSource(cells),
    cell: 0,
    companions: []
  });
  return report;
}

describe('a nested model', () => {
  const TEXT = `Model: "full"
_________________________________________________________________
 Layer (type)                Output Shape              Param #
=================================================================
 input_1 (InputLayer)        [(None, 28, 28, 1)]       0

 base (Sequential)           (None, 8)                 80
|¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯|
| conv2d (Conv2D)           (None, 26, 26, 8)         80        |
|                                                               |
| global_average_pooling2d (GlobalAveragePooling2D)  (None, 8)  0 |
¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯
 dense (Dense)               (None, 4)                 36

=================================================================
Total params: 116
Trainable params: 116
Non-trainable params: 0
_________________________________________________________________
`;

  it('is as it was when the outer one was printed, though it is frozen later', () => {
    const source = `from tensorflow import keras
from tensorflow.keras import layers
base = keras.Sequential([keras.Input((28, 28, 1)), layers.Conv2D(8, 3), layers.GlobalAveragePooling2D()], name='base')
inputs = keras.Input((28, 28, 1))
model = keras.Model(inputs, layers.Dense(4)(base(inputs)), name='full')
model.summary(expand_nested=True)`;
    const { layers, totals } = explain(TEXT, source, 'base.trainable = False\nmodel.summary()');
    expect(layers.find(({ name }) => name === 'conv2d')?.verdict).toBe('verified');
    expect(totals).toMatchObject({ verdict: 'verified', recomputed: { trainable: 116 } });
  });

  it('is no chain of its rows where it prints no connections', () => {
    const text = `Model: "functional_1"
┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━┓
┃ Layer (type)                         ┃ Output Shape                ┃         Param # ┃
┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━┩
│ input_layer_1 (InputLayer)           │ (None, 6)                   │               0 │
├──────────────────────────────────────┼─────────────────────────────┼─────────────────┤
│ functional (Functional)              │ (None, 12)                  │              84 │
├──────────────────────────────────────┼─────────────────────────────┼─────────────────┤
│    └ input_layer (InputLayer)        │ (None, 6)                   │               0 │
├──────────────────────────────────────┼─────────────────────────────┼─────────────────┤
│    └ dense (Dense)                   │ (None, 4)                   │              28 │
├──────────────────────────────────────┼─────────────────────────────┼─────────────────┤
│    └ dense_1 (Dense)                 │ (None, 8)                   │              56 │
├──────────────────────────────────────┼─────────────────────────────┼─────────────────┤
│    └ concatenate (Concatenate)       │ (None, 12)                  │               0 │
├──────────────────────────────────────┼─────────────────────────────┼─────────────────┤
│ dense_2 (Dense)                      │ (None, 2)                   │              26 │
└──────────────────────────────────────┴─────────────────────────────┴─────────────────┘
 Total params: 110 (440.00 B)
 Trainable params: 110 (440.00 B)
 Non-trainable params: 0 (0.00 B)
`;
    const { layers, totals } = explain(text, 'model.summary(expand_nested=True)');
    expect(layers.map(({ verdict }) => verdict)).not.toContain('mismatch');
    expect(totals.verdict).toBe('explained');
  });
});

describe('parameters that a model holds directly', () => {
  const TEXT = `==========================================================================================
Layer (type:depth-idx)                   Output Shape              Param #
==========================================================================================
Ens                                      [1, 2]                    3
├─ModuleList: 1-1                        --                        --
│    └─Sequential: 2-1                   [1, 8]                    --
│    │    └─Linear: 3-1                  [1, 8]                    32
├─Linear: 1-2                            [1, 2]                    18
==========================================================================================
Total params: 53
Trainable params: 53
Non-trainable params: 0
==========================================================================================
`;

  it('are not those of the containers in it', () => {
    const source = `import torch
from torch import nn
from torchinfo import summary
class Ens(nn.Module):
    def __init__(self):
        super().__init__()
        self.parts = nn.ModuleList([nn.Sequential(nn.Linear(3, 8))])
        self.w = nn.Parameter(torch.ones(3))
        self.head = nn.Linear(8, 2)
summary(Ens(), (1, 3))`;
    const { layers, totals } = explain(TEXT, source);
    expect(layers.map(({ recomputed }) => recomputed)).toEqual([3, null, null, 32, 18]);
    expect(totals.verdict).toBe('verified');
  });
});
