import type { FrameworkPackages } from '../frameworks.js';
import { KerasLibrary } from './library.js';
import { CONVENTIONS, canonicalPath, exportsOf } from './names.js';

/** Keras, in all its homes, and TensorFlow. */
export const KERAS_PACKAGES: FrameworkPackages = {
  conventions: CONVENTIONS,
  canonicalPath,
  exportsOf,
  begin: recorder => new KerasLibrary(recorder)
};
