import { kerasBoxes } from './keras/boxes.js';
import { kerasColumns } from './keras/columns.js';
import { kerasJson } from './keras/json.js';
import { OTHER_READERS } from './otherReaders.js';
import { provideReaders } from './readers.js';
import { torchRepr } from './torch-repr/reader.js';
import { TORCH_TABLE_READERS } from './torchTableReaders.js';

/** Makes every reader known. */
export function provideAllReaders(): void {
  provideReaders('kerasBoxes', [kerasBoxes]);
  provideReaders('kerasColumns', [kerasColumns]);
  provideReaders('kerasJson', [kerasJson]);
  provideReaders('torch', [torchRepr]);
  provideReaders('torchTables', TORCH_TABLE_READERS);
  provideReaders('other', OTHER_READERS);
}
