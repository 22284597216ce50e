import { KERAS_READERS } from './keras/readers.js';
import { OTHER_READERS } from './otherReaders.js';
import { provideReaders } from './readers.js';
import { TORCH_READERS } from './torchReaders.js';

/** Makes every reader known. */
export function provideAllReaders(): void {
  provideReaders('keras', KERAS_READERS);
  provideReaders('torch', TORCH_READERS);
  provideReaders('other', OTHER_READERS);
}
