import type { Rule } from '../rule.js';
import { slide } from '../windows.js';
import { imageInput, joinImage, layoutOf } from './images.js';
import { weightless } from '../weightless.js';

const RANKS = [1, 2, 3];

/** Takes the largest or the mean of each window: the strides are the window's size unless given. */
function pooling(type: string, rank: number): Rule {
  return weightless(
    type,
    (settings, inputs) => {
      const image = imageInput(settings, inputs, rank);
      const window = settings.sizes('pool_size', rank);
      const spatial = slide(image.spatial, window, {
        padding: settings.word('padding', ['valid', 'same']),
        strides: settings.get('strides') === null ? window : settings.sizes('strides', rank),
        dilations: window.map(() => 1)
      });
      return [joinImage({ ...image, spatial }, layoutOf(settings))];
    },
    { pool_size: 2, strides: null, padding: 'valid', data_format: null }
  );
}

/** Takes the largest or the mean of each channel over all positions. */
function globalPooling(type: string, rank: number): Rule {
  return weightless(
    type,
    (settings, inputs) => {
      const image = imageInput(settings, inputs, rank);
      const spatial = settings.flag('keepdims') ? image.spatial.map(() => 1) : [];
      return [joinImage({ ...image, spatial }, layoutOf(settings))];
    },
    { data_format: null, keepdims: false }
  );
}

export const POOLINGS: readonly Rule[] = RANKS.flatMap(rank => [
  pooling(`MaxPooling${rank}D`, rank),
  pooling(`AveragePooling${rank}D`, rank),
  globalPooling(`GlobalMaxPooling${rank}D`, rank),
  globalPooling(`GlobalAveragePooling${rank}D`, rank)
]);
