import type { CallValues } from '../interpreter/values.js';
import type { Recorder } from '../recorder.js';
import { Composite } from './composites.js';
import { ModuleMapping } from './mapping.js';
import type { TorchModule } from './module.js';

export { deepCopy } from './copy.js';

/**
 * A module of one of the classes of `torch.nn` that are seldom met.
 *
 * @param base The class of `torch.nn` that it is, or extends.
 */
export function makeSeldom(
  base: string,
  type: string,
  index: number,
  recorder: Recorder,
  args: CallValues
): TorchModule {
  return base === 'ModuleDict' || base === 'ParameterDict'
    ? new ModuleMapping(type, index, recorder, base)
    : new Composite(type, index, recorder, args, base);
}
