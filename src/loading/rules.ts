import { loadRest, provideFamily } from '../counter/index.js';
import type { Framework } from '../counter/types.js';
import { provideParticulars } from '../report/particulars.js';
import { loadAll } from './using.js';
import { Part } from './part.js';

const keras = new Part(async () => {
  const [{ KERAS }, { KERAS_PARTICULARS }] = await Promise.all([
    import(/* webpackChunkName: "keras" */ '../counter/keras/family.js'),
    import(/* webpackChunkName: "keras" */ '../report/particular/keras.js')
  ]);
  provideFamily('keras', KERAS);
  provideParticulars('keras', KERAS_PARTICULARS);
});

const torch = new Part(async () => {
  const [{ TORCH }, { TORCH_PARTICULARS }] = await Promise.all([
    import(/* webpackChunkName: "torch" */ '../counter/torch/family.js'),
    import(/* webpackChunkName: "torch" */ '../report/particular/torch.js')
  ]);
  provideFamily('torch', TORCH);
  provideParticulars('torch', TORCH_PARTICULARS);
});

const flax = new Part(async () => {
  const [{ LINEN, NNX }, { otherParticulars }] = await Promise.all([
    import(/* webpackChunkName: "flax" */ '../counter/flax/families.js'),
    import('../report/particular/other.js')
  ]);
  provideFamily('flax_linen', LINEN);
  provideFamily('flax_nnx', NNX);
  provideParticulars('flax_linen', otherParticulars('flax_linen'));
  provideParticulars('flax_nnx', otherParticulars('flax_nnx'));
});

const other = new Part(async () => {
  const { otherParticulars } = await import('../report/particular/other.js');
  provideParticulars('other', otherParticulars('other'));
});

/** The rules of each framework, but for those of classes that are seldom met, and what is particular to its summaries. */
export const RULES: Readonly<Record<Framework, Part<void>>> = {
  keras,
  torch,
  flax_linen: flax,
  flax_nnx: flax,
  other
};

const REST: Readonly<Partial<Record<Framework, Part<void>>>> = {
  keras: new Part(() => loadRest('keras')),
  torch: new Part(() => loadRest('torch'))
};

/** What is to be loaded next where a framework's rules are missing; `null` if it is all there. */
export function missingRules(framework: Framework): Part<void> | null {
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
