import { completeShapes, isVariant, solve } from '../counter/index.js';
import type { Shape, Solution } from '../counter/types.js';
import { later } from '../later.js';
import { message, type Message } from '../text/message.js';
import { agreesWith, choose } from './choose.js';
import { unknown, type Circumstances, type Finding, type Others } from './finding.js';
import { formatShape } from './format.js';
import { isFree, type Node } from './graph.js';
import type { PartialTensor } from '../summary/types.js';

export { withoutSupposed } from './supposed.js';
export { Surroundings } from './surroundings.js';

/** Classes around another layer, which may be of any class. */
const HOLDS_ANYTHING = new Set(['TimeDistributed', 'Bidirectional', 'RNN', 'Wrapper']);

/** Explains a row by the most conventional hyper-parameters that give its count. */
export function examineSolved(node: Node, type: string, about: Circumstances): Finding {
  const { row } = node;
  const others = about.others();
  const reported = countOf(node, others);
  if (reported === null) {
    return unknown(
      row.count === null
        ? message('No count that can be read is printed.')
        : message('The printed number is cut or rounded, and nothing printed tells the rest.')
    );
  }
  if (reported === 0) {
    return unknown(missed(type, others));
  }
  const completed = row.partial ? completePartial(node, type, reported, row.partial) : null;
  if (completed) return completed;
  const solutions = choose(solutionsOf(node, type, reported, about, others), {
    stated: about.statement?.config ?? {},
    allTrained: others.allTrained,
    before: others.before
  });
  return solutions.length > 0
    ? explained(node, type, reported, solutions, about)
    : unexplained(node, type, reported, about);
}

/** Why a layer that has weights is printed with none. */
function missed(type: string, { caveats }: Others): Message {
  if (caveats.includes('weight-and-bias-only')) {
    return message(
      'This printer counts only tensors called weight and bias; the printed 0 says nothing of the others.'
    );
  }
  // It has a linear layer inside, which is not called.
  if (type === 'MultiheadAttention' && caveats.includes('bare-parameters')) {
    return message(
      'This release of the printer leaves out what a module holds itself beside the layers inside it; the printed 0 says nothing of its weights.'
    );
  }
  return message('A layer of this class has weights once it is built; 0 is printed.');
}

/** Explains a row by the axes that a narrow column has left of its tensors. */
function completePartial(
  { row }: Node,
  type: string,
  count: number,
  partial: readonly PartialTensor[]
): Finding | null {
  const completion = completeShapes(partial, count);
  if (!completion) return null;
  const stated = completion.shapes.map((shape, i) => ({
    name: partial[i].name,
    shape,
    trainable: partial[i].trainable
  }));
  const tensors = later('described').describe(stated, null, type);
  return {
    recomputed: count,
    verdict: 'explained',
    evidence: 'count',
    alternatives: completion.alternatives,
    reason: message('The printed shapes are cut; the count tells the missing sizes.'),
    tensors:
      row.trainable === false ? tensors.map(tensor => ({ ...tensor, trainable: false })) : tensors,
    layer: null
  };
}

/** Explains a row whose layer was changed after it was built: it kept its arguments, but not its tensors. */
export function examineChanged(node: Node, type: string, about: Circumstances): Finding | null {
  if (!about.statement) return null;
  const others = about.others();
  const reported = countOf(node, others);
  if (reported === null) return null;
  const { config } = about.statement;
  const changed = solutionsOf(node, type, reported, about, others).filter(
    solution =>
      agreesWith(solution.config, config) &&
      (solution.config.quantization ?? solution.config.lora_rank ?? null) !== null
  );
  if (changed.length === 0) return null;
  const [{ config: best }] = changed;
  return {
    ...explained(node, type, reported, changed, about),
    reason:
      typeof best.quantization === 'string'
        ? message('The layer was quantised to %1 after it was built.', best.quantization)
        : message('The layer was given LoRA matrices after it was built.')
  };
}

function countOf({ row }: Node, { restored }: Others): number | null {
  return typeof row.count === 'number' ? row.count : restored;
}

function solutionsOf(
  node: Node,
  type: string,
  count: number,
  { framework, isChain }: Circumstances,
  { addsUp, suggestion }: Others
): readonly Solution[] {
  const { normalizedNext } = node;
  const outputs = node.row.outputs ?? (suggestion?.output ? [suggestion.output] : []);
  const attempt = (
    inputs: readonly (Shape | null)[],
    supposed: readonly Shape[] = outputs
  ): readonly Solution[] => {
    const solved = (wanted: number): readonly Solution[] =>
      holding(
        count,
        solve(framework, type, { inputs, outputs: supposed, normalizedNext, count: wanted })
      );
    const found = solved(count);
    // Flax prints running averages in the row, half of what a normalisation holds, and counts them apart.
    return found.length > 0 || framework === 'keras' || framework === 'torch' || count % 2 === 1
      ? found
      : solved(count / 2);
  };
  if (suggestion) {
    return mostConventional(
      suggestion.inputs.flatMap(({ shape, cost }) => {
        const supposed = shape && outputs.length === 0 ? suggestion.outputsFrom(shape, count) : [];
        const inputs = shape ? [shape] : [];
        return [
          { find: () => attempt(inputs), cost },
          ...supposed.map(output => ({
            find: () => attempt(inputs, output.shape ? [output.shape] : []),
            cost: cost + output.cost
          }))
        ];
      }),
      normalizedNext
    );
  }
  if (isFree(node)) {
    const attempts = node.inputs.map((inputs, k) => ({
      find: () => attempt(inputs),
      cost: k * FARTHER
    }));
    return mostConventional(attempts, normalizedNext);
  }
  for (const inputs of node.inputs) {
    const solutions = attempt(inputs);
    if (solutions.length > 0) return solutions;
  }
  // Outside a chain the row above may not be the input at all.
  return node.chained && !isChain && addsUp ? attempt([]) : [];
}

/** The solutions whose tensors, state included, hold `count` numbers. */
function holding(count: number, solutions: readonly Solution[]): readonly Solution[] {
  return solutions.filter(
    ({ tensors }) => tensors.reduce((sum, tensor) => sum + tensor.count, 0) === count
  );
}

interface Attempt {
  readonly find: () => readonly Solution[];
  /** How unlikely the input is that was supposed. */
  readonly cost: number;
}

/** What it costs to take the input from a row that stands one farther above. */
const FARTHER = 0.01;

/** What a bias before a normalisation costs beside an input that another row may have put out. */
const POINTLESS_BIAS = 1;

/** Of the solutions for each supposed input, those whose best is the most conventional. */
function mostConventional(
  attempts: readonly Attempt[],
  normalizedNext: boolean
): readonly Solution[] {
  let best: readonly Solution[] = [];
  let least = Infinity;
  for (const { find, cost } of attempts) {
    // No setting is more conventional than one that costs nothing.
    if (cost >= least) continue;
    const solutions = find();
    if (solutions.length === 0) continue;
    const [first] = solutions;
    const biased = normalizedNext && first.tensors.some(tensor => tensor.role === 'bias');
    const total = first.cost + cost + (biased ? POINTLESS_BIAS : 0);
    if (total < least) {
      least = total;
      best = solutions;
    }
  }
  return best;
}

function explained(
  { row }: Node,
  type: string,
  count: number,
  solutions: readonly Solution[],
  { framework }: Circumstances
): Finding {
  const [{ tensors, config, inputs }] = solutions;
  return {
    recomputed: count,
    verdict: 'explained',
    evidence: 'count',
    alternatives: solutions.length - 1,
    reason:
      typeof row.count === 'number'
        ? null
        : message('The printed number is cut; the total tells the missing digits.'),
    tensors:
      row.trainable === false ? tensors.map(tensor => ({ ...tensor, trainable: false })) : tensors,
    layer: { framework, type, config, inputs }
  };
}

function unexplained(
  node: Node,
  type: string,
  count: number,
  { framework }: Circumstances
): Finding {
  if (!node.row.outputs) {
    return unknown(
      message('No output shape is printed, or it is cut; the count is taken as reported.')
    );
  }
  if (HOLDS_ANYTHING.has(type)) {
    return unknown(message('The wrapped layer is not printed; the count is taken as reported.'));
  }
  if (isVariant(framework, type)) {
    return unknown(
      message(
        '%1 may hold more than the class that it is named after; the count is taken as reported.',
        node.type
      )
    );
  }
  return {
    ...unknown(noSetting(node, count)),
    verdict: 'mismatch',
    evidence: 'count'
  };
}

function noSetting({ type, row, inputs: [[input]] }: Node, count: number): Message {
  const output = row.outputs?.[0];
  if (!output) return message('No setting of %1 gives %2 parameters.', type, count);
  return input
    ? message(
        'No setting of %1 gives %2 parameters from %3 to %4.',
        type,
        count,
        formatShape(input),
        formatShape(output)
      )
    : message(
        'No setting of %1 gives %2 parameters with the output %3.',
        type,
        count,
        formatShape(output)
      );
}
