import type { SummaryReport } from '../../src/report/types.js';
import { english } from '../../src/text/message.js';
import { explainText } from './explain.js';

const reasonOf = ({ totals: { reason } }: SummaryReport): string | null =>
  reason && english(reason);

describe('parameters that modules hold directly, in a table of torchsummary', () => {
  const TABLE = `----------------------------------------------------------------
        Layer (type)               Output Shape         Param #
================================================================
            Linear-1                   [-1, 10]             210
            Linear-2                    [-1, 2]              22
================================================================
Total params: 232
Trainable params: 232
Non-trainable params: 0
----------------------------------------------------------------
`;
  const source = (made: string): string => `import torch
from torch import nn
from torchsummary import summary
class Scale(nn.Module):
    def __init__(self):
        super().__init__()
        self.by = nn.Parameter(torch.ones(10))
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(20, 10)
        ${made}
        self.out = nn.Linear(10, 2)
    def forward(self, x): return self.out(self.fc(x) * self.scale)
summary(Net(), (20,))`;

  it('are missing in the printed total', () => {
    const report = explainText(TABLE, source('self.scale = nn.Parameter(torch.ones(10))'));
    expect(report.totals).toMatchObject({
      recomputed: { total: 242, trainable: 242, nonTrainable: 0 },
      verdict: 'mismatch'
    });
    expect(reasonOf(report)).toBe(
      'The printed total leaves out 10 parameters that modules hold directly.'
    );
    expect(report.layers.map(({ verdict }) => verdict)).toEqual(['verified', 'verified']);
  });

  it('are missing where a module inside holds them', () => {
    const { totals } = explainText(TABLE, source('self.scale = Scale()'));
    expect(totals).toMatchObject({ recomputed: { total: 242 }, verdict: 'mismatch' });
  });

  it('are missing, and frozen', () => {
    const made = 'self.scale = nn.Parameter(torch.ones(10), requires_grad=False)';
    const { totals } = explainText(TABLE, source(made));
    expect(totals.recomputed).toEqual({ total: 242, trainable: 232, nonTrainable: 10 });
  });

  it('leave the total open where their size is not known', () => {
    const report = explainText(TABLE, source('self.scale = nn.Parameter(torch.ones(len(names)))'));
    expect(report.totals).toMatchObject({ recomputed: { total: 232 }, verdict: 'explained' });
    expect(reasonOf(report)).toBe('Modules hold parameters directly as well, which no row counts.');
  });

  it('leave the total open where they may be those of a layer', () => {
    const { totals } = explainText(TABLE, source('self.scale = self.fc.weight'));
    expect(totals).toMatchObject({ recomputed: { total: 232 }, verdict: 'explained' });
  });
});

describe('parameters that modules hold directly, in a table of Lightning', () => {
  const table = (block: string, total: string): string => `
  | Name       | Type       | Params | Mode 
--------------------------------------------------
0 | block      | Block      | ${block} | train
1 | block.lin  | Linear     | 25.1 K | train
2 | head       | Linear     | 132    | train
--------------------------------------------------
${total}    Trainable params
0         Non-trainable params
${total}    Total params
0.109     Total estimated model params size (MB)
`;
  const source = (block: string, net: string): string => `import torch
from torch import nn
import lightning as L
from lightning.pytorch.utilities.model_summary import ModelSummary
class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.lin = nn.Linear(784, 32)
        ${block}
class Net(L.LightningModule):
    def __init__(self):
        super().__init__()
        self.block = Block()
        self.head = nn.Linear(32, 4)
        ${net}
print(ModelSummary(Net(), max_depth=2))`;

  it('are in the total, though in no row', () => {
    const text = table('25.1 K', '25.3 K');
    const { totals } = explainText(text, source('pass', 'self.w = nn.Parameter(torch.ones(3))'));
    expect(totals).toMatchObject({
      recomputed: { total: 25255, trainable: 25255 },
      verdict: 'verified'
    });
  });

  it('are in the row of the module inside that holds them', () => {
    const text = table('25.1 K', '25.3 K');
    const { layers, totals } = explainText(
      text,
      source('self.w = nn.Parameter(torch.ones(3))', 'pass')
    );
    expect(layers[0]).toMatchObject({ path: 'block', recomputed: 25123, verdict: 'verified' });
    expect(totals.recomputed.total).toBe(25255);
  });

  it('leave row and total open where their size is not known', () => {
    const text = table('25.1 K', '25.3 K');
    const made = 'self.w = nn.Parameter(torch.ones(len(names)))';
    const { layers, totals } = explainText(text, source(made, 'pass'));
    expect(layers[0].verdict).toBe('unknown');
    expect(totals.verdict).toBe('explained');
  });
});
