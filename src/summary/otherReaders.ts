import { flaxTabulate } from './flax/tabulate.js';
import { flux } from './flux.js';
import { haiku } from './haiku/index.js';
import { pytree } from './pytree/index.js';
import type { Reader } from './types.js';

/** Readers of what JAX's and Julia's libraries print. */
export const OTHER_READERS: readonly Reader[] = [flaxTabulate, pytree, haiku, flux];
