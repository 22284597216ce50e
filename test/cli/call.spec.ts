import { inGivenAxes, readCall } from '../../src/cli/call.js';
import { calculate } from '../../src/cli/calculator.js';

function countOf(call: string, framework?: string, ...inputs: (number | null)[][]): unknown {
  const answer = calculate(call, framework, inputs);
  return 'error' in answer ? answer.error : [answer.type, answer.count];
}

describe('readCall', () => {
  it.each([
    ['nn.MultiheadAttention(32, 4)', 'MultiheadAttention', 4 * 32 * 32 + 4 * 32],
    ['torch.nn.TransformerEncoderLayer(64, 4)', 'TransformerEncoderLayer', 281_152],
    ['nn.Transformer()', 'Transformer', 44_140_544],
    ['nn.Linear(3, 4)', 'Linear', 16]
  ])('counts the class that is written, not what is in it: %s', (call, type, count) => {
    expect(countOf(call)).toEqual([type, count]);
    expect(countOf(call.replace(/^.*nn\./, ''), 'pytorch')).toEqual([type, count]);
  });

  it('takes layers as arguments', () => {
    const half = 4 * 10 * (5 + 10 + 1);
    expect(countOf('Bidirectional(LSTM(10))', undefined, [7, 5])).toEqual([
      'Bidirectional',
      2 * half
    ]);
    const twice = 'layers.TimeDistributed(layer=TimeDistributed(keras.layers.Dense(3)))';
    expect(countOf(twice, undefined, [7, 6, 5])).toEqual(['TimeDistributed', 5 * 3 + 3]);
  });

  it.each([
    ['nnx.Linear(3, 4, rngs=nnx.Rngs(0))', undefined, 3 * 4 + 4],
    ['flax.linen.Dense(features=10)', undefined, 3 * 10 + 10],
    ['nn.Conv(10, kernel_size=(3, 3), use_bias=False)', 'flax_linen', 3 * 3 * 3 * 10]
  ])('reads calls of flax: %s', (call, framework, count) => {
    expect(countOf(call, framework, [5, 5, 3])).toEqual([expect.any(String), count]);
  });

  it.each(['nn.Sequential(nn.Linear(3, 4))', 'keras.Sequential([layers.Dense(3)])', 'Model(x, y)'])(
    'says of a model that its layers are to be counted: %s',
    call => {
      expect(countOf(call)).toMatch(/made of other layers: count them one by one/);
    }
  );

  it.each([
    'Dense(units=n)',
    'Bidirectional(LSTM(units=n))',
    'Conv2D(8, kernel_size=(3, n))',
    'Dense(**settings)'
  ])('refuses what is no value: %s', call => {
    expect(() => readCall(call, undefined)).toThrow('every argument must be a value');
  });

  it('names the frameworks where one is not known', () => {
    expect(() => readCall('Dense(3)', 'caffe')).toThrow('unknown framework caffe: give one of');
    expect(() => readCall('Dense(3)', 'constructor')).toThrow('unknown framework');
  });
});

describe('the batch', () => {
  it('may be given as a summary prints it', () => {
    expect(countOf('Conv1D(4, 3)', 'keras', [null, 32, 3])).toEqual(['Conv1D', 40]);
    expect(countOf('Conv1D(4, 3)', 'keras', [32, 3])).toEqual(['Conv1D', 40]);
    const answer = calculate('Conv1D(4, 3)', 'keras', [[null, 32, 3]]);
    expect(answer).toMatchObject({ outputs: [[null, 30, 4]] });
  });

  it('is counted in messages where it was given', () => {
    expect(countOf('Conv2D(8, 3)', 'keras', [32, 3])).toContain(
      '3 axes or more beside the batch, not 2'
    );
    expect(countOf('Conv2D(8, 3)', 'keras', [null, 32, 3])).toContain(
      '4 axes or more, the batch counted, not 3'
    );
    expect(inGivenAxes('anything else', [[3]])).toBe('anything else');
  });
});
