import { provideFamily, provideRest, provideSolvers } from './families.js';
import { LINEN, NNX } from './flax/families.js';
import { KERAS } from './keras/family.js';
import { KERAS_REST } from './keras/rest.js';
import { KERAS_REST_SOLVERS } from './keras/solving/rest.js';
import { KERAS_SOLVERS } from './keras/solving/solvers.js';
import { TORCH } from './torch/family.js';
import { TORCH_REST } from './torch/rest.js';
import { TORCH_REST_SOLVERS } from './torch/solving/rest.js';
import { TORCH_SOLVERS } from './torch/solving/solvers.js';

/** Makes the rules of every framework known, and its solvers. */
export function provideAllRules(): void {
  provideFamily('keras', KERAS);
  provideRest('keras', KERAS_REST);
  provideSolvers('keras', KERAS_SOLVERS);
  provideSolvers('keras', KERAS_REST_SOLVERS);
  provideFamily('torch', TORCH);
  provideRest('torch', TORCH_REST);
  provideSolvers('torch', TORCH_SOLVERS);
  provideSolvers('torch', TORCH_REST_SOLVERS);
  provideFamily('flax_linen', LINEN);
  provideFamily('flax_nnx', NNX);
}
