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

const kerasRest = new Part(() => loadRest('keras'));

const torchRest = new Part(() => loadRest('torch'));

const REST: Readonly<Partial<Record<Framework, Part<void>>>> = {
  keras: kerasRest,
  torch: torchRest
};

/** The solvers of the rules that a part brings. */
const SOLVERS: ReadonlyMap<Part<unknown>, Part<void>> = new Map([
  [
    keras,
    new Part(async () => {
      const { KERAS_SOLVERS } = await import(
        /* webpackChunkName: "keras-solvers" */ '../counter/keras/solving/solvers.js'
      );
      provideSolvers('keras', KERAS_SOLVERS);
    })
  ],
  [
    kerasRest,
    new Part(async () => {
      const { KERAS_REST_SOLVERS } = await import(
        /* webpackChunkName: "keras-rest-solvers" */ '../counter/keras/solving/rest.js'
      );
      provideSolvers('keras', KERAS_REST_SOLVERS);
    })
  ],
  [
    torch,
    new Part(async () => {
      const { TORCH_SOLVERS } = await import(
        /* webpackChunkName: "torch-solvers" */ '../counter/torch/solving/solvers.js'
      );
      provideSolvers('torch', TORCH_SOLVERS);
    })
  ],
  [
    torchRest,
    new Part(async () => {
      const { TORCH_REST_SOLVERS } = await import(
        /* webpackChunkName: "torch-rest-solvers" */ '../counter/torch/solving/rest.js'
      );
      provideSolvers('torch', TORCH_REST_SOLVERS);
    })
  ],
  [
    flax,
    new Part(async () => {
      const { LINEN_SOLVERS, NNX_SOLVERS } = await import(
        /* webpackChunkName: "flax-solvers" */ '../counter/flax/solving/solvers.js'
      );
      provideSolvers('flax_linen', LINEN_SOLVERS);
      provideSolvers('flax_nnx', NNX_SOLVERS);
    })
  ]
]);

/** What is to be loaded next where rules of a framework, or its solvers, are missing: nothing if it is all there. */
export function missingRules({ framework, kind }: RulesMissing): readonly Part<void>[] {
  const parts = rulesOf(framework);
  if (kind === 'solvers') return missingSolversOf(parts.filter(isThere));
  return parts.filter(part => !isThere(part)).slice(0, 1);
}

/** The solvers that are not there yet, of the rules that are there or among the parts that are coming. */
export function missingSolvers(coming: readonly Part<unknown>[]): readonly Part<void>[] {
  return missingSolversOf(
    [...SOLVERS.keys()].filter(part => isThere(part) || coming.includes(part))
  );
}

/** The solvers that are not there yet, of the rules among these parts. */
export function missingSolversOf(rules: readonly Part<unknown>[]): readonly Part<void>[] {
  return rules.flatMap(part => SOLVERS.get(part) ?? []).filter(part => !isThere(part));
}

/** The usual rules first. */
function rulesOf(framework: Framework): readonly Part<void>[] {
  const rest = REST[framework];
  return rest ? [RULES[framework], rest] : [RULES[framework]];
}

function isThere({ content }: Part<unknown>): boolean {
  return content !== null;
}

/** Every framework's rules: what is said of a class that its own framework does not know depends on all the others.
 * Rejects where they cannot be loaded. */
export async function loadRules(): Promise<void> {
  // The rest is known to those that leave it out.
  if (!(await loadAll(Object.values(RULES))) || !(await loadAll(Object.values(REST)))) {
    throw new Error('The rules could not be loaded.');
  }
}
