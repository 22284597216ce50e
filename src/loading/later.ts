import { RulesMissing } from '../counter/index.js';
import { LaterMissing, provideLater, type Later } from '../later.js';
import { Part } from './part.js';
import { missingRules, missingSolvers, missingSolversOf } from './rules.js';

/** What is loaded only where there is something to do for it. */
export const LATER: Readonly<Record<keyof Later, Part<void>>> = {
  seldomModules: part('seldomModules', () => import('../summary/torch-repr/seldom.js')),
  solver: part('solver', () => import('../report/solved.js')),
  classNames: part('classNames', () => import('../report/classNames.js')),
  nested: part('nested', () => import('../report/containers.js')),
  cropped: part('cropped', () => import('../report/cropped.js')),
  join: part('join', () => import('../report/join.js')),
  ownRow: part('ownRow', () => import('../report/ownRow.js')),
  described: part('described', () => import('../report/described.js')),
  completed: part('completed', () => import('../report/completed.js')),
  beside: part('beside', () => import('../report/beside.js')),
  withoutPaths: part('withoutPaths', () => import('../report/withoutPaths.js')),
  magics: part('magics', () => import('../evidence/python/magics.js')),
  comprehensions: part('comprehensions', () => import('../evidence/parts/comprehensions.js')),
  inherited: part('inherited', () => import('../evidence/inherited.js')),
  library: part('library', () => import('../evidence/parts/library.js')),
  touched: part('touched', () => import('../evidence/python/touched.js')),
  unsettled: part('unsettled', () => import('../evidence/python/unsettled.js')),
  torchSeldom: part('torchSeldom', () => import('../evidence/torch/seldom.js')),
  torchAround: part('torchAround', () => import('../evidence/torch/around.js')),
  torchInside: part('torchInside', () => import('../evidence/torch/inside.js')),
  torchTensors: part('torchTensors', () => import('../evidence/torch/tensors.js'))
};

function part<Name extends keyof Later>(name: Name, load: () => Promise<Later[Name]>): Part<void> {
  return new Part(async () => provideLater(name, await load()));
}

/** Something cannot be worked out before these parts are loaded. */
export class PartsMissing extends Error {
  constructor(readonly parts: readonly Part<unknown>[]) {
    super('Not all that it takes is loaded.');
    this.name = 'PartsMissing';
  }
}

/** What it takes to solve rows, and is not there yet.
 *
 * @param coming - The parts that are loaded along with it.
 */
export function missingToSolve(coming: readonly Part<unknown>[] = []): readonly Part<unknown>[] {
  const solver = LATER.solver.content === null ? [LATER.solver] : [];
  return [...solver, ...missingSolvers(coming)];
}

/** The result of some work. Throws `PartsMissing` where it asks for what is not there. */
export function withParts<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const parts = partsOf(error);
    throw parts.length === 0 ? error : new PartsMissing(parts);
  }
}

function partsOf(error: unknown): readonly Part<unknown>[] {
  if (error instanceof RulesMissing) {
    const missing = missingRules(error);
    // Where rows are solved already, those whose rules come now are likely to be solved next.
    return LATER.solver.content === null ? missing : [...missing, ...missingSolversOf(missing)];
  }
  if (!(error instanceof LaterMissing)) return [];
  return error.part === 'solver' ? missingToSolve() : [LATER[error.part]];
}
