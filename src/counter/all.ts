import { provideFamily } from './families.js';
import { LINEN, NNX } from './flax/families.js';
import { KERAS } from './keras/family.js';
import { TORCH } from './torch/family.js';

/** Makes the rules of every framework known. */
export function provideAllRules(): void {
  provideFamily('keras', KERAS);
  provideFamily('torch', TORCH);
  provideFamily('flax_linen', LINEN);
  provideFamily('flax_nnx', NNX);
}
