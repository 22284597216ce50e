import { provideFamily, provideRest } from './families.js';
import { LINEN, NNX } from './flax/families.js';
import { KERAS } from './keras/family.js';
import { KERAS_REST } from './keras/rest.js';
import { TORCH } from './torch/family.js';
import { TORCH_REST } from './torch/rest.js';

/** Makes the rules of every framework known. */
export function provideAllRules(): void {
  provideFamily('keras', KERAS);
  provideRest('keras', KERAS_REST);
  provideFamily('torch', TORCH);
  provideRest('torch', TORCH_REST);
  provideFamily('flax_linen', LINEN);
  provideFamily('flax_nnx', NNX);
}
