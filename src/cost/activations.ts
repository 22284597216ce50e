import { times } from '../report/derivation/words.js';
import type { ExplainedLayer } from '../report/types.js';
import { message } from '../text/message.js';
import { elementsOf } from './axes.js';
import { DATA_TYPES, type DataTypeName } from './dtypes.js';
import { costOf, unknownCost, type Cost } from './types.js';

/** The bytes of what a layer gives out, of the printed batch or else of one example.
 *
 * What training keeps for the backward pass may be more, if the layer keeps what it computes on the way, or nothing, if
 * it works in place.
 */
export function activationMemory({ outputShape }: ExplainedLayer, dtype: DataTypeName): Cost {
  if (!outputShape) return unknownCost('bytes', message('Its output shape is not printed.'));
  const elements = elementsOf(outputShape);
  if (!elements) return unknownCost('bytes', message('Its output shape leaves a size open.'));
  const { bytes, name } = DATA_TYPES[dtype];
  const size = { value: bytes, meaning: `bytes a number in ${name}` };
  return costOf('bytes', [times([...elements, size], 'bytes')]);
}
