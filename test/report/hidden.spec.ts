import type { SummaryReport } from '../../src/report/types.js';
import { english } from '../../src/text/message.js';
import { explainText } from './explain.js';

/** What is said of a row of a module that the code makes as `net` and prints. */
function explain(text: string, source: string, path: string): SummaryReport['layers'][number] {
  const { layers } = explainText(text, `${source}\nprint(net)`);
  const layer = layers.find(row => row.path === path);
  if (!layer) throw new Error(`no row ${path}`);
  return layer;
}

function shapes({ tensors }: SummaryReport['layers'][number]): readonly (readonly number[])[] {
  return tensors.map(({ shape }) => shape);
}

const IMPORTS = 'from torch import nn\n';

const ATTENTION = `MultiheadAttention(
  (out_proj): NonDynamicallyQuantizableLinear(in_features=8, out_features=8, bias=True)
)
`;

const HOLDER = `Net(
  (attn): MultiheadAttention(
    (out_proj): NonDynamicallyQuantizableLinear(in_features=8, out_features=8, bias=True)
  )
)
`;

function holder(args: string): string {
  return `${IMPORTS}class Net(nn.Module):
  def __init__(self):
    super().__init__()
    self.attn = nn.MultiheadAttention(${args})
net = Net()`;
}

describe('arguments that a printed module leaves out', () => {
  it('are those of the source', () => {
    const found = explain(HOLDER, holder('8, 2, kdim=4, vdim=6'), 'attn');
    expect(found).toMatchObject({ verdict: 'explained', evidence: 'source', recomputed: 168 });
    expect(shapes(found)).toEqual([[8, 8], [8, 4], [8, 6], [24]]);
    expect(shapes(explain(HOLDER, holder('8, 2, add_bias_kv=True'), 'attn'))).toContainEqual([
      1, 1, 8
    ]);
  });

  it('are those of the source where the layer is printed by itself', () => {
    const source = `${IMPORTS}net = nn.MultiheadAttention(8, 2, kdim=4, vdim=6)`;
    expect(explain(ATTENTION, source, '').recomputed).toBe(168);
  });

  it('are not supposed where the source states them and they cannot be followed', () => {
    const found = explain(HOLDER, holder('8, 2, kdim=config.size'), 'attn');
    expect(found).toMatchObject({ verdict: 'unknown', recomputed: null, tensors: [] });
    expect(explain(HOLDER, holder('size, 2'), 'attn').recomputed).toBe(216);
  });

  it('are not those of a call that gives the printed ones other values', () => {
    const found = explain(HOLDER, holder('16, 2, kdim=4'), 'attn');
    expect(found).toMatchObject({ evidence: 'output', recomputed: 216 });
  });

  it('are the usual ones where the source leaves them out too', () => {
    const found = explain(HOLDER, holder('8, 2'), 'attn');
    expect(found).toMatchObject({ verdict: 'explained', evidence: 'output', recomputed: 216 });
  });
});

describe('a layer put into another form', () => {
  it('is seen beside one that changed its class for it', () => {
    const text = `Net(
  (head): ParametrizedLinear(
    in_features=8, out_features=1, bias=True
    (parametrizations): ModuleDict(
      (weight): ParametrizationList(
        (0): _WeightNorm()
      )
    )
  )
  (old): Conv1d(8, 16, kernel_size=(3,), stride=(1,))
)
`;
    const source = `${IMPORTS}from torch.nn.utils import weight_norm
from torch.nn.utils import parametrizations
class Net(nn.Module):
  def __init__(self):
    super().__init__()
    self.head = parametrizations.weight_norm(nn.Linear(8, 1))
    self.old = weight_norm(nn.Conv1d(8, 16, 3))
net = Net()`;
    const old = explain(text, source, 'old');
    expect(old).toMatchObject({ verdict: 'unknown', recomputed: null });
    expect(old.reason && english(old.reason)).toContain('weight_norm');
    expect(explain(text, source, 'head')).toMatchObject({ verdict: 'explained', recomputed: 1 });
  });
});
