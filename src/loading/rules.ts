import { provideFamily } from '../counter/index.js';
import type { Framework } from '../counter/types.js';
import { loadAll } from './using.js';
import { Part } from './part.js';

const keras = new Part(async () => {
  const { KERAS } = await import('../counter/keras/family.js');
  provideFamily('keras', KERAS);
});

const torch = new Part(async () => {
  const { TORCH } = await import('../counter/torch/family.js');
  provideFamily('torch', TORCH);
});

const flax = new Part(async () => {
  const { LINEN, NNX } = await import('../counter/flax/families.js');
  provideFamily('flax_linen', LINEN);
  provideFamily('flax_nnx', NNX);
});

/** The rules of each framework. */
export const RULES: Readonly<Record<Exclude<Framework, 'other'>, Part<void>>> = {
  keras,
  torch,
  flax_linen: flax,
  flax_nnx: flax
};

/** Every framework's rules: what is said of a class that its own framework does not know depends on all the others.
 * Rejects where they cannot be loaded. */
export async function loadRules(): Promise<void> {
  if (!(await loadAll(Object.values(RULES)))) throw new Error('The rules could not be loaded.');
}
