import { wholeOf } from '../../src/report/whole.js';
import { legends, toRows } from '../../src/view/rows.js';
import { english } from '../../src/text/message.js';
import { convolution, layer, summary, tensor } from './reports.js';

const dense = (name: string, part = {}) =>
  layer(name, { tensors: [tensor('kernel', [8, 2]), tensor('bias', [2])], ...part });

describe('toRows', () => {
  test('sums parameters by what they are', () => {
    const normalization = layer('bn', {
      tensors: [
        tensor('gamma', [4], { role: 'scale' }),
        tensor('moving_mean', [4], { role: 'statistic', trainable: false })
      ]
    });
    const [row] = toRows(summary([normalization]));
    expect(row).toMatchObject({ count: 8, weights: 4, biases: 0, statistics: 4, share: 1 });
  });

  test('nests deeper layers in the one before them and adds them up', () => {
    const rows = toRows(
      summary([
        layer('outer', { reported: 18, recomputed: 18 }),
        dense('inner', { depth: 1 }),
        dense('after')
      ])
    );
    expect(rows.map(row => row.layer.name)).toEqual(['outer', 'after']);
    expect(rows[0].children.map(row => row.layer.name)).toEqual(['inner']);
    expect(rows[0]).toMatchObject({ weights: 16, biases: 2, share: 0.5 });
  });

  test('a layer whose inside is not known has no weights of 0', () => {
    const [row] = toRows(
      summary([layer('custom', { reported: 100, recomputed: null, verdict: 'unknown' })])
    );
    expect(row).toMatchObject({ count: 100, weights: null, biases: null });
  });

  test('the recount stands in for a cut number, and a cut number for nothing', () => {
    const cut = dense('cut', { reported: [10, 19] });
    const lost = layer('lost', { reported: [10, 19], recomputed: null });
    expect(toRows(summary([cut, lost])).map(row => row.count)).toEqual([18, [10, 19]]);
  });

  test('keeps every layer whose first one is deep', () => {
    const rows = toRows(summary([dense('a', { depth: 3 }), dense('b', { depth: 1 }), dense('c')]));
    expect(rows.map(row => row.layer.name)).toEqual(['a', 'b', 'c']);
  });
});

test('the whole leaves the optimizer out', () => {
  const reported = { total: 613, trainable: 193, nonTrainable: 32, optimizer: 388 };
  const recomputed = { total: null, trainable: null, nonTrainable: null };
  expect(wholeOf(summary([], { reported, recomputed }))).toBe(225);
  expect(
    wholeOf(summary([], { reported: { ...reported, optimizer: [380, 390] }, recomputed }))
  ).toBeNull();
});

describe('legends', () => {
  test('explains the factors once a kind of layer', () => {
    const words = legends([convolution, { ...convolution, name: 'conv2' }, dense('d')]);
    expect([...words.keys()]).toEqual([0, 2]);
    expect(english(words.get(0)!)).toBe(
      'kernel height × kernel width × input channels × filters + filters'
    );
  });

  test('counts what is repeated', () => {
    const norm = layer('norm', {
      tensors: ['gamma', 'beta'].map(name => tensor(name, [8], { dimensions: ['channels'] }))
    });
    expect(english(legends([norm]).get(0)!)).toBe('2 × channels');
  });

  test('names the tensors where there are many, without their paths', () => {
    const lstm = layer('lstm', {
      tensors: ['kernel', 'recurrent_kernel', 'bias'].map(name => tensor(`lstm_cell/${name}`, [2]))
    });
    expect(english(legends([lstm]).get(0)!)).toBe('kernel + recurrent_kernel + bias');
  });

  test('keeps paths that tell tensors apart, and takes no two of different sizes for the same', () => {
    const attention = layer('attention', {
      tensors: ['query', 'key', 'value'].map((name, k) => tensor(`${name}/kernel`, [k + 2]))
    });
    expect(english(legends([attention]).get(0)!)).toBe('query/kernel + key/kernel + value/kernel');
    const pair = layer('pair', {
      tensors: ['a', 'b'].map((name, k) => tensor(name, [k + 2], { dimensions: ['inputs'] }))
    });
    expect(english(legends([pair]).get(0)!)).toBe('inputs + inputs');
  });
});
