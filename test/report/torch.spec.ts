import { english } from '../../src/text/message.js';
import { explainText, explainTexts } from './explain.js';

const MODULE = `Net(
  (features): Sequential(
    (0): Conv2d(3, 16, kernel_size=(3, 3), stride=(1, 1), bias=False)
    (1): BatchNorm2d(16, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True)
    (2): ReLU()
  )
  (head): Sequential(
    (0): Linear(in_features=784, out_features=64, bias=True)
    (1): Linear(in_features=64, out_features=10, bias=True)
  )
)
`;

const TABLE = `----------------------------------------------------------------
        Layer (type)               Output Shape         Param #
================================================================
            Conv2d-1             [-1, 16, 7, 7]             432
       BatchNorm2d-2             [-1, 16, 7, 7]              32
              ReLU-3             [-1, 16, 7, 7]               0
            Linear-4                   [-1, 64]          50,240
            Linear-5                   [-1, 10]             650
================================================================
Total params: 51,354
Trainable params: 51,354
Non-trainable params: 0
----------------------------------------------------------------
`;

describe('a printed module', () => {
  const [{ layers, totals }] = explainTexts([MODULE]);

  it('is counted from its hyper-parameters, row by row', () => {
    expect(layers.map(layer => [layer.path, layer.recomputed])).toEqual([
      ['', null],
      ['features', null],
      ['features.0', 432],
      ['features.1', 32],
      ['features.2', 0],
      ['head', null],
      ['head.0', 50240],
      ['head.1', 650]
    ]);
    expect(layers[2].tensors).toMatchObject([{ name: 'weight', shape: [16, 3, 3, 3] }]);
    expect(totals.recomputed.total).toBe(51354);
  });

  it('is not verified: there is no printed count to agree with', () => {
    expect(layers.filter(layer => layer.verdict === 'verified')).toEqual([]);
    expect(layers[2]).toMatchObject({ verdict: 'explained', evidence: 'output', alternatives: 0 });
    expect(totals.verdict).toBe('unknown');
  });

  it('is flagged where a layer in a sequence cannot be fed', () => {
    const [{ layers: broken }] = explainTexts([
      MODULE.replace('in_features=64,', 'in_features=46,')
    ]);
    const flagged = broken.filter(layer => layer.verdict === 'mismatch');
    expect(flagged.map(layer => layer.path)).toEqual(['head.1']);
    expect(english(flagged[0].reason!)).toContain('46 features');
  });
});

describe('a printed module whose source is there', () => {
  const source = `
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.w = nn.Parameter(torch.zeros(50, 50))
        self.emb = nn.Embedding(100, 8)
        self.head = nn.Linear(8, 100, bias=False)
        self.head.weight = self.emb.weight
model = Net()
print(model)
`;
  const text = `Net(
  (emb): Embedding(100, 8)
  (head): Linear(in_features=8, out_features=100, bias=False)
)
`;
  const report = explainText(text, source);

  it('counts what the module holds directly', () => {
    expect(report.layers[0]).toMatchObject({ type: 'Net', recomputed: 2500, evidence: 'source' });
  });

  it('counts tied weights once', () => {
    expect(report.layers[2]).toMatchObject({ path: 'head', recomputed: 800, sharedWith: 'emb' });
    expect(report.totals.recomputed.total).toBe(3300);
  });
});

describe('a table of counts', () => {
  it('is explained by itself, the channels followed from row to row', () => {
    const [{ layers, totals }] = explainTexts([TABLE]);
    expect(layers.map(layer => layer.verdict)).toEqual(Array(5).fill('explained'));
    expect(layers[0].tensors.map(tensor => tensor.shape)).toEqual([[16, 3, 3, 3]]);
    expect(layers[3].tensors.map(tensor => tensor.shape)).toEqual([[64, 784], [64]]);
    expect(totals).toMatchObject({ recomputed: { total: 51354 }, verdict: 'explained' });
  });

  it('is verified where the module itself is printed in the notebook as well', () => {
    const [module, table] = explainTexts([MODULE, TABLE]);
    expect(module.format).toBe('torch-repr');
    expect(table.layers.filter(layer => layer.verdict === 'verified')).toHaveLength(4);
    expect(table.layers[0]).toMatchObject({ verdict: 'verified', evidence: 'output' });
    expect(table.totals.verdict).toBe('verified');
  });

  it('is not joined with the module of another model', () => {
    const [, table] = explainTexts([MODULE.replace('BatchNorm2d(16', 'LayerNorm((16,)'), TABLE]);
    expect(table.layers.every(layer => layer.verdict === 'explained')).toBe(true);
  });

  it('is not joined with a module of another class, though its layers are of the same classes', () => {
    const rule = '='.repeat(90);
    const row = (name: string, shape: string, count: string): string =>
      `${name.padEnd(41)}${shape.padEnd(26)}${count}`;
    const printed = [
      rule,
      row('Layer (type:depth-idx)', 'Output Shape', 'Param #'),
      rule,
      row('Net', '[1, 8, 9, 9]', '--'),
      row('├─Conv2d: 1-1', '[1, 8, 9, 9]', '80'),
      rule,
      'Total params: 80',
      'Trainable params: 80',
      'Non-trainable params: 0',
      rule,
      ''
    ].join('\n');
    const module = (name: string): string =>
      `${name}(\n  (foo): Conv2d(1, 8, kernel_size=(1, 9), stride=(1, 1), padding=(0, 4))\n)\n`;
    expect(explainTexts([module('Other'), printed])[1].layers[1].verdict).toBe('explained');
    expect(explainTexts([module('Net'), printed])[1].layers[1].verdict).toBe('verified');
  });

  it('is not joined with a module that has another count: that of before a layer was replaced, say', () => {
    const [, table] = explainTexts([MODULE.replace('out_features=10', 'out_features=20'), TABLE]);
    expect(table.layers.map(layer => layer.verdict)).toEqual(Array(5).fill('explained'));
  });
});
