import { readSource } from '../../src/evidence/index.js';
import { explainCell, type CellOutput } from '../../src/report/index.js';
import type { SummaryReport } from '../../src/report/types.js';
import { english, message, type Message } from '../../src/text/message.js';

const TUTORIAL = [
  ['Conv1 (Conv2D)', '(None, 32, 32, 32)', 896],
  ['Conv2 (Conv2D)', '(None, 32, 32, 64)', 18496],
  ['Max1 (MaxPooling2D)', '(None, 16, 16, 64)', 0],
  ['Conv3 (Conv2D)', '(None, 16, 16, 128)', 73856],
  ['Conv4 (Conv2D)', '(None, 16, 16, 256)', 33024],
  ['GAP1 (GlobalAveragePooling2D)', '(None, 256)', 0],
  ['Dense1 (Dense)', '(None, 10)', 2570],
  ['Output (Dense)', '(None, 10)', 110]
] as const;

const SOURCE = `
from tensorflow.keras import layers, models
SIZE = 32
model = models.Sequential([
    layers.Conv2D(32, 3, padding='same', input_shape=(SIZE, SIZE, 3), name='Conv1'),
    layers.Conv2D(filters=64, kernel_size=(3, 3), padding='same', name='Conv2'),
    layers.MaxPooling2D(2, name='Max1'),
    layers.Conv2D(128, 3, padding='same', name='Conv3'),
    layers.Conv2D(256, 1, name='Conv4'),
    layers.GlobalAveragePooling2D(name='GAP1'),
    layers.Dense(10, name='Dense1'),
    layers.Dense(10, name='Output'),
])
model.summary()
`;

type Rows = readonly (readonly [name: string, shape: string, count: number | string])[];

/** A summary as Keras 2 prints one, in columns wide enough for anything. */
function print(rows: Rows, totals: readonly string[], name = 'sequential'): string {
  const line = (cells: readonly string[]): string =>
    ` ${cells.map(cell => cell.padEnd(48)).join('')}`;
  return [
    `Model: "${name}"`,
    '_'.repeat(145),
    line(['Layer (type)', 'Output Shape', 'Param #']),
    '='.repeat(145),
    ...rows.flatMap(row => [line(row.map(String)), ' '.repeat(145)]),
    '='.repeat(145),
    ...totals,
    '_'.repeat(145),
    ''
  ].join('\n');
}

function explain(text: string, source: string | null = null): SummaryReport {
  const output: CellOutput = { index: 0, kind: 'stdout', text, html: null, markdown: null };
  const evidence = source === null ? null : readSource([{ index: 0, source, executionCount: 1 }]);
  const found = explainCell([output], { evidence, cell: 0, companions: [] });
  expect(found).toHaveLength(1);
  return found[0].report;
}

function said(reason: Message | null): string {
  return reason === null ? '' : english(reason);
}

const TOTALS = ['Total params: 128,952', 'Trainable params: 128,952', 'Non-trainable params: 0'];

describe('recount of the tutorial’s network', () => {
  it('verifies all eight rows with the source', () => {
    const { layers, totals } = explain(print(TUTORIAL, TOTALS), SOURCE);
    expect(layers.map(layer => layer.verdict)).toEqual(Array(8).fill('verified'));
    expect(layers.every(layer => layer.evidence === 'source')).toBe(true);
    expect(totals).toMatchObject({
      recomputed: { total: 128952, trainable: 128952, nonTrainable: 0 },
      verdict: 'verified',
      reason: null
    });
  });

  it('explains the same numbers without the source, and claims no more', () => {
    const { layers, totals } = explain(print(TUTORIAL, TOTALS));
    expect(layers.map(layer => layer.verdict)).toEqual(Array(8).fill('explained'));
    expect(layers.map(layer => layer.recomputed)).toEqual(TUTORIAL.map(([, , count]) => count));
    expect(layers[0].tensors).toMatchObject([
      {
        name: 'kernel',
        role: 'weight',
        shape: [3, 3, 3, 32],
        dimensions: ['kernel height', 'kernel width', 'input channels', 'filters'],
        count: 864,
        trainable: true
      },
      { name: 'bias', role: 'bias', shape: [32], dimensions: ['filters'], count: 32 }
    ]);
    expect(totals.verdict).toBe('explained');
  });

  it('does not verify by a cell that was edited since', () => {
    const output: CellOutput = {
      index: 0,
      kind: 'stdout',
      text: print(TUTORIAL, TOTALS),
      html: null,
      markdown: null
    };
    const evidence = readSource([{ index: 0, source: SOURCE, executionCount: 1, dirty: true }]);
    const [{ report }] = explainCell([output], { evidence, cell: 0, companions: [] });
    expect(report.totals.verdict).toBe('explained');
  });

  it('says so when the source gives another count', () => {
    const { layers, totals } = explain(
      print(TUTORIAL, TOTALS),
      SOURCE.replace("256, 1, name='Conv4'", "256, 3, padding='same', name='Conv4'")
    );
    expect(layers[4]).toMatchObject({
      verdict: 'mismatch',
      reported: 33024,
      recomputed: 295168,
      reason: message('The source gives %1; %2 is printed.', 295168, 33024)
    });
    expect(totals.verdict).toBe('mismatch');
  });
});

describe('recount', () => {
  it('names the row that no setting explains', () => {
    const rows: Rows = TUTORIAL.map(row =>
      row[0].startsWith('Conv3') ? [row[0], row[1], 73586] : row
    );
    const { layers, totals } = explain(print(rows, TOTALS));
    expect(layers.filter(layer => layer.verdict === 'mismatch').map(layer => layer.name)).toEqual([
      'Conv3'
    ]);
    expect(totals.verdict).toBe('mismatch');
  });

  it('notices totals that the rows do not give', () => {
    const { totals } = explain(print(TUTORIAL, ['Total params: 128,925']));
    expect(totals).toMatchObject({
      verdict: 'mismatch',
      reason: message('The rows add up to %1, %2 more than printed.', 128952, 27)
    });
  });

  it('notices totals that contradict each other', () => {
    const { totals } = explain(
      print(TUTORIAL, [
        'Total params: 128,952',
        'Trainable params: 128,592',
        'Non-trainable params: 0'
      ])
    );
    expect(totals.verdict).toBe('mismatch');
  });

  it('tells frozen parameters that the table does not locate', () => {
    const { totals } = explain(
      print(TUTORIAL, [
        'Total params: 128,952',
        'Trainable params: 110',
        'Non-trainable params: 128,842'
      ])
    );
    expect(totals.verdict).toBe('explained');
    expect(said(totals.reason)).toContain('128,842 parameters are frozen');
    expect(totals.recomputed.trainable).toBeNull();
  });

  it('takes a class that it does not know as reported', () => {
    const rows: Rows = [['mystery (MyLayer)', '(None, 7)', 42]];
    const { layers, totals } = explain(print(rows, ['Total params: 42']));
    expect(layers[0]).toMatchObject({
      verdict: 'unknown',
      recomputed: null,
      reported: 42,
      tensors: []
    });
    expect(said(totals.reason)).toContain('mystery');
  });

  it('counts no layer that was never built', () => {
    const rows: Rows = [['dense (Dense)', '?', '0 (unbuilt)']];
    const { layers } = explain(print(rows, ['Total params: 0']));
    expect(layers[0]).toMatchObject({ verdict: 'unknown', recomputed: null });
    expect(said(layers[0].reason)).toContain('has not been built');
  });

  it('counts batch statistics, which are never trained', () => {
    const rows: Rows = [
      ['in (InputLayer)', '(None, 8, 8, 3)', 0],
      ['conv2d (Conv2D)', '(None, 8, 8, 16)', 432],
      ['bn (BatchNormalization)', '(None, 8, 8, 16)', 64]
    ];
    const { layers, totals } = explain(
      print(rows, ['Total params: 496', 'Trainable params: 464', 'Non-trainable params: 32'])
    );
    expect(layers[1].tensors.map(tensor => tensor.name)).toEqual(['kernel']);
    expect(totals).toMatchObject({
      recomputed: { total: 496, trainable: 464, nonTrainable: 32 },
      verdict: 'explained'
    });
  });

  it('leaves the optimizer’s variables out of the model', () => {
    const rows: Rows = [['dense (Dense)', '(None, 4)', 12]];
    const { totals } = explain(
      print(rows, [
        'Total params: 38',
        'Trainable params: 12',
        'Non-trainable params: 0',
        'Optimizer params: 26'
      ])
    );
    expect(totals.recomputed.total).toBe(12);
    expect(totals.verdict).toBe('explained');
    expect(said(totals.reason)).toContain('26 variables of the optimizer');
  });

  it('explains a dense layer whose activation learns a slope for each unit', () => {
    const rows: Rows = [
      ['in (InputLayer)', '(None, 500)', 0],
      ['dense (Dense)', '(None, 125)', 62750]
    ];
    const { layers } = explain(
      print(rows, ['Total params: 62,750', 'Trainable params: 62,750', 'Non-trainable params: 0'])
    );
    expect(layers[1]).toMatchObject({ verdict: 'explained', recomputed: 62750 });
    expect(layers[1].tensors.map(tensor => tensor.count)).toEqual([62500, 125, 125]);
  });

  it('counts a layer in two nested models once', () => {
    const row = (name: string, count: number): string =>
      ` ${name.padEnd(48)}${'(None, 4)'.padEnd(48)}${count}`;
    const text = print([], ['Total params: 20']).replace(
      `${'='.repeat(145)}\n${'='.repeat(145)}`,
      [
        '='.repeat(145),
        row('a (Sequential)', 20),
        `|${'¯'.repeat(143)}|`,
        `|${row('shared (Dense)', 20)}`,
        '¯'.repeat(145),
        row('b (Sequential)', 20),
        `|${'¯'.repeat(143)}|`,
        `|${row('shared (Dense)', 20)}`,
        '¯'.repeat(145),
        '='.repeat(145)
      ].join('\n')
    );
    const { layers, totals } = explain(text);
    expect(layers.map(layer => layer.path)).toEqual(['a', 'a/shared', 'b', 'b/shared']);
    expect(layers[3].sharedWith).toBe('a/shared');
    expect(totals.recomputed.total).toBe(20);
  });
});
