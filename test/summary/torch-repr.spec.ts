import { readSummaries } from '../../src/summary/index.js';
import type { Row, Summary } from '../../src/summary/types.js';
import { itStandsNoise, readOne } from './noise.js';

const NET = `Net(
  (conv1): Conv2d(3, 8, kernel_size=(3, 3), stride=(1, 1), padding=same, groups=2, bias=False)
  (bn): BatchNorm2d(8, eps=1e-05, momentum=0.1, affine=True, bias=True, track_running_stats=True)
  (blocks): ModuleList(
    (0-1): 2 x Block(
      scale=None, mode='bilinear'
      second line: yes
      (norm): LayerNorm((4, 8), eps=1e-05, elementwise_affine=True)
      (act): GELU(approximate='none')
    )
    (2): Identity()
  )
  (prior): ParameterList(
      (0): Parameter containing: [torch.float32 of size 2x3]
      (1): Parameter containing: [torch.float32 of size 4 (cuda:0)]
      (2): Parameter containing: [torch.float32 of size ]
  )
  (posterior): ParameterDict(  (default): Parameter containing: [torch.FloatTensor of size 64x1])
  (fc): Linear(in_features=8, out_features=2, bias=True)
)`;

function read(text: string): readonly Summary[] {
  return readSummaries(text).map(({ summary }) => summary);
}

function rowsOf(text: string): readonly Row[] {
  return readOne(text).rows;
}

function outline(rows: readonly Row[]): readonly (readonly [number, string | undefined, string])[] {
  return rows.map(({ depth, path, type }) => [depth, path, type]);
}

/** The row of a module printed as one line inside another. */
function inside(line: string): Row {
  return rowsOf(
    `Net(\n  (known): Linear(in_features=8, out_features=2, bias=True)\n  (it): ${line}\n)`
  )[2];
}

describe('a printed module', () => {
  it('has a row a module, repeats unfolded', () => {
    const { format, framework, name, cut, rows, lines } = readOne(NET);
    expect([format, framework, name, cut, lines]).toEqual([
      'torch-repr',
      'torch',
      'Net',
      false,
      [0, 20]
    ]);
    expect(outline(rows)).toEqual([
      [0, '', 'Net'],
      [1, 'conv1', 'Conv2d'],
      [1, 'bn', 'BatchNorm2d'],
      [1, 'blocks', 'ModuleList'],
      [2, 'blocks.0', 'Block'],
      [3, 'blocks.0.norm', 'LayerNorm'],
      [3, 'blocks.0.act', 'GELU'],
      [2, 'blocks.1', 'Block'],
      [3, 'blocks.1.norm', 'LayerNorm'],
      [3, 'blocks.1.act', 'GELU'],
      [2, 'blocks.2', 'Identity'],
      [1, 'prior', 'ParameterList'],
      [1, 'posterior', 'ParameterDict'],
      [1, 'fc', 'Linear']
    ]);
    expect(rows.map(row => row.name).slice(4, 7)).toEqual(['0', 'norm', 'act']);
  });

  it('states tensors where it prints parameters', () => {
    const [prior, posterior] = rowsOf(NET).filter(({ tensors }) => tensors);
    expect(prior.tensors).toEqual([
      { name: '0', shape: [2, 3], trainable: null },
      { name: '1', shape: [4], trainable: null },
      { name: '2', shape: [], trainable: null }
    ]);
    expect(posterior.tensors).toEqual([{ name: 'default', shape: [64, 1], trainable: null }]);
  });

  it('states arguments over several lines', () => {
    const block = rowsOf(NET).find(({ path }) => path === 'blocks.1');
    expect(block?.config).toEqual({ scale: null, mode: 'bilinear' });
  });

  itStandsNoise(NET);

  it.each([60, 80])('stands being cut into pieces %d characters wide', width => {
    const pieces = NET.split('\n').map(line =>
      line.match(new RegExp(`.{1,${width}}`, 'g'))?.join('\n')
    );
    expect(rowsOf(pieces.join('\n'))).toEqual(rowsOf(NET));
  });

  it('stands times that differ from line to line', () => {
    const logged = NET.split('\n').map(
      (line, i) => `2024-01-01 10:00:${10 + i},123 - INFO - ${line}`
    );
    expect(rowsOf(logged.join('\n'))).toEqual(rowsOf(NET));
  });

  it('stands a warning between its lines', () => {
    const lines = NET.split('\n');
    for (let at = 2; at < lines.length - 1; at++) {
      const warned = [...lines.slice(0, at), 'W0000 some warning in between', ...lines.slice(at)];
      expect(rowsOf(warned.join('\n'))).toEqual(rowsOf(NET));
    }
  });
});

describe('what a module states of its arguments', () => {
  it.each([
    [
      'Conv1d(4, 8, kernel_size=(3,), stride=(1,))',
      { in_channels: 4, out_channels: 8, kernel_size: [3], stride: [1] }
    ],
    [
      'ConvTranspose2d (64, 32, kernel_size=(2, 2), stride=(2, 2))',
      { in_channels: 64, out_channels: 32, kernel_size: [2, 2], stride: [2, 2] }
    ],
    ['Embedding(10, 3, padding_idx=0)', { num_embeddings: 10, embedding_dim: 3, padding_idx: 0 }],
    ['OPTLearnedPositionalEmbedding(2050, 768)', { num_embeddings: 2050, embedding_dim: 768 }],
    [
      'LSTM(5, 6, proj_size=3, num_layers=2, bias=False, bidirectional=True)',
      {
        input_size: 5,
        hidden_size: 6,
        proj_size: 3,
        num_layers: 2,
        bias: false,
        bidirectional: true
      }
    ],
    ['GRUCell(10, 20)', { input_size: 10, hidden_size: 20 }],
    [
      'GroupNorm(4, 16, eps=1e-05, affine=True)',
      { num_groups: 4, num_channels: 16, eps: 1e-5, affine: true }
    ],
    [
      'LayerNorm(torch.Size([768]), eps=1e-12, elementwise_affine=True)',
      { normalized_shape: [768], eps: 1e-12, elementwise_affine: true }
    ],
    ['LlamaRMSNorm((4096,), eps=1e-06)', { normalized_shape: [4096], eps: 1e-6 }],
    ['Conv1D(nf=2304, nx=768)', { nf: 2304, nx: 768 }],
    ['PReLU(num_parameters=8)', { num_parameters: 8 }],
    ['ReLU (inplace)', { inplace: true }],
    [
      'Mystery(3, width=7, sizes=(1, (2, 3)), kind=torch.qint8)',
      { width: 7, sizes: [1, [2, 3]], kind: 'torch.qint8' }
    ]
  ])('%s', (line, config) => {
    const row = inside(line);
    expect(row.config).toEqual(config);
    expect(row.configComplete).toBeUndefined();
  });

  it.each([
    'T5LayerNorm()',
    'Conv1D()',
    'Linear (2 -> 4)',
    'Linear(in_features=3, out_features=2)',
    'LazyLinear(in_features=0, out_features=4, bias=True)',
    'Conv2d(original_name=Conv2d)',
    'QuantizedLinear(in_features=4, out_features=2, scale=1.0, zero_point=0)'
  ])('is known to be incomplete: %s', line => {
    expect(inside(line).configComplete).toBe(false);
  });

  it('takes what attention hides from its output projection', () => {
    const row = inside(
      'MultiheadAttention(\n    (out_proj): NonDynamicallyQuantizableLinear(in_features=8, out_features=8, bias=False)\n  )'
    );
    expect(row.config).toEqual({ embed_dim: 8, bias: false });
    expect(row.configComplete).toBe(false);
  });

  it('leaves a module with a computed weight its bias', () => {
    const row = inside(
      'ParametrizedLinear(\n    in_features=2, out_features=3, bias=True\n    (parametrizations): ModuleDict(\n      (weight): ParametrizationList(\n        (0): _WeightNorm()\n      )\n    )\n  )'
    );
    expect(row.config).toEqual({ in_features: 2, out_features: 3, bias: true });
    expect(row.tensors).toEqual([{ name: 'bias', shape: [3], trainable: null }]);
  });

  it('is nothing for a class that only wraps others', () => {
    const row = inside(
      'lora.Linear(\n    (base_layer): Linear(in_features=4, out_features=4, bias=False)\n  )'
    );
    expect([row.type, row.config]).toEqual(['lora.Linear', undefined]);
  });

  it('leaves no half a number where the text ends', () => {
    const [{ rows, cut }] = read(
      `${NET.slice(0, NET.indexOf('(fc)'))}(fc): Linear(in_features=8, out_feat`
    );
    expect(cut).toBe(true);
    expect(rows[rows.length - 1]).toMatchObject({ path: 'fc', config: {}, configComplete: false });
  });
});

describe('parts of a printed module', () => {
  const lines = NET.split('\n');

  it('tell what they tell when lines in the middle are gone', () => {
    const [{ rows, cut }] = read([...lines.slice(0, 3), '...', ...lines.slice(7)].join('\n'));
    expect(cut).toBe(true);
    expect(outline(rows).slice(2, 6)).toEqual([
      [1, 'bn', 'BatchNorm2d'],
      [3, '….norm', 'LayerNorm'],
      [3, '….act', 'GELU'],
      [2, '….2', 'Identity']
    ]);
    expect(rows[rows.length - 1].path).toBe('fc');
  });

  it('tell what they tell when the first lines are gone', () => {
    const [{ rows, cut, name }] = read(lines.slice(7).join('\n'));
    expect([cut, name]).toEqual([true, null]);
    expect(outline(rows)[0]).toEqual([3, '….norm', 'LayerNorm']);
    expect(rows[rows.length - 1].path).toBe('fc');
  });
});

describe('modules printed by a loop', () => {
  it('are one summary, under the names printed before them', () => {
    const text =
      'conv1 Conv2d(3, 6, kernel_size=(5, 5), stride=(1, 1))\nact ReLU()\nhead Sequential(\n  (0): Linear(in_features=4, out_features=3, bias=True)\n)\n';
    expect(outline(rowsOf(text))).toEqual([
      [0, 'conv1', 'Conv2d'],
      [0, 'act', 'ReLU'],
      [0, 'head', 'Sequential'],
      [1, 'head.0', 'Linear']
    ]);
  });

  const WHOLE =
    'Net(\n  (a): Linear(in_features=4, out_features=3, bias=True)\n  (s): Sequential(\n    (0): ReLU()\n  )\n)';
  const PARTS = [
    'Linear(in_features=4, out_features=3, bias=True)',
    'Sequential(\n  (0): ReLU()\n)',
    'ReLU()'
  ];

  it.each([
    ['nothing', WHOLE, PARTS],
    ['their names', ` ${WHOLE}`, [`a ${PARTS[0]}`, `s ${PARTS[1]}`, `s.0 ${PARTS[2]}`]],
    ['numbers', `0 -> ${WHOLE}`, PARTS.map((part, i) => `${i + 1} -> ${part}`)],
    ['pairs', `0 -> ('', ${WHOLE})`, PARTS.map((part, i) => `${i + 1} -> ('${i}', ${part})`)]
  ])('are not counted again when the model came first, with %s before them', (_, whole, parts) => {
    const { rows, lines } = readOne([whole, ...parts].join('\n'));
    expect(outline(rows)).toEqual(outline(rowsOf(WHOLE)));
    expect(lines).toEqual([0, 11]);
  });

  it('stay apart when each is a model', () => {
    expect(
      read(`model = ${WHOLE}\nother = ${WHOLE.replace('Net', 'Other')}`).map(({ name }) => name)
    ).toEqual(['Net', 'Other']);
  });
});

describe('lists of modules', () => {
  const CONV = 'Conv2d(1, 6, kernel_size=(5, 5), stride=(1, 1))';
  it.each([
    [
      'below each other',
      `[${CONV},\n Sequential(\n   (0): ReLU()\n ),\n Tanh()]`,
      ['0', '1', '1.0', '2']
    ],
    ['on one line', `[${CONV}, Sequential(\n  (0): ReLU()\n), Tanh()]`, ['0', '1', '1.0', '2']],
    ['of pairs', `[('conv', ${CONV}),\n ('act',\n  ReLU())]`, ['conv', 'act']],
    ['by name', `{'conv': ${CONV},\n 'act': ReLU()}`, ['conv', 'act']],
    ['ordered', `OrderedDict([('conv', ${CONV}), ('act', ReLU())])`, ['conv', 'act']]
  ])('%s', (_, text, paths) => {
    const { rows, lines } = readOne(text);
    expect(rows.map(({ path }) => path)).toEqual(paths);
    expect(lines).toEqual([0, text.split('\n').length]);
    expect(rows[0].config).toEqual({
      in_channels: 1,
      out_channels: 6,
      kernel_size: [5, 5],
      stride: [1, 1]
    });
  });
});
