import { provideParticulars } from '../particulars.js';
import { KERAS_PARTICULARS } from './keras.js';
import { otherParticulars } from './other.js';
import { TORCH_PARTICULARS } from './torch.js';

/** Makes the particulars of every framework known. */
export function provideAllParticulars(): void {
  provideParticulars('keras', KERAS_PARTICULARS);
  provideParticulars('torch', TORCH_PARTICULARS);
  for (const framework of ['flax_linen', 'flax_nnx', 'other'] as const) {
    provideParticulars(framework, otherParticulars(framework));
  }
}
