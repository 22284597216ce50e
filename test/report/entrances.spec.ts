import type { SummaryReport } from '../../src/report/types.js';
import { explainText } from './explain.js';

type Rows = readonly (readonly [name: string, shape: string, count: number])[];

/** A summary of Keras 3 that prints no connections. */
function print(rows: Rows, total: number): string {
  const line = (cells: readonly (string | number)[]): string =>
    `│ ${cells.map(cell => String(cell).padEnd(30)).join(' │ ')} │`;
  return [
    'Model: "net"',
    `┏${'━'.repeat(32)}┳${'━'.repeat(32)}┳${'━'.repeat(32)}┓`,
    line(['Layer (type)', 'Output Shape', 'Param #']).replaceAll('│', '┃'),
    `┡${'━'.repeat(32)}╇${'━'.repeat(32)}╇${'━'.repeat(32)}┩`,
    rows.map(line).join(`\n├${'─'.repeat(32)}┼${'─'.repeat(32)}┼${'─'.repeat(32)}┤\n`),
    `└${'─'.repeat(32)}┴${'─'.repeat(32)}┴${'─'.repeat(32)}┘`,
    ` Total params: ${total} (1.00 KB)`,
    ` Trainable params: ${total} (1.00 KB)`,
    ' Non-trainable params: 0 (0.00 B)',
    ''
  ].join('\n');
}

function explain(rows: Rows, total: number, source: string): SummaryReport {
  return explainText(print(rows, total), source);
}

function verdicts({ layers }: SummaryReport): readonly string[] {
  return layers.map(({ verdict }) => verdict);
}

const IMPORTS = 'import keras\nfrom keras import layers\n';

const TOWERS: Rows = [
  ['user (Sequential)', '(None, 4)', 52],
  ['   └ dense (Dense)', '(None, 4)', 52],
  ['item (Sequential)', '(None, 4)', 84],
  ['   └ dense_1 (Dense)', '(None, 4)', 84]
];

function towers(user: string, item: string): string {
  return `${IMPORTS}class Net(keras.Model):
  def __init__(self):
    super().__init__()
    self.user = keras.Sequential([${user}layers.Dense(4)], name='user')
    self.item = keras.Sequential([${item}layers.Dense(4)], name='item')
net = Net()
net([a, b])
net.summary(expand_nested=True)`;
}

describe('what comes into a model inside a subclassed one', () => {
  it('is what the model states rather than what the one above puts out', () => {
    const source = towers('keras.Input((12,)), ', 'keras.Input((20,)), ');
    const report = explain(TOWERS, 136, source);
    expect(verdicts(report)).toEqual(Array(4).fill('verified'));
    expect(report.totals.verdict).toBe('verified');
  });

  it('is no ground for an alarm where nothing states it', () => {
    const report = explain(TOWERS, 136, towers('', ''));
    expect(verdicts(report)).toEqual(Array(4).fill('explained'));
    expect(report.layers[3].tensors[0].shape).toEqual([20, 4]);
    expect(report.totals.verdict).toBe('explained');
  });

  it('is one where the model states another', () => {
    const source = towers('keras.Input((12,)), ', 'keras.Input((21,)), ');
    expect(explain(TOWERS, 136, source).layers[3].verdict).toBe('mismatch');
  });

  it('may come into any of the layers of another subclassed one', () => {
    const rows: Rows = [
      ['inner (Inner)', '(None, 2)', 146],
      ['   └ dense (Dense)', '(None, 2)', 34],
      ['   └ dense_1 (Dense)', '(None, 16)', 112]
    ];
    const source = `${IMPORTS}class Inner(keras.Model):
  def __init__(self):
    super().__init__()
    self.b = layers.Dense(2)
    self.a = layers.Dense(16)
net = keras.Sequential([keras.Input((6,)), Inner()])
net.summary(expand_nested=True)`;
    expect(verdicts(explain(rows, 146, source))).not.toContain('mismatch');
  });
});

describe('the input that a subclassed model is built with', () => {
  it('need not come into the layer that was made first', () => {
    const rows: Rows = [
      ['dense (Dense)', '(None, 2)', 34],
      ['dense_1 (Dense)', '(None, 16)', 112]
    ];
    const source = `${IMPORTS}class Net(keras.Model):
  def __init__(self):
    super().__init__()
    self.b = layers.Dense(2)
    self.a = layers.Dense(16)
net = Net()
net.build((None, 6))
net.summary()`;
    expect(verdicts(explain(rows, 146, source))).toEqual(['explained', 'verified']);
  });
});
