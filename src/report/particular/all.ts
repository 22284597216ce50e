import { explainCropped } from '../cropped.js';
import { provideParticulars } from '../particulars.js';
import { KERAS_PARTICULARS, provideCropped } from './keras.js';
import { otherParticulars } from './other.js';
import { TORCH_PARTICULARS } from './torch.js';

/** Makes the particulars of every framework known. */
export function provideAllParticulars(): void {
  provideParticulars('keras', KERAS_PARTICULARS);
  provideCropped(explainCropped);
  provideParticulars('torch', TORCH_PARTICULARS);
  for (const framework of ['flax_linen', 'flax_nnx', 'other'] as const) {
    provideParticulars(framework, otherParticulars(framework));
  }
}
