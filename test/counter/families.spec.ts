import type * as counter from '../../src/counter/index.js';
import type { Layer } from '../../src/counter/types.js';
import { KERAS } from '../../src/counter/keras/family.js';
import { KERAS_REST } from '../../src/counter/keras/rest.js';
import { TORCH } from '../../src/counter/torch/family.js';
import { TORCH_REST } from '../../src/counter/torch/rest.js';

test.each([
  ['Keras', KERAS, KERAS_REST],
  ['torch', TORCH, TORCH_REST]
])('the classes that %s leaves out are named where they are left out', (_name, { rest }, rules) => {
  expect(rest?.types).toEqual(rules.map(({ type }) => type));
});

describe('rules that are seldom needed', () => {
  const lstm = { framework: 'keras', type: 'LSTM', config: { units: 2 }, inputs: [[null, 5, 3]] };

  it('are asked for by their classes only, and come', async () => {
    await jest.isolateModulesAsync(async () => {
      const fresh = jest.requireActual<typeof counter>('../../src/counter/index.js');
      const { KERAS } = jest.requireActual<{ KERAS: Parameters<typeof fresh.provideFamily>[1] }>(
        '../../src/counter/keras/family.js'
      );
      expect(() => fresh.ruleOf('keras', 'Dense')).toThrow(fresh.RulesMissing);
      fresh.provideFamily('keras', KERAS);
      expect(fresh.ruleOf('keras', 'Dense')?.type).toBe('Dense');
      expect(fresh.ruleOf('keras', 'MyLayer')).toBeNull();
      expect(() => fresh.count(lstm as Layer)).toThrow(fresh.RulesMissing);
      // What a name that is cut can mean does not depend on what is there.
      expect(fresh.completeType('keras', 'SimpleRNNC', '')).toBe('SimpleRNNCell');
      await fresh.loadRest('keras');
      expect(fresh.count(lstm as Layer).count).toBe(48);
    });
  });
});
