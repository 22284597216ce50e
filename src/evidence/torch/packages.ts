import type { FrameworkPackages } from '../frameworks.js';
import { TorchLibrary } from './library.js';
import { CONVENTIONS, canonicalPath } from './names.js';

/** PyTorch, and the packages around it that make or print models. */
export const TORCH_PACKAGES: FrameworkPackages = {
  conventions: CONVENTIONS,
  canonicalPath,
  begin: recorder => new TorchLibrary(recorder)
};
