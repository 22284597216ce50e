import { loadRest, provideFamily } from '../counter/index.js';
import type { Framework } from '../counter/types.js';
import { loadAll } from './using.js';
import { Part } from './part.js';

type Ruled = Exclude<Framework, 'other'>;

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

/** The rules of each framework, but for those of classes that are seldom met. */
export const RULES: Readonly<Record<Ruled, Part<void>>> = {
  keras,
  torch,
  flax_linen: flax,
  flax_nnx: flax
};

const REST: Readonly<Partial<Record<Ruled, Part<void>>>> = {
  keras: new Part(() => loadRest('keras')),
  torch: new Part(() => loadRest('torch'))
};

/** What is to be loaded next where a framework's rules are missing; `null` if it is all there. */
export function missingRules(framework: Framework): Part<void> | null {
  if (framework === 'other') return null;
  return [RULES[framework], REST[framework]].find(part => part?.content === null) ?? null;
}

/** Every framework's rules: what is said of a class that its own framework does not know depends on all the others.
 * Rejects where they cannot be loaded. */
export async function loadRules(): Promise<void> {
  // The rest is known to those that leave it out.
  if (!(await loadAll(Object.values(RULES))) || !(await loadAll(Object.values(REST)))) {
    throw new Error('The rules could not be loaded.');
  }
}
