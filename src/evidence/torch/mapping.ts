import { DictObject, ListObject, TupleObject } from '../interpreter/containers.js';
import type { Machine } from '../interpreter/machine.js';
import {
  NativeFunction,
  PythonObject,
  UNKNOWN,
  argumentOf,
  type CallValues,
  type PythonValue
} from '../interpreter/values.js';
import type { Recorder } from '../recorder.js';
import { asParameter } from './containers.js';
import { TorchModule } from './module.js';

/** `nn.ModuleDict` or `nn.ParameterDict`. */
export class ModuleMapping extends TorchModule {
  constructor(
    type: string,
    index: number,
    recorder: Recorder,
    private readonly base: 'ModuleDict' | 'ParameterDict'
  ) {
    super(type, index, recorder);
  }

  override initialize(args: CallValues, machine: Machine): void {
    const given = argumentOf(args, 0, 'modules', 'parameters') ?? null;
    if (given !== null) {
      this.update(given, machine);
    }
  }

  override truth(): boolean | null {
    return null;
  }

  override elements(): readonly PythonValue[] | null {
    return this.lost ? null : this.parts().map(([name]) => name);
  }

  override getItem(index: PythonValue): PythonValue {
    return typeof index === 'string' ? (this.held(index) ?? UNKNOWN) : UNKNOWN;
  }

  override setItem(index: PythonValue, value: PythonValue, machine: Machine): void {
    if (typeof index === 'string') {
      this.track(index, this.base === 'ParameterDict' ? asParameter(value) : value, machine);
    } else {
      this.lost = true;
    }
  }

  override deleteItem(index: PythonValue, machine: Machine): void {
    if (typeof index === 'string') {
      this.deleteAttribute(index, machine);
    } else {
      this.lost = true;
    }
  }

  /** A module may have any name, that of a method too. */
  override getAttribute(name: string, machine: Machine): PythonValue {
    const entries = this.lost ? null : this.parts();
    switch (name) {
      case 'keys':
        return new NativeFunction(() => new ListObject(entries && entries.map(([key]) => key)));
      case 'values':
        return new NativeFunction(() => new ListObject(entries && entries.map(([, part]) => part)));
      case 'items':
        return new NativeFunction(
          () => new ListObject(entries && entries.map(entry => new TupleObject(entry)))
        );
      case 'update':
        return new NativeFunction((args, runner) => {
          this.update(argumentOf(args, 0) ?? UNKNOWN, runner);
          return null;
        });
      default:
        return super.getAttribute(name, machine);
    }
  }

  protected override blank(machine: Machine): TorchModule {
    return new ModuleMapping(this.type, this.repeatCall(machine), this.recorder, this.base);
  }

  private parts(): [string, PythonValue][] {
    return [...(this.base === 'ParameterDict' ? this.parameters : this.children)];
  }

  private update(values: PythonValue, machine: Machine): void {
    if (values instanceof DictObject && values.entries !== null) {
      machine.spend(values.entries.size / 4);
      values.entries.forEach((value, key) => this.setItem(String(key), value, machine));
      return;
    }
    const pairs =
      values instanceof PythonObject && !(values instanceof DictObject) ? values.elements() : null;
    pairs?.forEach(pair => {
      const [key, value] = (pair instanceof PythonObject ? pair.unpack(2) : null) ?? [UNKNOWN];
      this.setItem(key, value ?? UNKNOWN, machine);
    });
    this.lost ||= pairs === null;
  }
}
