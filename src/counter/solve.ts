import { count } from './count.js';
import { CountError } from './errors.js';
import { solverOf } from './families.js';
import { ruleOf } from './registry.js';
import type { Hypothesis, Solver } from './rule.js';
import { agree } from './shapes.js';
import type { Framework, Observation, Shape, Solution, Tensor, Value } from './types.js';

/** Wrappers in wrappers that a printed row is tried for. */
const DEEPEST = 2;
/** Bounds on the work of one row, far above what a real row needs. */
const MOST_HYPOTHESES = 20_000;
const MOST_SOLUTIONS = 200;
const MOST_SHAPES = 16;
const MOST_AXES = 32;
const LONGEST_KERNEL = 65536;
/** Rows whose solutions are kept: tables repeat themselves, and are printed again. */
const MOST_KEPT = 500;

const LEARNS_NOTHING: Solver = {
  propose: row => (row.count === 0 ? [{ config: {}, cost: 0 }] : [])
};

const kept = new Map<string, readonly Solution[]>();

/** The hyper-parameters with which a layer of this class has exactly the row's count and agrees with its shapes, the
 * most conventional first; none if the class is not known or no setting fits. Two solutions never have the same
 * tensors, so their number less one is the number of other explanations; it stops at 200.
 *
 * Every solution has been counted forwards. The work is bounded for any row, and no row makes it throw anything but
 * `RulesMissing`, where the framework's solvers are not there yet. */
export function solve(framework: Framework, type: string, row: Observation): readonly Solution[] {
  if (!isPlausible(row) || !ruleOf(framework, type)) {
    return [];
  }
  const key = JSON.stringify([framework, type, row]);
  const known = kept.get(key);
  if (known) {
    return known;
  }
  const solutions = solveNested(framework, type, row, 0);
  if (kept.size >= MOST_KEPT) {
    kept.clear();
  }
  kept.set(key, solutions);
  return solutions;
}

function solveNested(
  framework: Framework,
  type: string,
  row: Observation,
  depth: number
): readonly Solution[] {
  const rule = ruleOf(framework, type);
  if (!rule || rule.unsolvable || depth > DEEPEST) {
    return [];
  }
  const wrapped = (inner: string, innerRow: Observation): readonly Solution[] =>
    solveNested(framework, inner, innerRow, depth + 1);
  const solver = rule.weightless ? LEARNS_NOTHING : solverOf(framework, rule);
  const usual = verified(framework, type, row, solver.propose(row, wrapped));
  // What is rare by itself and wrapped on top would explain nearly any count.
  return usual.length > 0 || !solver.lastResort || depth > 0
    ? usual
    : verified(framework, type, row, solver.lastResort(row, wrapped));
}

/** The hypotheses that hold, without those that repeat another one's tensors, the cheapest first. */
function verified(
  framework: Framework,
  type: string,
  row: Observation,
  hypotheses: Iterable<Hypothesis>
): readonly Solution[] {
  const byTensors = new Map<string, Solution>();
  let tried = 0;
  for (const hypothesis of hypotheses) {
    if (++tried > MOST_HYPOTHESES) {
      break;
    }
    const solution = verify(framework, type, row, hypothesis);
    if (solution) {
      const key = tensorsKey(solution.tensors);
      const known = byTensors.get(key);
      if (!known || solution.cost < known.cost) {
        byTensors.set(key, solution);
      }
    }
  }
  return [...byTensors.values()].sort((a, b) => a.cost - b.cost).slice(0, MOST_SOLUTIONS);
}

function verify(
  framework: Framework,
  type: string,
  row: Observation,
  { config, inputs: supposed, cost }: Hypothesis
): Solution | null {
  if (row.kernel && !isKernel(config.kernel_size, row.kernel)) {
    return null;
  }
  const inputs = supposed ?? row.inputs.filter((shape): shape is Shape => shape !== null);
  try {
    const counted = count({ framework, type, config, inputs });
    return counted.count === row.count && outputsAgree(counted.outputs, row.outputs)
      ? { config, inputs, cost, tensors: counted.tensors }
      : null;
  } catch (error) {
    if (error instanceof CountError) {
      return null;
    }
    throw error;
  }
}

/** Classes without a kernel say nothing against one. */
function isKernel(size: Value | undefined, observed: readonly number[]): boolean {
  if (size === undefined) {
    return true;
  }
  const sizes = Array.isArray(size) ? (size as readonly Value[]) : observed.map(() => size);
  return (
    sizes.length === observed.length && sizes.every((length, axis) => length === observed[axis])
  );
}

/** Only outputs that both sides know are compared: a printer may cut the list. */
function outputsAgree(counted: readonly Shape[] | null, observed: readonly Shape[]): boolean {
  return (counted ?? []).every((shape, place) => !observed[place] || agree(shape, observed[place]));
}

function tensorsKey(tensors: readonly Tensor[]): string {
  return tensors.map(({ name, shape, trainable }) => `${name}:${shape}:${trainable}`).join(';');
}

function isPlausible({ count, inputs, outputs, kernel = [] }: Observation): boolean {
  const shapes = [...inputs, ...outputs];
  return (
    isSize(count) &&
    kernel.length <= MOST_AXES &&
    kernel.every(size => isSize(size) && size <= LONGEST_KERNEL) &&
    shapes.length <= MOST_SHAPES &&
    shapes.every(
      shape =>
        shape === null ||
        (shape.length <= MOST_AXES && shape.every(size => size === null || isSize(size)))
    )
  );
}

function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
