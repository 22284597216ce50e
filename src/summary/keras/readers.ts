import type { Reader } from '../types.js';
import { kerasBoxes } from './boxes.js';
import { kerasColumns } from './columns.js';

/** Readers of Keras's tables. */
export const KERAS_READERS: readonly Reader[] = [kerasBoxes, kerasColumns];
