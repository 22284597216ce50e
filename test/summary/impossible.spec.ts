import { explainText } from '../../src/cli/explain.js';

describe('tensors that cannot be', () => {
  it.each(['-256', '9007199254740992', '0.5', '1e99'])('are not counted: a size of %s', size => {
    const text = [
      'Model( # Param: 4 (16 B)',
      '  layer=Linear( # Param: 4 (16 B)',
      `    kernel=Param(value=Array(shape=(3136, ${size}), dtype=dtype('float32'))),`,
      '  )',
      ')'
    ].join('\n');
    for (const { layers } of explainText(text)) {
      expect(layers.flatMap(layer => layer.tensors)).toEqual([]);
    }
  });

  it('are not counted: more numbers than can be told', () => {
    const text = 'M(\n  a=Linear(\n    weight=f32[99999999,9999999999],\n    bias=f32[2]\n  )\n)';
    for (const { layers } of explainText(text)) {
      expect(
        layers.every(({ recomputed }) => recomputed === null || Number.isSafeInteger(recomputed))
      ).toBe(true);
    }
  });
});

describe('counts past 2^53 are not known', () => {
  it.each([
    [
      'a sum of tensors',
      'M(\n  a=Linear(\n    weight=f32[9007199254740991],\n    bias=f32[16]\n  )\n)'
    ],
    [
      'a printed count',
      'Net(\n  (a): Linear(in_features=3, out_features=4, bias=True), 9007199254740992 params\n)'
    ],
    [
      'a sum of layers',
      [
        'Model: "outer"',
        '_'.repeat(65),
        ' Layer (type)                Output Shape              Param #   ',
        '='.repeat(65),
        ' inner (Functional)          (None, 5)                 20        ',
        '|¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯¯|',
        '| dense (Dense)              (None, 5)                 9007199254740991 |',
        '| out (Dense)                (None, 2)                 45        |',
        '¯'.repeat(65),
        '='.repeat(65),
        'Total params: 20',
        ''
      ].join('\n')
    ],
    [
      'a sum of the collections of a row',
      [
        '                               MLP Summary',
        '┏━━━━━━┳━━━━━━━━━━━┳━━━━━━━━━━━━━┳━━━━━━━━━━━━━┳━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━━━┓',
        '┃ path ┃ type      ┃ inputs      ┃ outputs     ┃ BatchStat  ┃ Param                    ┃',
        '┡━━━━━━╇━━━━━━━━━━━╇━━━━━━━━━━━━━╇━━━━━━━━━━━━━╇━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━━━┩',
        '│      │ MLP       │ float32[3]  │ float32[3]  │ 64 (256 B) │ 128 (256 B)              │',
        '├──────┼───────────┼─────────────┼─────────────┼────────────┼──────────────────────────┤',
        '│ bn   │ BatchNorm │ float32[3]  │ float32[3]  │ 64 (256 B) │ 9007199254740991 (256 B) │',
        '├──────┼───────────┼─────────────┼─────────────┼────────────┼──────────────────────────┤',
        '│      │           │             │       Total │ 64 (256 B) │ 9007199254740991 (256 B) │',
        '└──────┴───────────┴─────────────┴─────────────┴────────────┴──────────────────────────┘',
        ''
      ].join('\n')
    ],
    [
      'a sum of the kinds of variables',
      [
        'Net( # Param: 9007199254740991 (1 B), BatchStat: 9007199254740991 (1 B)',
        '  norm=BatchNorm( # Param: 9007199254740991 (1 B), BatchStat: 8 (1 B)',
        "    bias=Param(value=Array(shape=(4,), dtype=dtype('float32')))",
        '  )',
        ')'
      ].join('\n')
    ]
  ])('%s', (_, text) => {
    const reports = explainText(text);
    const layers = reports.flatMap(report => report.layers);
    const totals = reports.map(report => report.totals);
    expect(layers.length).toBeGreaterThan(1);
    const counts = [
      ...layers.flatMap(({ reported, recomputed }) => [reported, recomputed]),
      ...totals.flatMap(({ reported, recomputed }) => [reported.total, recomputed.total])
    ];
    for (const count of counts.flat()) {
      if (count !== null) expect(count).toBeLessThan(2 ** 53);
    }
  });
});

it('reads nested calls only so deep', () => {
  const text = `${'Chain(\n'.repeat(3000)}Dense(2 => 2),  # 6 parameters\n)  # Total: 2 arrays, 6 parameters, 9 bytes.\n`;
  for (const { layers } of explainText(text)) {
    expect(Math.max(...layers.map(({ depth }) => depth))).toBeLessThan(500);
  }
});

it('writes repeats within repeats out only so far, whatever number one of them claims', () => {
  const levels = 40;
  const opened = (level: number): string =>
    level === 20 ? '(1-1): 0 x Block(' : '(0-1): 2 x Block(';
  const text = [
    'Model(',
    ...Array.from({ length: levels }, (_, level) => '  '.repeat(level + 1) + opened(level)),
    `${'  '.repeat(levels + 1)}(0): Linear(in_features=3, out_features=4, bias=True)`,
    ...Array.from({ length: levels + 1 }, (_, level) => `${'  '.repeat(levels - level)})`)
  ].join('\n');
  const rows = explainText(text).flatMap(({ layers }) => layers);
  expect(rows.length).toBeLessThan(200_000);
});
