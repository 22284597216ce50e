import { later } from '../../later.js';
import type { Framework, Machine } from '../interpreter/machine.js';
import {
  NativeFunction,
  PythonObject,
  UNKNOWN,
  argumentOf,
  type CallValues,
  type PythonValue
} from '../interpreter/values.js';
import type { Recorder } from '../recorder.js';
import { ModuleClass } from './classes.js';
import { moduleOf } from './module.js';
import { ShownText } from './shown.js';
import { TorchTensor, makeParameter, tensorFunction } from './tensor.js';

const LAYER = /^torch\.nn\.(?:(?!functional|init|utils)[a-z]\w*\.)?(_?[A-Z]\w*)$/;

const DTYPE = /^(b?float(16|32|64)?|half|double|u?int(8|16|32|64)|long|complex(64|128))$/;

/** Packages around PyTorch, as far as something in them may be followed. */
const AROUND =
  /^((torchinfo|torchsummaryX?|modelsummary|pytorch_model_summary|torch_geometric\.nn)\.summary$|torch\.hub\.load$|(lightning|torchvision\.models|timm|efficientnet_pytorch|segmentation_models_pytorch|pretrainedmodels|open_clip)\.|transformers\.\w*(Model|For))/;

/** Functions that are not seen and, by their names, put other modules into those they are given. */
const CHANGES = /freeze|peft|lora|prune|quantiz|replace|convert|fuse|surgery|prepare|inject|patch/i;

/** What PyTorch and the packages around it bring to the interpreter. */
export class TorchLibrary implements Framework {
  constructor(private readonly recorder: Recorder) {}

  calledUnknown(name: string, args: CallValues, _machine: Machine): void {
    if (CHANGES.test(name)) {
      for (const value of [...args.positional, ...args.keyword.values()]) {
        moduleOf(value)?.spoil();
      }
    }
  }

  shown(values: readonly PythonValue[], machine: Machine): void {
    for (const value of values) {
      const text = moduleOf(value)?.toText(machine) ?? value;
      if (text instanceof ShownText) {
        this.recorder.addPrinted(text.printedIn(machine));
      }
    }
  }

  resolve(path: string): PythonValue | undefined {
    const layer = LAYER.exec(path);
    if (layer) {
      return this.layerClass(layer[1]);
    }
    if (path === 'copy.deepcopy') {
      return new NativeFunction(({ positional: [value] }, machine) =>
        later('torchSeldom').deepCopy(value ?? UNKNOWN, machine)
      );
    }
    return AROUND.test(path)
      ? later('torchAround').resolveAround(path, this.recorder)
      : this.torchFunction(path);
  }

  private layerClass(name: string): PythonValue {
    if (name === 'Parameter') {
      return new NativeFunction(args => makeParameter(args));
    }
    if (name === 'DataParallel' || name === 'DistributedDataParallel') {
      return this.wrapper(name, 'module');
    }
    return new ModuleClass(name, this.recorder);
  }

  private torchFunction(path: string): PythonValue | undefined {
    const [, name] = /^torch\.([a-zA-Z]\w*)$/.exec(path) ?? [];
    if (name === 'compile') {
      return this.wrapper('OptimizedModule', '_orig_mod');
    }
    if (name !== undefined) {
      return DTYPE.test(name) ? name : tensorFunction(name);
    }
    if (/^torch\.nn\.functional\.\w+$/.test(path)) {
      return new NativeFunction(() => new TorchTensor(null));
    }
    if (/^torch\.nn\.init\.\w+$/.test(path)) {
      return new NativeFunction(({ positional: [tensor] }) => tensor ?? UNKNOWN);
    }
    return path.startsWith('torch.nn.utils.') ? this.utility(path) : undefined;
  }

  /** `weight_norm(layer)` and the like give the layer back, with its parameters in another form. */
  private utility(path: string): PythonValue | undefined {
    const [, kind] = /\.(parametri\w+|prune)\.\w+$|\.(?:weight|spectral)_norm$/.exec(path) ?? [
      null,
      null
    ];
    if (kind === null) {
      return undefined;
    }
    return new NativeFunction(args => {
      const module = argumentOf(args, 0, 'module');
      const inside = moduleOf(module);
      if (inside) {
        inside.altered = true;
        // A parametrized layer holds its parametrizations as modules.
        inside.lost ||= kind?.startsWith('parametri') === true;
      }
      return module ?? UNKNOWN;
    });
  }

  /** A function or class that puts a module into another one. */
  private wrapper(type: string, name: string): PythonValue {
    return new NativeFunction((args, machine) => {
      const inner = argumentOf(args, 0, 'module', 'model') ?? UNKNOWN;
      if (!(inner instanceof PythonObject) || machine.uncertain) {
        return UNKNOWN;
      }
      const outer = new ModuleClass('Module', this.recorder).createAs(type, machine);
      outer.track(name, inner, machine);
      return outer;
    });
  }
}
