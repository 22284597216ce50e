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
import { later } from '../../later.js';
import { ModuleSequence } from './containers.js';
import { TorchLayer } from './layer.js';
import { TorchModule } from './module.js';

const CONTAINER = /^(Sequential|(Module|Parameter)(List|Dict))$/;

/** Classes that are made of others, or hold others by name. */
const SELDOM =
  /^(MultiheadAttention|Transformer((En|De)coder(Layer)?)?|AdaptiveLogSoftmaxWithLoss|(Module|Parameter)Dict)$/;

/** A class of modules, of `torch.nn` unless it is one of the classes that extend this one. */
export class ModuleClass extends PythonObject implements NativeBase {
  constructor(
    readonly type: string,
    protected readonly recorder: Recorder
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

  /** `nn.Module.__init__(self)`. */
  override getAttribute(name: string, _machine: Machine): PythonValue {
    return name === '__init__'
      ? new NativeFunction(({ positional: [self, ...positional], ...rest }, machine) => {
          if (self instanceof InstanceObject) {
            self.native?.initialize({ ...rest, positional }, machine);
          }
          return null;
        })
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
    return this.build(type, index, args);
  }

  /** A module that is not initialized, for a call that is recorded. */
  protected build(type: string, index: number, args: CallValues): TorchModule {
    const { recorder } = this;
    switch (this.type) {
      case 'Module':
        return new TorchModule(type, index, recorder);
      case 'Sequential':
      case 'ModuleList':
      case 'ParameterList':
        return new ModuleSequence(type, index, recorder, this.type);
      default:
        return SELDOM.test(this.type)
          ? later('torchSeldom').makeSeldom(this.type, type, index, recorder, args)
          : new TorchLayer(type, index, recorder, args, this.type);
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
