import type * as counter from '../../src/counter/index.js';
import type { Layer } from '../../src/counter/types.js';
import { LINEN, NNX } from '../../src/counter/flax/families.js';
import { LINEN_SOLVERS, NNX_SOLVERS } from '../../src/counter/flax/solving/solvers.js';
import { KERAS } from '../../src/counter/keras/family.js';
import { KERAS_REST } from '../../src/counter/keras/rest.js';
import { KERAS_REST_SOLVERS } from '../../src/counter/keras/solving/rest.js';
import { KERAS_SOLVERS } from '../../src/counter/keras/solving/solvers.js';
import { TORCH } from '../../src/counter/torch/family.js';
import { TORCH_REST } from '../../src/counter/torch/rest.js';
import { TORCH_REST_SOLVERS } from '../../src/counter/torch/solving/rest.js';
import { TORCH_SOLVERS } from '../../src/counter/torch/solving/solvers.js';

test.each([
  ['Keras', KERAS, KERAS_REST],
  ['torch', TORCH, TORCH_REST]
])('the classes that %s leaves out are named where they are left out', (_name, { rest }, rules) => {
  expect(rest?.types).toEqual(rules.map(({ type }) => type));
});

test.each([
  ['Keras', KERAS.rules, KERAS_SOLVERS],
  ['Keras, seldom met,', KERAS_REST, KERAS_REST_SOLVERS],
  ['torch', TORCH.rules, TORCH_SOLVERS],
  ['torch, seldom met,', TORCH_REST, TORCH_REST_SOLVERS],
  ['flax.linen', LINEN.rules, LINEN_SOLVERS],
  ['flax.nnx', NNX.rules, NNX_SOLVERS]
])(
  'the solvers of %s are those of the classes that learn and can be solved',
  (_name, rules, solvers) => {
    const solvable = rules.filter(({ weightless, unsolvable }) => !weightless && !unsolvable);
    expect(Object.keys(solvers).sort()).toEqual(solvable.map(({ type }) => type).sort());
  }
);

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

describe('solvers', () => {
  const row = { inputs: [], outputs: [[null, 2]], count: 8 };

  it('are asked for by rows of classes that learn only, and come', async () => {
    await jest.isolateModulesAsync(async () => {
      const fresh = jest.requireActual<typeof counter>('../../src/counter/index.js');
      const { KERAS } = jest.requireActual<{ KERAS: Parameters<typeof fresh.provideFamily>[1] }>(
        '../../src/counter/keras/family.js'
      );
      fresh.provideFamily('keras', KERAS);
      expect(fresh.solve('keras', 'Dropout', { ...row, count: 0 })).toHaveLength(1);
      expect(fresh.solve('keras', 'Dropout', row)).toEqual([]);
      expect(() => fresh.solve('keras', 'Dense', row)).toThrow(
        expect.objectContaining({ framework: 'keras', kind: 'solvers' })
      );
      fresh.provideSolvers('keras', KERAS_SOLVERS);
      expect(fresh.solve('keras', 'Dense', row)[0].config).toEqual({ units: 2, use_bias: true });
      await fresh.loadRest('keras');
      expect(() => fresh.solve('keras', 'Embedding', row)).toThrow(fresh.RulesMissing);
      fresh.provideSolvers('keras', KERAS_REST_SOLVERS);
      expect(fresh.solve('keras', 'Embedding', row)[0].config).toMatchObject({ input_dim: 4 });
      expect(fresh.solve('keras', 'Dense', { ...row, count: 12 })).not.toEqual([]);
    });
  });
});
