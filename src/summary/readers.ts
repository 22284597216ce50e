import { fastai } from './fastai.js';
import { flaxTabulate } from './flax/tabulate.js';
import { flux } from './flux.js';
import { fvcore } from './fvcore.js';
import { haiku } from './haiku/index.js';
import { kerasBoxes } from './keras/boxes.js';
import { kerasColumns } from './keras/columns.js';
import { kerasJson } from './keras/json.js';
import { lightning } from './lightning/index.js';
import { pytree } from './pytree/index.js';
import { torchGeometric } from './torchGeometric.js';
import { torchRepr } from './torch-repr/reader.js';
import { torchinfo } from './torchinfo/index.js';
import { torchsummary } from './torchsummary/index.js';
import { ultralytics } from './ultralytics.js';
import type { Reader } from './types.js';

/** Every reader; where two could read the same lines, the earlier one does. */
export const readers: readonly Reader[] = [
  fastai,
  torchinfo,
  torchsummary,
  kerasBoxes,
  kerasColumns,
  lightning,
  flaxTabulate,
  pytree,
  haiku,
  fvcore,
  kerasJson,
  ultralytics,
  flux,
  torchGeometric,
  torchRepr
];
