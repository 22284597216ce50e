import { fastai } from './fastai.js';
import { fvcore } from './fvcore.js';
import { lightning } from './lightning/index.js';
import { torchGeometric } from './torchGeometric.js';
import { torchRepr } from './torch-repr/reader.js';
import { torchinfo } from './torchinfo/index.js';
import { torchsummary } from './torchsummary/index.js';
import type { Reader } from './types.js';
import { ultralytics } from './ultralytics.js';

/** Readers of what PyTorch and the packages around it print. */
export const TORCH_READERS: readonly Reader[] = [
  fastai,
  torchinfo,
  torchsummary,
  lightning,
  fvcore,
  ultralytics,
  torchGeometric,
  torchRepr
];
