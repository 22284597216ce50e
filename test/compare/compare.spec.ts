import { documented } from '../../src/compare/documented.js';
import { compareReports, type Comparison, type ReasonKind } from '../../src/compare/index.js';
import { english } from '../../src/text/message.js';
import { explainText } from '../../src/cli/explain.js';
import type { SummaryReport } from '../../src/report/types.js';
import { notebookNames, reportOf, reportsOf } from '../corpus/read.js';

function compare(first: string, second: string): Comparison {
  return compareReports(reportOf(first), reportOf(second));
}

function causes({ causes: found }: Comparison): Partial<Record<ReasonKind, number>> {
  return Object.fromEntries(found.map(({ kind, difference }) => [kind, difference]));
}

function text(lines: readonly string[]): SummaryReport {
  const [report] = explainText(lines.join('\n'));
  return report;
}

/** A table as torchsummary prints it. */
function torchsummary(rows: readonly (readonly [string, string, number])[]): SummaryReport {
  const total = rows.reduce((sum, [, , count]) => sum + count, 0).toLocaleString('en-US');
  return text([
    '-'.repeat(64),
    `${'Layer (type)'.padStart(20)}  ${'Output Shape'.padStart(25)} ${'Param #'.padStart(15)}`,
    '='.repeat(64),
    ...rows.map(
      ([name, shape, count]) =>
        `${name.padStart(20)}  ${shape.padStart(25)} ${count.toLocaleString('en-US').padStart(15)}`
    ),
    '='.repeat(64),
    `Total params: ${total}`,
    `Trainable params: ${total}`,
    'Non-trainable params: 0',
    '-'.repeat(64)
  ]);
}

/** A table as Keras 2 prints it. */
function keras(
  rows: readonly (readonly [name: string, shape: string, count: number])[],
  total = rows.reduce((sum, [, , count]) => sum + count, 0)
): SummaryReport {
  const line = (...cells: string[]): string => ` ${cells.map(cell => cell.padEnd(44)).join('')}`;
  return text([
    'Model: "model"',
    '_'.repeat(134),
    line('Layer (type)', 'Output Shape', 'Param #'),
    '='.repeat(134),
    ...rows.flatMap(([name, shape, count]) => [line(name, shape, String(count)), ' '.repeat(134)]),
    '='.repeat(134),
    `Total params: ${total.toLocaleString('en-US')}`,
    `Trainable params: ${total.toLocaleString('en-US')}`,
    'Non-trainable params: 0',
    '_'.repeat(134)
  ]);
}

describe('one ResNet as three tools print it', () => {
  const CHANNELS = 52_672;

  it.each([['ti_tv_resnet101'], ['ts_tv_resnet101']])('explains Keras against %s', name => {
    const comparison = compare('k3_app_ResNet101', name);
    expect(comparison.difference).toBe(44_549_160 - 44_707_176);
    // Keras' convolutions have biases, one a channel; its BatchNorm counts a mean and a variance for each as well.
    expect(causes(comparison)).toEqual({ statistics: -2 * CHANNELS, bias: -CHANNELS });
  });

  it('explains the larger one as well', () => {
    const comparison = compare('k3_app_ResNet152', 'ti_tv_resnet152');
    expect(causes(comparison)).toEqual({ statistics: -151_424, bias: -75_712 });
  });

  it('takes a block that torchinfo does not open for the layers inside', () => {
    const comparison = compare('ti_tv_resnet101', 'ts_tv_resnet101');
    expect(comparison.difference).toBe(0);
    expect(comparison.causes).toEqual([]);
    const groups = comparison.rows.filter(({ change }) => change === 'grouped');
    expect(groups.map(({ counts }) => counts)).toEqual(
      [16_896, 132_096, 526_336, 2_101_248].map(count => [count, count])
    );
  });

  it('says which layers are more where one is deeper', () => {
    const comparison = compare('ti_tv_resnet101', 'ti_tv_resnet152');
    expect(causes(comparison)).toEqual({ added: 60_192_808 - 44_549_160 });
  });
});

describe('ResNet-50, which is ResNet-101 without 17 blocks of its third stage', () => {
  const isLeftOut = (block: number): boolean => block >= 3 + 4 + 6 && block < 3 + 4 + 23;

  function withTotal(
    report: SummaryReport,
    layers: SummaryReport['layers'],
    total: number
  ): SummaryReport {
    const reported = { total, trainable: null, nonTrainable: null, optimizer: null };
    return { ...report, layers, totals: { ...report.totals, reported } };
  }

  /** @param ends true where a block's row closes it, false where it opens it. */
  function torch(name: string, ends: boolean): SummaryReport {
    const report = reportOf(name);
    let block = ends ? 0 : -1;
    const layers = report.layers.filter(({ type, depth }) => {
      if (type === 'Bottleneck' && !ends) block++;
      const stays = !isLeftOut(block) || (!ends && depth < 2) || block >= 33;
      if (type === 'Bottleneck' && ends) block++;
      return stays;
    });
    return withTotal(report, layers, 25_557_032);
  }

  const whole = reportOf('k3_app_ResNet101');
  const keras50 = withTotal(
    whole,
    whole.layers.filter(({ name }) => !/^conv4_block(?:[789]|1\d|2\d)_/.test(name)),
    25_636_712
  );

  it.each([
    ['torchinfo', torch('ti_tv_resnet101', false)],
    ['torchsummary', torch('ts_tv_resnet101', true)]
  ])('is explained from Keras to %s', (_, second) => {
    const comparison = compareReports(keras50, second);
    expect(comparison.difference).toBe(25_557_032 - 25_636_712);
    expect(causes(comparison)).toEqual({ statistics: -53_120, bias: -26_560 });
  });

  it('is the same in torchinfo and torchsummary', () => {
    const comparison = compareReports(
      torch('ti_tv_resnet101', false),
      torch('ts_tv_resnet101', true)
    );
    expect(comparison).toMatchObject({ difference: 0, causes: [] });
  });
});

describe('one architecture in another width', () => {
  const STATISTICS = 2 * 26_560;

  it.each([['ti_tv_wide_resnet50_2'], ['pt_tv_wide_resnet50_2']])(
    'is matched block by block with Keras by %s',
    name => {
      const there = compare('k2_12_0_app_ResNet50', name);
      expect(there.difference).toBe(68_883_240 - 25_636_712);
      const kinds = ['filters', 'channels', 'statistics', 'bias'];
      expect(Object.keys(causes(there)).sort()).toEqual(kinds.sort());
      // The narrower one has as many normalisations and biases as it is wide.
      expect(causes(compare(name, 'k2_12_0_app_ResNet50'))).toMatchObject({
        statistics: STATISTICS,
        bias: STATISTICS / 2
      });
    }
  );

  it('does not leave a stage, whatever the order of its branches', () => {
    const [first, second] = [reportOf('k2_12_0_app_ResNet50'), reportOf('ti_tv_wide_resnet50_2')];
    for (const row of compareReports(first, second).rows) {
      const stage = /^conv([2-5])_/.exec(first.layers[row.first[0]].name)?.[1];
      const path = second.layers[row.second[0]].path;
      expect(/^layer(\d)/.exec(path)?.[1]).toBe(stage && String(Number(stage) - 1));
    }
  });
});

describe('two models that have nothing to do with each other', () => {
  const FAULTS: readonly ReasonKind[] = [
    'not-called',
    'bare-parameters',
    'shared-call',
    'tied',
    'attention',
    'weight-and-bias-only'
  ];

  it.each([
    ['ti_tv_vgg11', 'ts_lenet'],
    ['pt_own_params', 'ts_own_params_missed'],
    ['pt_mha', 'ti_v172_mha'],
    ['pt_hf_gpt2', 'ts_lenet'],
    ['ti_tv_resnet152', 'ts_tv_resnet101'],
    ['ti_tv_resnet101', 'pt_tv_resnet18']
  ])('%s and %s: no printer is blamed', (first, second) => {
    for (const comparison of [compare(first, second), compare(second, first)]) {
      const kinds = Object.keys(causes(comparison));
      expect(kinds.filter(kind => FAULTS.includes(kind as ReasonKind))).toEqual([]);
      expect(kinds).toContain(
        comparison.first.total! > comparison.second.total! ? 'removed' : 'added'
      );
    }
  });
});

describe('a tree whose rows count what is inside them', () => {
  it.each([
    ['a table', () => reportsOf('pms_resnet18_hier')[0]],
    ['a printed module', () => reportOf('pt_tv_resnet18')]
  ])('is the same as %s', (_, other) => {
    const [, tree] = reportsOf('pms_resnet18_hier');
    expect(compareReports(other(), tree)).toMatchObject({ difference: 0, causes: [] });
    expect(compareReports(tree, other())).toMatchObject({ difference: 0, causes: [] });
  });
});

describe('the same network in two frameworks', () => {
  it('takes a block of one for the layers of the other', () => {
    const comparison = compare('k3_app_ConvNeXtTiny', 'ti_tv_convnext_tiny');
    expect(comparison.difference).toBe(0);
    expect(comparison.causes).toEqual([]);
    const blocks = comparison.rows.filter(({ change }) => change === 'grouped');
    expect(blocks.length).toBeGreaterThan(17);
  });

  it('knows that torch keeps two biases a gate', () => {
    const units = 8;
    const first = keras([['lstm (LSTM)', '(None, 8)', 4 * units * (5 + units + 1)]]);
    const second = text(['Net(', '  (lstm): LSTM(5, 8, batch_first=True)', ')']);
    expect(causes(compareReports(first, second))).toEqual({ 'recurrent-bias': 4 * units });
  });
});

describe('what printers miscount', () => {
  it('finds the attention that torchinfo 1.5 misses', () => {
    const comparison = compare('ti_v154_mha', 'ti_v172_mha');
    expect(causes(comparison)).toEqual({ attention: 4224 });
    expect(english(comparison.causes[0].text)).toContain('1-1');
  });

  it('finds the variables of the optimizer', () => {
    const comparison = compare('k3_after_fit_adam', 'k2_after_fit_adam');
    expect(causes(comparison)).toEqual({ optimizer: -388 });
    expect(english(comparison.causes[0].text)).toMatch(
      /388 .*\(as many as Adadelta, Adam, AdamW or Adamax keep\)/
    );
    expect(comparison.first).toMatchObject({ total: 225, printed: 613 });
    expect(comparison.second).toMatchObject({ total: 225, printed: 225 });
  });

  it('finds the layers that the forward pass does not call', () => {
    const comparison = compare('pt_tv_swin_t', 'ts_tv_swin_t');
    expect(causes(comparison)).toEqual({ 'not-called': -8_643_840 });
    expect(comparison.causes[0].rows).toBe(24);
  });

  it('finds parameters that modules hold directly', () => {
    const comparison = compare('pt_tv_convnext_large', 'ti_tv_convnext_large');
    // One factor a channel in each of the blocks: 3, 3, 27 and 3 of them.
    expect(causes(comparison)).toEqual({
      'bare-parameters': 3 * 192 + 3 * 384 + 27 * 768 + 3 * 1536
    });
    expect(comparison.causes[0].rows).toBe(36);
  });

  it('finds a layer that is counted at each call', () => {
    const second = torchsummary([
      ['Linear-1', '[-1, 8]', 72],
      ['Linear-2', '[-1, 8]', 72],
      ['Linear-3', '[-1, 8]', 72],
      ['Linear-4', '[-1, 1]', 9],
      ['S-5', '[-1, 1]', 0]
    ]);
    const comparison = compareReports(reportOf('ti_shared_module_twice'), second);
    expect(comparison.difference).toBe(144);
    expect(causes(comparison)).toEqual({ 'shared-call': 144 });
  });

  it('finds tied weights that one total counts once', () => {
    const first = reportOf('pt_hf_gpt2');
    const once: SummaryReport = {
      ...first,
      totals: {
        ...first.totals,
        reported: { total: 124_439_808, trainable: null, nonTrainable: null, optimizer: null }
      }
    };
    const comparison = compareReports(first, once);
    expect(causes(comparison)).toEqual({ tied: -50257 * 768 });
    expect(english(comparison.causes[0].text)).toContain('wte and lm_head');
  });

  it('finds tied weights that one side does not list', () => {
    const first = reportOf('pt_hf_gpt2');
    const layers = first.layers.filter(({ name }) => name !== 'lm_head');
    const total = 124_439_808;
    const without: SummaryReport = {
      ...first,
      layers,
      totals: { ...first.totals, recomputed: { total, trainable: total, nonTrainable: 0 } }
    };
    expect(causes(compareReports(without, first))).toEqual({ tied: 50257 * 768 });
  });
});

describe('two versions of a model', () => {
  const CNN = [
    ['conv2d (Conv2D)', '(None, 26, 26, 32)', 320],
    ['conv2d_1 (Conv2D)', '(None, 24, 24, 64)', 18496],
    ['flatten (Flatten)', '(None, 36864)', 0],
    ['dense (Dense)', '(None, 10)', 368650]
  ] as const;

  it('sees no difference in a model that was built again', () => {
    const again = CNN.map(
      ([name, shape, count]) => [name.replace('dense', 'dense_7'), shape, count] as const
    );
    const comparison = compareReports(keras(CNN), keras(again));
    expect(comparison).toMatchObject({ difference: 0, causes: [], beside: [] });
    expect(comparison.rows.every(({ change }) => change === 'same')).toBe(true);
  });

  it('names a layer in the summary of a reason, and not in its own row', () => {
    const changed = [...CNN.slice(0, 3), ['dense (Dense)', '(None, 100)', 3_686_500] as const];
    const { rows } = documented(compareReports(keras(CNN), keras(changed)));
    expect(rows.at(-1)?.reasons).toEqual([
      expect.objectContaining({
        text: 'dense: 100 outputs instead of 10.',
        short: '100 outputs instead of 10.'
      })
    ]);
  });

  it('finds another number of classes', () => {
    const changed = [...CNN.slice(0, 3), ['dense (Dense)', '(None, 100)', 3_686_500] as const];
    const comparison = compareReports(keras(CNN), keras(changed));
    expect(causes(comparison)).toEqual({ classes: 36865 * 90 });
    expect(english(comparison.causes[0].text)).toBe('dense: 100 outputs instead of 10.');
  });

  it('finds another kernel, other filters and a bias, each with its share', () => {
    const first = keras([
      ['input (InputLayer)', '(None, 28, 28, 3)', 0],
      ['conv2d (Conv2D)', '(None, 28, 28, 32)', 896]
    ]);
    const kernel = keras([
      ['input (InputLayer)', '(None, 28, 28, 3)', 0],
      ['conv2d (Conv2D)', '(None, 28, 28, 32)', 2432]
    ]);
    expect(causes(compareReports(first, kernel))).toEqual({ kernel: 3 * 32 * (25 - 9) });
    const filters = keras([
      ['input (InputLayer)', '(None, 28, 28, 3)', 0],
      ['conv2d (Conv2D)', '(None, 28, 28, 64)', 1792]
    ]);
    expect(causes(compareReports(first, filters))).toEqual({ filters: 896 });
    const bias = keras([
      ['input (InputLayer)', '(None, 28, 28, 3)', 0],
      ['conv2d (Conv2D)', '(None, 28, 28, 32)', 864]
    ]);
    expect(causes(compareReports(first, bias))).toEqual({ bias: -32 });
  });

  it('finds what was added and removed, and where', () => {
    const more = [
      ...CNN.slice(0, 2),
      ['batch_normalization (BatchNormalization)', '(None, 24, 24, 64)', 256] as const,
      ...CNN.slice(2)
    ];
    const comparison = compareReports(keras(CNN), keras(more));
    expect(causes(comparison)).toEqual({ added: 256 });
    expect(comparison.rows.map(({ change }) => change)).toEqual([
      'same',
      'same',
      'added',
      'same',
      'same'
    ]);
    expect(causes(compareReports(keras(more), keras(CNN)))).toEqual({ removed: -256 });
  });

  it('finds a normalisation that was folded into the convolution before it', () => {
    const first = keras([
      ['input (InputLayer)', '(None, 28, 28, 3)', 0],
      ['conv2d (Conv2D)', '(None, 28, 28, 32)', 864],
      ['batch_normalization (BatchNormalization)', '(None, 28, 28, 32)', 128]
    ]);
    const second = keras([
      ['input (InputLayer)', '(None, 28, 28, 3)', 0],
      ['conv2d (Conv2D)', '(None, 28, 28, 32)', 896]
    ]);
    expect(causes(compareReports(first, second))).toEqual({ fused: 32 - 128 });
  });

  it('calls nothing folded where other normalisations are gone as well', () => {
    const comparison = compare('k2_12_0_app_ResNet50', 'ts_tv_resnet101');
    expect(causes(comparison)).toEqual({
      added: expect.any(Number) as number,
      statistics: -53_120,
      bias: -26_560
    });
  });

  it('finds layers that changed places', () => {
    const moved = [CNN[1], CNN[0], CNN[2], CNN[3]];
    const comparison = compareReports(keras(CNN), keras(moved));
    expect(comparison.difference).toBe(0);
    expect(comparison.rows.filter(({ change }) => change === 'moved')).toHaveLength(1);
  });

  it('admits what it cannot explain', () => {
    const comparison = compareReports(keras(CNN), keras(CNN, 387_400));
    expect(causes(comparison)).toEqual({ other: 387_400 - 387_466 });
  });
});

describe('every pair of real summaries', () => {
  const names = [...notebookNames('k3_'), ...notebookNames('ti_'), ...notebookNames('ts_')];
  const reports = names.flatMap(reportsOf).filter(({ layers }) => layers.length < 60);

  it('is the same as itself', () => {
    for (const report of reports) {
      const comparison = compareReports(report, report);
      expect(comparison.causes).toEqual([]);
      expect(comparison.difference ?? 0).toBe(0);
      expect(comparison.rows.every(({ change }) => change === 'same')).toBe(true);
    }
  });

  it('is attributed to the last parameter, and the other way round as well', () => {
    reports.forEach((first, i) => {
      const second = reports[(i * 7 + 3) % reports.length];
      const there = compareReports(first, second);
      const back = compareReports(second, first);
      if (there.difference === null) return;
      expect(there.difference + (back.difference as number)).toBe(0);
      for (const { causes: found, difference, rows } of [there, back]) {
        expect(found.reduce((sum, cause) => sum + cause.difference, 0)).toBe(difference);
        for (const { counts, reasons } of rows) {
          const sum = reasons.reduce((total, reason) => total + reason.difference, 0);
          expect(sum === counts[1] - counts[0] || reasons.length === 0).toBe(true);
        }
      }
    });
  });

  it('has every row on one side of one match', () => {
    reports.forEach((first, i) => {
      const { rows } = compareReports(first, reports[(i * 5 + 1) % reports.length]);
      const indices = rows.flatMap(row => row.first);
      expect(new Set(indices).size).toBe(indices.length);
    });
  });
});

it('holds two tables of a thousand rows against each other', () => {
  const rows = (units: number): SummaryReport =>
    keras(
      Array.from({ length: 1000 }, (_, i) => [
        `dense_${i} (Dense)`,
        `(None, ${units})`,
        units * (units + 1)
      ])
    );
  const comparison = compareReports(rows(4), rows(8));
  expect(comparison.difference).toBe(1000 * (8 * 9 - 4 * 5));
});
