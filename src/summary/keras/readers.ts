import type { Reader } from '../types.js';
import { kerasBoxes } from './boxes.js';
import { kerasColumns } from './columns.js';
import { kerasJson } from './json.js';

export const KERAS_READERS: readonly Reader[] = [kerasBoxes, kerasColumns, kerasJson];
