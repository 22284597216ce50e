import type { NativeBase } from '../interpreter/classes.js';
import { InstanceObject } from '../interpreter/classes.js';
import type { Machine } from '../interpreter/machine.js';
import {
  NO_ARGUMENTS,
  NativeFunction,
  PythonObject,
  UNKNOWN,
  toArgument,
  type CallValues,
  type PythonValue
} from '../interpreter/values.js';
import type { Recorder } from '../recorder.js';
import { makeComposite } from './composites.js';
import { ModuleMapping, ModuleSequence } from './containers.js';
import { TorchLayer } from './layer.js';
import { LightningModule } from './lightning.js';
import { TorchModule } from './module.js';
import { OpaqueModule } from './opaque.js';

const CONTAINER = /^(Sequential|(Module|Parameter)(List|Dict))$/;

/** A class of modules: of `torch.nn`, or that of a ready-made model. */
export class ModuleClass extends PythonObject implements NativeBase {
  constructor(
    readonly type: string,
    private readonly recorder: Recorder,
    private readonly origin: 'torch.nn' | 'lightning' | 'elsewhere' = 'torch.nn'
  ) {
    super();
  }

  override get callable(): boolean {
    return true;
  }

  override truth(): boolean {
    return true;
  }

  override call(args: CallValues, machine: Machine): PythonValue {
    if (machine.uncertain) {
      return UNKNOWN;
    }
    const module = this.make(this.type, args, machine);
    module.initialize(args, machine);
    return module;
  }

  createNative(name: string, machine: Machine): TorchModule {
    return this.createAs(`Custom>${name}`, machine);
  }

  /** An empty module of this class under another name. */
  createAs(type: string, machine: Machine): TorchModule {
    return this.make(type, { ...NO_ARGUMENTS, complete: false }, machine);
  }

  /** `nn.Module.__init__(self)`, `AutoModel.from_pretrained(...)`. */
  override getAttribute(name: string, _machine: Machine): PythonValue {
    if (name === '__init__') {
      return new NativeFunction(({ positional: [self, ...positional], ...rest }, machine) => {
        if (self instanceof InstanceObject) {
          self.native?.initialize({ ...rest, positional }, machine);
        }
        return null;
      });
    }
    return this.origin === 'elsewhere' && /^(from_|create|load)/.test(name)
      ? new NativeFunction((args, machine) => this.call(args, machine))
      : UNKNOWN;
  }

  /** Whether a module of class `type` is an instance of this class; `null` if it cannot be told. */
  covers(type: string): boolean | null {
    if (this.type === 'Module' || this.type === type) {
      return true;
    }
    const abstract = this.type.startsWith('_') || type.startsWith('Custom>') || type === 'Module';
    return abstract || /^(RNNBase|Linear|Sequential)$/.test(this.type)
      ? relation(this.type, type)
      : false;
  }

  private make(type: string, args: CallValues, machine: Machine): TorchModule {
    const { recorder } = this;
    // What a container holds is told by the paths.
    const told = CONTAINER.test(this.type) ? { ...NO_ARGUMENTS, complete: args.complete } : args;
    const index = recorder.addCall({
      type,
      framework: 'torch',
      positional: told.positional.map(toArgument),
      keyword: Object.fromEntries(
        [...told.keyword].map(([name, value]) => [name, toArgument(value)])
      ),
      complete: told.complete,
      name: null,
      nameUnknown: false,
      cell: machine.cell
    });
    if (this.origin === 'lightning') {
      return new LightningModule(type, index, recorder);
    }
    if (this.origin === 'elsewhere') {
      return new OpaqueModule(type, index, recorder);
    }
    switch (this.type) {
      case 'Module':
        return new TorchModule(type, index, recorder);
      case 'Sequential':
      case 'ModuleList':
      case 'ParameterList':
        return new ModuleSequence(type, index, recorder, this.type);
      case 'ModuleDict':
      case 'ParameterDict':
        return new ModuleMapping(type, index, recorder, this.type);
      default:
        return (
          makeComposite(this.type, type, index, recorder, args) ??
          new TorchLayer(type, index, recorder, args, this.type)
        );
    }
  }
}

function relation(base: string, type: string): boolean | null {
  const known: { readonly [base: string]: RegExp } = {
    RNNBase: /^(RNN|LSTM|GRU)$/,
    Linear: /^(NonDynamicallyQuantizableLinear|LazyLinear)$/,
    Sequential: /^$/,
    _ConvNd: /^Conv(Transpose)?[123]d$/,
    _BatchNorm: /^(Sync)?BatchNorm([123]d)?$/
  };
  return type.startsWith('Custom>') || type === 'Module'
    ? null
    : Object.hasOwn(known, base)
      ? known[base].test(type)
      : null;
}
