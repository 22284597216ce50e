import { quantity } from '../expression.js';
import { several } from '../../text/message.js';
import type { Misconception } from './types.js';

export const PARTS: readonly Misconception[] = [
  {
    id: 'other-rows-included',
    title: 'Rows of their own counted again',
    explanation: 'All that the layer holds is counted. Some of it has rows of its own.',
    compute: ({ elsewhere, total }) =>
      elsewhere
        ? [
            {
              whole: quantity(total + elsewhere.count, 'parameters'),
              explanation: several(
                elsewhere.names.length,
                'All that the layer holds is counted. Here %2 is left out: it has a row of its own.',
                'All that the layer holds is counted. Here %2 are left out: they have rows of their own.',
                elsewhere.names.join(', ')
              )
            }
          ]
        : []
  }
];
