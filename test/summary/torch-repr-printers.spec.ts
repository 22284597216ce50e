import { readSummaries } from '../../src/summary/index.js';
import { itStandsNoise, readOne } from './noise.js';

const PTFLOPS = `LeNet(
  61.71 k, 100.000% Params, 435.85 KMac, 97.144% MACs,${' '}
  (conv1): Conv2d(156, 0.253% Params, 122.3 KMac, 27.260% MACs, 1, 6, kernel_size=(5, 5), stride=(1, 1), padding=(2, 2))
  (fc1): Linear(48.12 k, 77.983% Params, 48.12 KMac, 10.725% MACs, in_features=400, out_features=120, bias=True)
  (act): ReLU(0, 0.000% Params, 6.51 KMac, 1.451% MACs, )
)`;

const DEEPSPEED = `LeNet(
  61.71 k = 100% Params, 435.85 KMACs = 100% MACs, 1.2 ms = 100% latency, 6.8 GFLOPS
  (conv1): Conv2d(156 = 0.25% Params, 117.6 KMACs = 27% MACs, 100.2 us = 10% latency, 2.4 GFLOPS, 1, 6, kernel_size=(5, 5), stride=(1, 1), padding=(2, 2))
  (fc1): Linear(48.12 k = 77.98% Params, 48 KMACs = 11% MACs, 30 us = 3% latency, 3.2 GFLOPS, in_features=400, out_features=120, bias=True)
  (act): ReLU(0 = 0% Params, 0 MACs = 0% MACs, 3 us = 1% latency, 0 FLOPS)
)`;

const FVCORE = `LeNet(
  #params: 61.71K, #flops: 0.42M
  (conv1): Conv2d(
    1, 6, kernel_size=(5, 5), stride=(1, 1), padding=(2, 2)
    #params: 156, #flops: 0.12M
  )
  (fc1): Linear(
    in_features=400, out_features=120, bias=True
    #params: 48.12K, #flops: N/A
  )
  (act): ReLU()
)`;

const MODELSUMMARY = `LeNet(
  (conv1): Conv2d(1, 6, kernel_size=(5, 5), stride=(1, 1), padding=(2, 2)), 156 params
  (fc1): Linear(in_features=400, out_features=120, bias=True), 48,120 params
  (act): ReLU(), 0 params
), 61,706 params`;

describe.each([
  ['ptflops', PTFLOPS, [[61705, 61715], 156, [48115, 48125], 0]],
  ['deepspeed', DEEPSPEED, [[61705, 61715], 156, [48115, 48125], 0]],
  ['fvcore', FVCORE, [[61705, 61715], 156, [48115, 48125], null]],
  ['modelsummary', MODELSUMMARY, [61706, 156, 48120, 0]]
])('a module with the figures of %s', (format, text, counts) => {
  it('is told from its own arguments', () => {
    const summary = readOne(text);
    expect(summary.format).toBe(format);
    expect(summary.totals.total).toEqual(counts[0]);
    expect(summary.rows.map(({ count }) => count)).toEqual(counts);
    expect(summary.rows[0].counts).toBe('subtree');
    expect(summary.rows.map(({ config }) => config).slice(1)).toEqual([
      { in_channels: 1, out_channels: 6, kernel_size: [5, 5], stride: [1, 1], padding: [2, 2] },
      { in_features: 400, out_features: 120, bias: true },
      {}
    ]);
  });

  itStandsNoise(text, ['highlighted numbers']);
});

describe('wrappers', () => {
  it('keep their place in the path', () => {
    const { rows } = readOne(
      'OptimizedModule(\n  (_orig_mod): DataParallel(\n    (module): Net(\n      (fc-1): Linear(in_features=4, out_features=3, bias=True)\n    )\n  )\n)'
    );
    expect(rows[3].path).toBe('_orig_mod.module.fc-1');
  });

  it('of skorch are part of the summary', () => {
    const { rows, lines } = readOne(
      "<class 'skorch.classifier.NeuralNetClassifier'>[initialized](\n  module_=Sequential(\n    (0): Linear(in_features=20, out_features=10, bias=True)\n    (1): ReLU()\n  ),\n)\nbye"
    );
    expect(rows.map(({ path }) => path)).toEqual(['', '0', '1']);
    expect(lines).toEqual([0, 6]);
  });
});

describe('other texts', () => {
  it.each([
    ['a cut call', 'Menu(\n  (0): Soup(size=3, price=4)\n  not a module line\nend\n'],
    ['objects like modules', 'Menu(\n  (0): Soup(size=3, price=4)\n  (1): Salad(size=1)\n)'],
    [
      'transforms',
      'Compose(\n    Resize(size=(224, 224), interpolation=bilinear)\n    ToTensor()\n)'
    ],
    [
      'an optimizer',
      'Adam (\nParameter Group 0\n    amsgrad: False\n    eps: 1e-08\n    lr: 0.001\n)'
    ],
    ['a pipeline', "Pipeline(steps=[('scale', StandardScaler()), ('pca', PCA(n_components=2))])"],
    ['arguments', 'Namespace(in_features=3, kernel_size=5, eps=1e-05)'],
    [
      'source',
      'model = nn.Sequential(\n    nn.Conv2d(1, 6, kernel_size=5),\n    nn.Linear(in_features=3, out_features=2),\n)'
    ],
    ['an assignment', '        self.fc = Linear(in_features=3, out_features=2, bias=True)'],
    [
      'a remark',
      'replaced fc: Linear(in_features=3, out_features=2, bias=True)\nactivation ReLU()'
    ],
    [
      'shapes in a list',
      '[(0): torch.Size([1, 2]),\n (1): torch.Size([3, 4]),\n (2): torch.Size([5, 6])]'
    ],
    [
      'documentation',
      '    >>> net.apply(init_weights)\n    Linear(in_features=2, out_features=2, bias=True)\n    Sequential(\n      (0): Linear(in_features=2, out_features=2, bias=True)\n    )'
    ]
  ])('are left alone: %s', (_, text) => {
    expect(readSummaries(text)).toEqual([]);
  });
});

describe('hostile text', () => {
  it('does not unfold without bounds', () => {
    const depth = 6;
    const open = Array.from(
      { length: depth },
      (_, i) => `${'  '.repeat(i + 1)}(0-99): 100 x Block(`
    );
    const close = Array.from({ length: depth + 1 }, (_, i) => `${'  '.repeat(depth - i)})`);
    const leaf = `${'  '.repeat(depth + 1)}(0): Linear(in_features=1, out_features=1, bias=True)`;
    const { rows, cut } = readOne(['Net(', ...open, leaf, ...close].join('\n'));
    expect(rows).toHaveLength(depth + 2);
    expect(cut).toBe(true);
  });

  it.each([
    ['calls without end', 'x = foo(\n'.repeat(50_000)],
    ['children without end', '(a): Foo(\n'.repeat(50_000)],
    [
      'a staircase',
      Array.from({ length: 2_000 }, (_, i) => `${' '.repeat(2 * i)}(a): Foo(`).join('\n')
    ],
    ['parentheses', `Linear(${'('.repeat(500_000)}`],
    [
      'a list on one line',
      `[${'Linear(in_features=1, out_features=2, bias=True), '.repeat(50_000)}]`
    ],
    ['lists', '[a(b),\n'.repeat(50_000)],
    ['spaces', `${' '.repeat(3_000)}(\n`.repeat(300)]
  ])('is passed over: %s', (_, text) => {
    expect(readSummaries(text)).toEqual([]);
  });
});
