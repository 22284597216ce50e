import type { Table } from '../builds.js';
import { plus, quantity, times, type Expression } from '../expression.js';
import { productOf } from '../settings.js';
import type { Mistake, Misconception } from './types.js';

function about(
  rule: Omit<Misconception, 'compute'>,
  compute: (table: Table, length: number | null) => readonly Mistake[]
): Misconception {
  return {
    ...rule,
    compute: ({ build, input }) =>
      build.kind === 'table' ? compute(build, productOf((input ?? [null]).slice(1))) : []
  };
}

function entries({ words, size }: Table): Expression {
  return times(quantity(words, 'vocabulary size'), quantity(size, 'embedding size'));
}

export const TABLES: readonly Misconception[] = [
  about(
    {
      id: 'table-for-every-word',
      title: 'The table counted for every word of the sequence',
      explanation:
        'The table is counted again for each of the %1 words that come in. They are all looked up in the same one.'
    },
    (table, length) =>
      length !== null && length > 1
        ? [{ weights: times(quantity(length, 'words'), entries(table)), parameters: [length] }]
        : []
  ),
  about(
    {
      id: 'sequence-length-for-vocabulary',
      title: 'The sequence length taken for the vocabulary',
      explanation:
        'A row is counted for every word that comes in: %1. The table has a row for every word there is: %2.'
    },
    (table, length) =>
      length !== null && length > 1
        ? [
            {
              weights: times(quantity(length, 'words'), quantity(table.size, 'embedding size')),
              parameters: [length, table.words]
            }
          ]
        : []
  ),
  about(
    {
      id: 'embedding-with-bias',
      title: 'A bias in the embedding',
      explanation:
        'A bias is counted for every number of a row: %1. An embedding only looks rows up: it has none.'
    },
    table => [{ biases: quantity(table.size, 'embedding size'), parameters: [table.size] }]
  ),
  about(
    {
      id: 'table-sides-added',
      title: 'Vocabulary and embedding size added',
      explanation: 'The two are added. Every word has a row of its own, so they multiply: %1 × %2.'
    },
    table => [
      {
        weights: plus(
          quantity(table.words, 'vocabulary size'),
          quantity(table.size, 'embedding size')
        ),
        parameters: [table.words, table.size]
      }
    ]
  )
];
