import { loadRest, provideFamily, provideSolvers, type RulesMissing } from '../counter/index.js';
import type { Framework } from '../counter/types.js';
import type { SourceFramework } from '../evidence/types.js';
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

/** Rules that are loaded together, and what solves rows of their classes. */
interface Counted {
  readonly rules: Part<void>;
  readonly solvers: Part<void>;
}

const flaxCounted: Counted = {
  rules: flax,
  solvers: new Part(async () => {
    const { LINEN_SOLVERS, NNX_SOLVERS } = await import(
      /* webpackChunkName: "flax-solvers" */ '../counter/flax/solving/solvers.js'
    );
    provideSolvers('flax_linen', LINEN_SOLVERS);
    provideSolvers('flax_nnx', NNX_SOLVERS);
  })
};

/** What is counted of each framework: what most networks are made of, with what is particular to its summaries, and then
 * the classes that are seldom met. */
const COUNTED: Readonly<Record<Framework, readonly Counted[]>> = {
  keras: [
    {
      rules: keras,
      solvers: new Part(async () => {
        const { KERAS_SOLVERS } = await import(
          /* webpackChunkName: "keras-solvers" */ '../counter/keras/solving/solvers.js'
        );
        provideSolvers('keras', KERAS_SOLVERS);
      })
    },
    {
      rules: new Part(() => loadRest('keras')),
      solvers: new Part(async () => {
        const { KERAS_REST_SOLVERS } = await import(
          /* webpackChunkName: "keras-rest-solvers" */ '../counter/keras/solving/rest.js'
        );
        provideSolvers('keras', KERAS_REST_SOLVERS);
      })
    }
  ],
  torch: [
    {
      rules: torch,
      solvers: new Part(async () => {
        const { TORCH_SOLVERS } = await import(
          /* webpackChunkName: "torch-solvers" */ '../counter/torch/solving/solvers.js'
        );
        provideSolvers('torch', TORCH_SOLVERS);
      })
    },
    {
      rules: new Part(() => loadRest('torch')),
      solvers: new Part(async () => {
        const { TORCH_REST_SOLVERS } = await import(
          /* webpackChunkName: "torch-rest-solvers" */ '../counter/torch/solving/rest.js'
        );
        provideSolvers('torch', TORCH_REST_SOLVERS);
      })
    }
  ],
  flax_linen: [flaxCounted],
  flax_nnx: [flaxCounted],
  other: []
};

const ALL: readonly Counted[] = [...new Set(Object.values(COUNTED).flat())];

/** The usual rules of each framework whose code is followed. */
export const RULES: Readonly<Record<SourceFramework, Part<void>>> = { keras, torch };

/** What is to be loaded next where rules of a framework, or its solvers, are missing: nothing if it is all there. */
export function missingRules({ framework, kind }: RulesMissing): readonly Part<void>[] {
  const rules = COUNTED[framework].map(counted => counted.rules);
  return kind === 'solvers'
    ? missingSolversOf(rules.filter(isThere))
    : rules.filter(part => !isThere(part)).slice(0, 1);
}

/** The solvers that are not there yet, of the rules that are there or among the parts that are coming. */
export function missingSolvers(coming: readonly Part<unknown>[]): readonly Part<void>[] {
  return missingSolversOf([...ALL.map(({ rules }) => rules).filter(isThere), ...coming]);
}

/** The solvers that are not there yet, of the rules among these parts. */
export function missingSolversOf(parts: readonly Part<unknown>[]): readonly Part<void>[] {
  const counted = ALL.filter(({ rules }) => parts.includes(rules));
  return counted.map(({ solvers }) => solvers).filter(solvers => !isThere(solvers));
}

function isThere({ content }: Part<unknown>): boolean {
  return content !== null;
}

/** Every framework's rules: what is said of a class that its own framework does not know depends on all the others.
 * Rejects where they cannot be loaded. */
export async function loadRules(): Promise<void> {
  const rulesAt = (place: number): readonly Part<void>[] =>
    Object.values(COUNTED).flatMap(counted => counted[place]?.rules ?? []);
  // The rest is known to those that leave it out.
  if (!(await loadAll(rulesAt(0))) || !(await loadAll(rulesAt(1)))) {
    throw new Error('The rules could not be loaded.');
  }
}
