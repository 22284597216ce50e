import { loadRest, provideFamily, provideSolvers, type RulesMissing } from '../counter/index.js';
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
  const { LINEN, NNX } = await import(/* webpackChunkName: "flax" */ '../counter/flax/families.js');
  provideFamily('flax_linen', LINEN);
  provideFamily('flax_nnx', NNX);
});

/** The rules of each framework, but for those of classes that are seldom met, and what is particular to its summaries. */
export const RULES: Readonly<Record<Framework, Part<void>>> = {
  keras,
  torch,
  flax_linen: flax,
  flax_nnx: flax,
  other: new Part(() => Promise.resolve())
};

const REST: Readonly<Partial<Record<Framework, Part<void>>>> = {
  keras: new Part(() => loadRest('keras')),
  torch: new Part(() => loadRest('torch'))
};

const SOLVERS: Readonly<Partial<Record<Framework, Part<void>>>> = {
  keras: new Part(async () => {
    const { KERAS_SOLVERS } = await import('../counter/keras/solving/solvers.js');
    provideSolvers('keras', KERAS_SOLVERS);
  }),
  torch: new Part(async () => {
    const { TORCH_SOLVERS } = await import('../counter/torch/solving/solvers.js');
    provideSolvers('torch', TORCH_SOLVERS);
  })
};

const FRAMEWORKS = Object.keys(RULES) as Framework[];

/** What is to be loaded next where rules of a framework, or its solvers, are missing; `null` if it is all there. */
export function missingRules({ framework, kind }: RulesMissing): Part<void> | null {
  const parts = kind === 'rules' ? [RULES[framework], REST[framework]] : [SOLVERS[framework]];
  return parts.find(part => part?.content === null) ?? null;
}

/** The solvers that are not there yet, of the frameworks whose rules are there or among the parts that are coming. */
export function missingSolvers(coming: readonly Part<unknown>[]): readonly Part<void>[] {
  return FRAMEWORKS.flatMap(framework => {
    const [rules, solvers] = [RULES[framework], SOLVERS[framework]];
    const isCounted = rules.content !== null || coming.includes(rules);
    return isCounted && solvers?.content === null ? [solvers] : [];
  });
}

/** Every framework's rules: what is said of a class that its own framework does not know depends on all the others.
 * Rejects where they cannot be loaded. */
export async function loadRules(): Promise<void> {
  // The rest is known to those that leave it out.
  if (!(await loadAll(Object.values(RULES))) || !(await loadAll(Object.values(REST)))) {
    throw new Error('The rules could not be loaded.');
  }
}
