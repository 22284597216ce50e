import { provideFamily, provideRest, provideSolvers } from './families.js';
import { LINEN, NNX } from './flax/families.js';
import { LINEN_SOLVERS, NNX_SOLVERS } from './flax/solving/solvers.js';
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
  provideSolvers('flax_linen', LINEN_SOLVERS);
  provideFamily('flax_nnx', NNX);
  provideSolvers('flax_nnx', NNX_SOLVERS);
}
