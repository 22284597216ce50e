import { provideExports, provideFramework } from './frameworks.js';
import { exportsOf as exportsOfKeras } from './keras/exports.js';
import { KERAS_PACKAGES } from './keras/packages.js';
import { exportsOf as exportsOfTorch } from './torch/exports.js';
import { TORCH_PACKAGES } from './torch/packages.js';

/** Makes every framework known, for whoever need not save bytes. */
export function provideAllFrameworks(): void {
  provideFramework('keras', KERAS_PACKAGES);
  provideFramework('torch', TORCH_PACKAGES);
  provideExports('keras', exportsOfKeras);
  provideExports('torch', exportsOfTorch);
}
