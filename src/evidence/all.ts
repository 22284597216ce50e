import { provideLater } from '../later.js';
import { provideExports, provideFramework } from './frameworks.js';
import { exportsOf as exportsOfKeras } from './keras/exports.js';
import { KERAS_PACKAGES } from './keras/packages.js';
import * as comprehensions from './parts/comprehensions.js';
import * as library from './parts/library.js';
import * as magics from './python/magics.js';
import * as touched from './python/touched.js';
import * as torchAround from './torch/around.js';
import { exportsOf as exportsOfTorch } from './torch/exports.js';
import * as torchInside from './torch/inside.js';
import { TORCH_PACKAGES } from './torch/packages.js';
import * as torchSeldom from './torch/seldom.js';
import * as torchTensors from './torch/tensors.js';

/** Makes all known that code can reach, for whoever need not save bytes. */
export function provideAllEvidence(): void {
  provideFramework('keras', KERAS_PACKAGES);
  provideFramework('torch', TORCH_PACKAGES);
  provideExports('keras', exportsOfKeras);
  provideExports('torch', exportsOfTorch);
  provideLater('magics', magics);
  provideLater('comprehensions', comprehensions);
  provideLater('library', library);
  provideLater('touched', touched);
  provideLater('torchAround', torchAround);
  provideLater('torchInside', torchInside);
  provideLater('torchSeldom', torchSeldom);
  provideLater('torchTensors', torchTensors);
}
