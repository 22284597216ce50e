import type { Shape, Tensor } from '../counter/types.js';
import { plus, times, type Operand } from '../report/derivation/words.js';
import type { Formula } from '../report/types.js';
import { message } from '../text/message.js';
import { batchOf, placesOf } from './axes.js';
import { count, unknownMultiplyAdds, usedOnceAPlace, type Subject } from './subject.js';
import { costOf, type Cost } from './types.js';

const GATES = message('Without the products of the gates.');

/** A recurrent layer uses every weight once at each time step; a cell is a single step. */
export function recurrentCost(subject: Subject): Cost {
  const { type, framework, inputs, output } = subject;
  if (type.endsWith('Cell')) {
    return output
      ? usedOnceAPlace(subject, batchOf(output), GATES)
      : unknownMultiplyAdds(message('Its output shape is not printed.'));
  }
  if (framework === 'torch') {
    // Batch and steps come in either order; both are there.
    const places = output?.length === 3 ? output.slice(0, 2) : [];
    return places.length === 2 && places.every(size => size !== null)
      ? usedOnceAPlace(
          subject,
          places.map(value => ({ value: value as number, meaning: 'batch or time steps' })),
          GATES
        )
      : unknownMultiplyAdds(message('Its time steps are not printed.'));
  }
  const steps = inputs[0]?.[1] ?? (output?.length === 3 ? output[1] : null);
  if (steps === null) return unknownMultiplyAdds(message('Its time steps are not known.'));
  const places = [...batchOf(output ?? inputs[0] ?? []), { value: steps, meaning: 'time steps' }];
  return usedOnceAPlace(subject, places, GATES);
}

/** Multi-head attention: the projections at each position of what they project, and two products, of queries with keys
 * and of the scores with the values, for every pair of positions. Source: Vaswani et al., arXiv:1706.03762, section 3. */
export function attentionCost(subject: Subject): Cost {
  const [query, value] = subject.inputs;
  if (!query || !value) {
    return unknownMultiplyAdds(message('The length of what it attends to is not printed.'));
  }
  const queries = placesOf(query, 0, '');
  const values = placesOf(value, 0, '');
  if (!queries || !values) {
    return unknownMultiplyAdds(message('An input shape leaves a size open.'));
  }
  const sides = sidesOf(subject.tensors);
  if (!sides) return unknownMultiplyAdds(message('Its projections are not told apart.'));
  const pairs = [...queries, { value: lengthOf(value), meaning: 'positions attended to' }];
  const products: readonly (readonly [meaning: string, formula: Formula])[] = [
    ['of the queries and the output', once(sides.query, queries)],
    ['of the keys and values', once(sides.value, values)],
    [
      'of the scores',
      times([{ value: sides.scores, meaning: 'heads × key size' }, ...pairs], 'MACs')
    ],
    [
      'of the mixes',
      times([{ value: sides.mixes, meaning: 'heads × value size' }, ...pairs], 'MACs')
    ]
  ];
  return costOf(
    'MACs',
    [
      ...products.map(([, formula]) => formula),
      plus(
        products.map(([meaning, formula]) => ({ value: formula.value, meaning })),
        'MACs'
      )
    ],
    message('Without the softmax.')
  );
}

function once(parameters: number, places: readonly Operand[]): Formula {
  return times([{ value: parameters, meaning: 'weights and biases' }, ...places], 'MACs');
}

function lengthOf(shape: Shape): number {
  return shape.slice(1, -1).reduce((product: number, size) => product * (size ?? 1), 1);
}

interface Sides {
  /** Parameters that are used at each of the queries' positions. */
  readonly query: number;
  /** Parameters that are used at each of the positions attended to. */
  readonly value: number;
  /** Features that a query and a key are compared by, of all heads. */
  readonly scores: number;
  /** Features of the values, of all heads. */
  readonly mixes: number;
}

function sidesOf(tensors: readonly Tensor[]): Sides | null {
  const joint = tensors.find(({ name }) => name === 'in_proj_weight');
  if (joint) {
    // One tensor holds the three projections, each a third of it.
    const [, features] = joint.shape;
    const third = count(tensors.filter(({ name }) => name.startsWith('in_proj'))) / 3;
    const way = count(tensors.filter(({ name }) => name.startsWith('out_proj')));
    return { query: third + way, value: 2 * third, scores: features, mixes: features };
  }
  const of = (...paths: string[]): readonly Tensor[] =>
    tensors.filter(({ name }) => paths.some(path => name.startsWith(`${path}/`)));
  const queries = of('query').find(({ role }) => role === 'weight');
  const output = of('attention_output').find(({ role }) => role === 'weight');
  if (!queries || !output) return null;
  return {
    query: count(of('query', 'gate', 'attention_output')),
    value: count(of('key', 'value')),
    scores: queries.shape[1] * queries.shape[2],
    mixes: output.shape[0] * output.shape[1]
  };
}
