import { provideFramework } from './frameworks.js';
import { KERAS_PACKAGES } from './keras/packages.js';
import { TORCH_PACKAGES } from './torch/packages.js';

/** Makes every framework known, for whoever need not save bytes. */
export function provideAllFrameworks(): void {
  provideFramework('keras', KERAS_PACKAGES);
  provideFramework('torch', TORCH_PACKAGES);
}
