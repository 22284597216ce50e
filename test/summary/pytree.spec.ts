import { readSummaries } from '../../src/summary/index.js';
import { itStandsNoise, readOne } from './noise.js';

const NNX = `Net( # Param: 58 (232 B), BatchStat: 8 (32 B), RngState: 2 (12 B), Total: 68 (276 B)
  layers=[Linear( # Param: 36 (144 B)
    kernel=Param( # 32 (128 B)
      value=Array(shape=(8, 4), dtype=dtype('float32'))
    ),
    bias=Param( # 4 (16 B)
      value=Array(shape=(4,), dtype=dtype('float32'))
    ),
    in_features=8,
    out_features=4,
    use_bias=True,
    dot_general=<PjitFunction of <function <lambda> at 0x7fba3a433b00>>,
    param_dtype=float32
  ), Dropout( # RngState: 2 (12 B)
    rate=0.5,
    rngs=RngStream( # RngState: 2 (12 B)
      key=RngKey( # 1 (8 B)
        value=Array((), dtype=key<fry>),
        tag='dropout'
      )
    )
  )],
  norm=BatchNorm( # Param: 8 (32 B), BatchStat: 8 (32 B)
    mean=BatchStat( # 4 (16 B)
      value=Array(shape=(4,), dtype=dtype('float32'))
    ),
    var=BatchStat( # 4 (16 B)
      value=Array(shape=(4,), dtype=dtype('float32'))
    ),
    scale=Param( # 4 (16 B)
      value=Array(shape=(4,), dtype=dtype('float32'))
    ),
    bias=Param( # 4 (16 B)
      value=Array(shape=(4,), dtype=dtype('float32'))
    ),
    num_features=4,
    axis_name=None
  ),
  token=Param( # 14 (56 B)
    value=Array(shape=(2, 7), dtype=dtype('float32'))
  )
)`;

const EQUINOX = `MLP(
  layers=(
    Linear(
      weight=f32[16,4],
      bias=f32[16],
      in_features=4,
      out_features=16,
      use_bias=True
    ),
    Linear(weight=bf16[3,16], bias=None, in_features=16, out_features='scalar', use_bias=False)
  ),
  activation=<function relu>,
  steps=i32[],
  width_size=16
)`;

describe('a printed nnx module', () => {
  const summary = readOne(NNX);

  it('has a row a module, with its own tensors and hyper-parameters', () => {
    expect([summary.format, summary.framework, summary.name, summary.cut]).toEqual([
      'flax-nnx',
      'flax_nnx',
      'Net',
      false
    ]);
    expect(summary.rows.map(row => [row.path, row.type, row.depth, row.count, row.counts])).toEqual(
      [
        ['', 'Net', 0, 66, 'subtree'],
        ['layers/0', 'Linear', 1, 36, 'subtree'],
        ['layers/1', 'Dropout', 1, 0, 'subtree'],
        ['norm', 'BatchNorm', 1, 16, 'subtree']
      ]
    );
    const [root, linear, dropout, norm] = summary.rows;
    expect(root.tensors).toEqual([{ name: 'token', shape: [2, 7], trainable: true }]);
    expect(linear.tensors?.map(tensor => tensor.shape)).toEqual([[8, 4], [4]]);
    expect(linear.config).toEqual({ in_features: 8, out_features: 4, use_bias: true });
    expect([dropout.tensors, dropout.config]).toEqual([[], { rate: 0.5 }]);
    expect(norm.tensors?.map(({ name, trainable }) => [name, trainable])).toEqual([
      ['mean', false],
      ['var', false],
      ['scale', true],
      ['bias', true]
    ]);
  });

  it('leaves random state out of the totals', () => {
    expect(summary.totals).toEqual({ total: 66, trainable: 58, nonTrainable: 8, optimizer: null });
  });

  it('states no tensors where numbers stand in the place of a shape', () => {
    const text = NNX.replace('Array(shape=(2, 7),', 'Array([[1., 2.], [3., 4.]],');
    expect(readOne(text).rows[0].tensors).toBeUndefined();
    expect(readOne(text).rows[1].tensors).toHaveLength(2);
  });

  it('keeps what is whole of a cut one', () => {
    const { rows, cut } = readOne(NNX.slice(0, NNX.indexOf('var=BatchStat')));
    expect(cut).toBe(true);
    expect(rows.map(row => row.path)).toEqual(['', 'layers/0', 'layers/1', 'norm']);
  });

  itStandsNoise(NNX);
});

describe('a printed Equinox module', () => {
  it('has a row a module, with the shapes of its arrays', () => {
    const { rows, format, framework, totals } = readOne(EQUINOX);
    expect([format, framework, totals.total]).toEqual(['equinox', 'other', null]);
    expect(rows.map(row => [row.path, row.type, row.tensors, row.config])).toEqual([
      ['', 'MLP', [{ name: 'steps', shape: [], trainable: false }], { width_size: 16 }],
      [
        'layers/0',
        'Linear',
        [
          { name: 'weight', shape: [16, 4], trainable: true },
          { name: 'bias', shape: [16], trainable: true }
        ],
        { in_features: 4, out_features: 16, use_bias: true }
      ],
      [
        'layers/1',
        'Linear',
        [{ name: 'weight', shape: [3, 16], trainable: true }],
        { bias: null, in_features: 16, out_features: 'scalar', use_bias: false }
      ]
    ]);
  });

  // A highlighted number hides the type that the line is known by.
  itStandsNoise(EQUINOX, ['highlighted numbers']);
});

it('survives hostile nesting', () => {
  const deep = `Net(a=f32[3],\n${'x=A('.repeat(50_000)}`;
  expect(() => readSummaries(deep)).not.toThrow();
  const wide = Array.from({ length: 50_000 }, (_, i) => `B${i}(\n`).join('') + '=f32[3]';
  expect(() => readSummaries(wide)).not.toThrow();
});
