import { DictObject } from '../interpreter/containers.js';
import type { Machine } from '../interpreter/machine.js';
import {
  NativeFunction,
  PythonObject,
  UNKNOWN,
  type CallValues,
  type PythonValue
} from '../interpreter/values.js';
import { ModuleClass } from './classes.js';
import { TorchModule } from './module.js';

/** Lightning's `LightningModule`: a module that can keep the arguments it was made with. */
class LightningModule extends TorchModule {
  private args: ReadonlyMap<string, PythonValue> | null = null;
  private kept: PythonValue = UNKNOWN;

  constructing(args: ReadonlyMap<string, PythonValue>): void {
    this.args = args;
  }

  protected override property(name: string, machine: Machine): PythonValue {
    switch (name) {
      case 'hparams':
        return this.kept;
      case 'save_hyperparameters':
        return new NativeFunction(args => this.keep(args));
      default:
        return super.property(name, machine);
    }
  }

  protected override blank(machine: Machine): TorchModule {
    return new LightningModule(this.type, this.repeatCall(machine), this.recorder);
  }

  /** `save_hyperparameters()`, with names of arguments, or with what is to be kept instead. */
  private keep({ positional, complete }: CallValues): null {
    const [first] = positional;
    if (!complete || this.args === null) {
      this.kept = UNKNOWN;
    } else if (first === undefined || typeof first === 'string') {
      this.kept = new Hyperparameters(this.args);
    } else {
      this.kept = first instanceof DictObject ? new Hyperparameters(first.entries) : first;
    }
    return null;
  }
}

/** The class that modules of Lightning extend. */
export class LightningClass extends ModuleClass {
  protected override build(type: string, index: number): TorchModule {
    return new LightningModule(type, index, this.recorder);
  }
}

/** A dictionary whose entries are attributes as well. */
class Hyperparameters extends PythonObject {
  private readonly values: Map<string | number, PythonValue>;

  constructor(values: Iterable<readonly [string | number, PythonValue]> | null) {
    super();
    this.values = new Map(values);
  }

  override getAttribute(name: string): PythonValue {
    return this.getItem(name);
  }

  override setAttribute(name: string, value: PythonValue, machine: Machine): void {
    this.values.set(name, machine.uncertain ? UNKNOWN : value);
  }

  override getItem(index: PythonValue): PythonValue {
    return typeof index === 'string' && this.values.has(index)
      ? (this.values.get(index) ?? null)
      : UNKNOWN;
  }
}
