import { ATTENTIONS } from './attention.js';
import { BIASES } from './biases.js';
import { CONVOLUTIONS } from './convolutions.js';
import { DENSE } from './dense.js';
import { GROUPS } from './groups.js';
import { NORMALIZATIONS } from './channels.js';
import { PARTS } from './parts.js';
import { RECURRENT } from './recurrent.js';
import { SHAPES } from './shapes.js';
import { SHARING } from './sharing.js';
import { TABLES } from './tables.js';
import type { Misconception } from './types.js';

export type { Context, Mistake, Misconception } from './types.js';

/** Every wrong rule about a single layer. */
export const MISCONCEPTIONS: readonly Misconception[] = [
  ...BIASES,
  ...CONVOLUTIONS,
  ...GROUPS,
  ...SHAPES,
  ...DENSE,
  ...RECURRENT,
  ...NORMALIZATIONS,
  ...TABLES,
  ...ATTENTIONS,
  ...SHARING,
  ...PARTS
];
