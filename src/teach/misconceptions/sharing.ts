import { quantity, times } from '../expression.js';
import { one, type Misconception } from './types.js';

export const SHARING: readonly Misconception[] = [
  {
    id: 'shared-layer-twice',
    title: 'A shared layer counted at each use',
    explanation:
      'The count is multiplied by the %1 places where the layer is used. All of them use the same weights.',
    compute: ({ total }, { uses = 1 }) =>
      one(uses > 1 && total > 0, () => ({
        whole: times(quantity(uses, 'uses'), quantity(total, 'parameters')),
        parameters: [uses]
      }))
  }
];
