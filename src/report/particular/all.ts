import { provideParticulars } from '../particulars.js';
import { KERAS_PARTICULARS } from './keras.js';
import { TORCH_PARTICULARS } from './torch.js';

/** Makes the particulars of every framework known. */
export function provideAllParticulars(): void {
  provideParticulars('keras', KERAS_PARTICULARS);
  provideParticulars('torch', TORCH_PARTICULARS);
}
