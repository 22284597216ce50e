import { fastai } from './fastai.js';
import { fvcore } from './fvcore.js';
import { lightning } from './lightning/index.js';
import { torchGeometric } from './torchGeometric.js';
import { torchinfo } from './torchinfo/index.js';
import { torchsummary } from './torchsummary/index.js';
import type { Reader } from './types.js';
import { ultralytics } from './ultralytics.js';

/** Readers of the tables that PyTorch's packages print. */
export const TORCH_TABLE_READERS: readonly Reader[] = [
  fastai,
  torchinfo,
  torchsummary,
  lightning,
  fvcore,
  ultralytics,
  torchGeometric
];
