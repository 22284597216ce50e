import { kerasBoxes } from './keras/boxes.js';
import { kerasColumns } from './keras/columns.js';
import { lightning } from './lightning/index.js';
import type { Reader } from './types.js';

/** Every reader; where two could read the same lines, the earlier one does. */
export const readers: readonly Reader[] = [kerasBoxes, kerasColumns, lightning];
