import type { FrameworkPackages } from '../frameworks.js';
import { KerasLibrary } from './library.js';
import { CONVENTIONS, canonicalPath } from './names.js';

/** Keras, in all its homes, and TensorFlow. */
export const KERAS_PACKAGES: FrameworkPackages = {
  conventions: CONVENTIONS,
  canonicalPath,
  begin: recorder => new KerasLibrary(recorder)
};
