import type { SummaryReport } from '../../src/report/types.js';
import { explainText } from './explain.js';
import { kerasTable } from './tables.js';

type Rows = readonly (readonly [name: string, shape: string, count: number])[];

/** A summary of Keras 2 of a model that has been called. */
function print(rows: Rows): string {
  const total = rows.reduce((sum, [, , count]) => sum + count, 0);
  return kerasTable('net', ['Layer (type)', 'Output Shape', 'Param #'], rows, total);
}

function explain(rows: Rows, source: string | null): SummaryReport {
  return explainText(print(rows), ...(source === null ? [] : [source]));
}

const CLASS = (layers: string): string => `
import keras
from keras import layers
class Net(keras.Model):
  def __init__(self):
    super().__init__()
${layers
  .split('; ')
  .map(layer => `    self.${layer}`)
  .join('\n')}
net = Net()
net(x)
net.summary()
`;

const ACTOR: Rows = [
  ['dense (Dense)', '(32, 32)', 288],
  ['dense_1 (Dense)', '(32, 4)', 132],
  ['dense_2 (Dense)', '(32, 1)', 33]
];

describe('a model whose layers are called in any order', () => {
  it('has heads side by side', () => {
    const source = CLASS('a = layers.Dense(32); b = layers.Dense(4); c = layers.Dense(1)');
    const { layers, totals } = explain(ACTOR, source);
    expect(layers.map(({ verdict }) => verdict)).toEqual(['explained', 'verified', 'verified']);
    expect(layers[2].tensors.map(({ shape }) => shape)).toEqual([[32, 1], [1]]);
    expect(totals.verdict).not.toBe('mismatch');
  });

  it('is known by the sizes of the data, where no source tells', () => {
    const branches: Rows = [
      ['dense (Dense)', '(32, 4)', 36],
      ['dense_1 (Dense)', '(32, 4)', 36],
      ['dense_2 (Dense)', '(32, 2)', 10]
    ];
    const { layers } = explain(branches, null);
    expect(layers.map(({ verdict }) => verdict)).toEqual(Array(3).fill('explained'));
    expect(layers.map(({ tensors }) => tensors[0].shape)).toEqual([
      [8, 4],
      [8, 4],
      [4, 2]
    ]);
    expect(explain(ACTOR, null).layers.some(({ verdict }) => verdict === 'mismatch')).toBe(false);
  });

  it('is still flagged where no layer of its class has the count', () => {
    const wrong: Rows = [ACTOR[0], ACTOR[1], ['dense_2 (Dense)', '(32, 3)', 34]];
    expect(explain(wrong, null).layers[2].verdict).toBe('mismatch');
  });
});
