import type { PythonValue } from '../interpreter/values.js';
import type { Recorder } from '../recorder.js';
import { LightningClass } from './lightning.js';
import { ReadyMadeClass, makesModel } from './opaque.js';
import { summaryFunction } from './printers.js';

/** What the packages around PyTorch mean by a path: ready-made models, Lightning's modules, printers of summaries;
 * `undefined` for everything else. */
export function resolveAround(path: string, recorder: Recorder): PythonValue | undefined {
  if (path === 'lightning.LightningModule') {
    return new LightningClass('Module', recorder);
  }
  if (makesModel(path)) {
    const name = path.slice(path.lastIndexOf('.') + 1);
    const isClass = /^[A-Z]/.test(name) && !/^Auto[A-Z]/.test(name);
    return new ReadyMadeClass(isClass ? name : 'Module', recorder);
  }
  return summaryFunction(path, recorder);
}
