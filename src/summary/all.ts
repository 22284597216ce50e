import { kerasJson } from './keras/json.js';
import { KERAS_READERS } from './keras/readers.js';
import { OTHER_READERS } from './otherReaders.js';
import { provideReaders } from './readers.js';
import { torchRepr } from './torch-repr/reader.js';
import { TORCH_TABLE_READERS } from './torchTableReaders.js';

/** Makes every reader known. */
export function provideAllReaders(): void {
  provideReaders('keras', KERAS_READERS);
  provideReaders('kerasJson', [kerasJson]);
  provideReaders('torch', [torchRepr]);
  provideReaders('torchTables', TORCH_TABLE_READERS);
  provideReaders('other', OTHER_READERS);
}
