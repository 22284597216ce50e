import { read } from './read.js';

const IMPORTS = 'import torch\nfrom torch import nn\nm = nn.Sequential(nn.Linear(1, 1))\n';

/** The printers whose output shows `m`, in order of execution; those that show no known model in brackets. */
function printers(source: string): string[] {
  const evidence = read(IMPORTS, source);
  return evidence.prints.map(print => {
    const text = `${print.printer ?? 'other'}${print.certain ? '' : '?'}`;
    return print.model === null ? `(${text})` : text;
  });
}

describe('prints of modules', () => {
  it.each([
    ['print(m)', ['repr']],
    ["print('model:', m)", ['repr']],
    ['m', ['repr']],
    ['m;', []],
    ['m  # the model', ['repr']],
    ['x = m', []],
    ['m\nx = 1', []],
    ['m.eval()', ['repr']],
    ['m.to(device).train()', ['repr']],
    ['m.load_state_dict(torch.load(path))', []],
    ['display(m)', ['repr']],
    ['from IPython.display import display\ndisplay(m)', ['repr']],
    ['nn.Linear(2, 3)', ['repr']],
    ['print(m, m)', ['repr', 'repr']],
    ['for _ in range(2): print(m)', ['repr', 'repr']],
    ['for name, child in m.named_children(): print(name, child)', ['repr']],
    ['if x: print(m)', ['repr?']],
    ['text = str(m)\nprint(text)', ['repr']],
    ["print('\\n'.join(repr(m).split('\\n')[:5]))", ['repr']],
    ["print('Model\\n' + str(m))", ['repr']],
    ["print('layers')", []],
    ['print(unknown)', []]
  ])('sees %j', (source, expected) => {
    expect(printers(source)).toEqual(expected);
  });

  it.each([
    ['from torchinfo import summary\nsummary(m, (1, 1))', ['torchinfo']],
    ['from torchinfo import summary\nsummary(m, (1, 1));', []],
    ['from torchinfo import summary\nsummary(m, verbose=1)', ['torchinfo', 'torchinfo']],
    ['from torchinfo import summary\nsummary(m, verbose=2);', ['torchinfo']],
    ['import torchinfo\nprint(torchinfo.summary(m, verbose=0))', ['torchinfo']],
    ['from torchinfo import *\ns = summary(m)\nprint(s)\ns', ['torchinfo', 'torchinfo']],
    [
      'from torchinfo import summary\nfor n in (1, 8): print(summary(m, (n, 1)))',
      ['torchinfo', 'torchinfo']
    ],
    ['from torchinfo import summary\nsummary(m, verbose=v);', ['torchinfo?']],
    ['from torchinfo import summary\nprint(summary(unknown))', ['(torchinfo)']],
    ['from torchsummary import summary\nsummary(m, (1,))', ['torchsummary']],
    [
      'from torchsummary import summary\nprint(summary(m.cuda(), input_size=(1,)))',
      ['torchsummary']
    ],
    ['from torch_geometric.nn import summary\nprint(summary(m, x))', ['other']],
    ['from pytorch_model_summary import summary\nprint(summary(m, x))', ['other']],
    ['from mylib import summary\nsummary(m)', ['(other)']]
  ])('sees %j', (source, expected) => {
    expect(printers(source)).toEqual(expected);
  });

  it.each([
    ['L.pytorch.utilities.model_summary.ModelSummary(m)', ['lightning']],
    ['print(pl.utilities.model_summary.ModelSummary(m, max_depth=-1))', ['lightning']],
    ['pl.Trainer(max_epochs=1).fit(m, data)', ['lightning']],
    ['pl.Trainer(enable_model_summary=False).fit(m, data)', []]
  ])('sees %j', (source, expected) => {
    expect(printers(`import lightning as L\nimport pytorch_lightning as pl\n${source}`)).toEqual(
      expected
    );
  });

  it('shows the model as it was when it was summarized', () => {
    const evidence = read(
      `${IMPORTS}from torchinfo import summary\ns = summary(m)\nm.append(nn.ReLU());`,
      's',
      'm'
    );
    expect(evidence.prints.map(print => evidence.models[print.model ?? -1]?.layers.length)).toEqual(
      [1, 2]
    );
  });

  it('takes the usual names only where nothing binds them', () => {
    expect(read('print(nn.Sequential(nn.Linear(1, 2)))').prints).toHaveLength(1);
    expect(read('from tinygrad import nn\nprint(nn.Sequential(nn.Linear(1, 2)))').prints).toEqual(
      []
    );
    expect(read('nn = {}\nprint(nn.Sequential())').prints).toEqual([]);
  });

  it.each([
    'from torch.nn import *\nprint(Sequential(Linear(1, 2)))',
    'import torch\nprint(torch.nn.Sequential(torch.nn.modules.linear.Linear(1, 2)))',
    'from torch import nn as layers\nprint(layers.Sequential(layers.Linear(1, 2)))',
    'from torch.nn import Linear as L, Sequential\nprint(Sequential(L(1, 2)))'
  ])('resolves %j', source => {
    const evidence = read(source);
    expect(evidence.models).toMatchObject([{ kind: 'module', paths: ['0'], complete: true }]);
    expect(evidence.calls.map(call => [call.type, call.framework])).toContainEqual([
      'Linear',
      'torch'
    ]);
  });
});
