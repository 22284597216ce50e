import { DictObject, SliceObject, placeOf } from '../interpreter/containers.js';
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
import { TorchModule } from './module.js';
import { Parameter, TorchTensor } from './tensor.js';

/** `nn.Sequential`, `nn.ModuleList` or `nn.ParameterList`: its parts are named by their places. */
export class ModuleSequence extends TorchModule {
  constructor(
    type: string,
    index: number,
    recorder: Recorder,
    private readonly base: 'Sequential' | 'ModuleList' | 'ParameterList'
  ) {
    super(type, index, recorder);
  }

  override initialize(args: CallValues, machine: Machine): void {
    const [first] = args.positional;
    machine.spend(args.positional.length / 4);
    if (this.base !== 'Sequential') {
      const given = argumentOf(args, 0, 'modules', 'parameters') ?? null;
      if (given !== null) {
        this.extend(given, machine);
      }
    } else if (first instanceof DictObject && args.positional.length === 1) {
      addEntries(this, first, machine);
    } else {
      args.positional.forEach(part => this.append(part, machine));
      this.lost ||= !args.complete;
    }
  }

  override truth(): boolean | null {
    return this.lost ? null : this.size > 0;
  }

  override elements(): readonly PythonValue[] | null {
    return this.lost ? null : this.parts().map(([, part]) => part);
  }

  override getItem(index: PythonValue, machine: Machine): PythonValue {
    if (this.lost && !(typeof index === 'number' && index >= 0)) {
      return UNKNOWN;
    }
    const parts = this.parts();
    if (index instanceof SliceObject) {
      const taken = index.apply(parts);
      return taken === null ? UNKNOWN : this.slice(taken, machine);
    }
    const place = placeOf(index, parts.length);
    return place === null ? UNKNOWN : parts[place][1];
  }

  override setItem(index: PythonValue, value: PythonValue, machine: Machine): void {
    const parts = this.parts();
    const place = placeOf(index, parts.length);
    if (place === null || (this.lost && Number(index) < 0)) {
      this.lost = true;
    } else {
      this.put(parts[place][0], value, machine);
    }
  }

  override deleteItem(index: PythonValue, machine: Machine): void {
    const items = this.parts().map(([, part]) => part);
    const doomed = index instanceof SliceObject ? index.apply(items.map((_, i) => i)) : null;
    const place = placeOf(index, items.length);
    if (machine.uncertain || this.lost || (doomed ?? place) === null) {
      this.lost = true;
      return;
    }
    const gone = new Set(doomed ?? [place]);
    this.refill(
      items.filter((_, i) => !gone.has(i)),
      machine
    );
  }

  protected override property(name: string, machine: Machine): PythonValue {
    switch (name) {
      case 'append':
        return this.method((args, runner) => this.append(argumentOf(args, 0) ?? UNKNOWN, runner));
      case 'extend':
        return this.method((args, runner) => this.extend(argumentOf(args, 0) ?? UNKNOWN, runner));
      case 'insert':
        return this.method((args, runner) => this.insert(args, runner));
      case 'pop':
        return new NativeFunction((args, runner) => {
          const place = argumentOf(args, 0) ?? -1;
          const part = this.getItem(place, runner);
          this.deleteItem(place, runner);
          return part;
        });
      default:
        return super.property(name, machine);
    }
  }

  /** `+=`. */
  override extendInPlace(values: PythonValue, machine: Machine): boolean {
    this.extend(values, machine);
    return true;
  }

  protected override blank(machine: Machine): TorchModule {
    return new ModuleSequence(this.type, this.repeatCall(machine), this.recorder, this.base);
  }

  private get size(): number {
    return this.parts().length;
  }

  private parts(): [string, PythonValue][] {
    return [...(this.base === 'ParameterList' ? this.parameters : this.children)];
  }

  private method(work: (args: CallValues, machine: Machine) => void): PythonValue {
    return new NativeFunction((args, machine) => {
      work(args, machine);
      return this.self;
    });
  }

  private append(part: PythonValue, machine: Machine): void {
    if (this.lost || machine.uncertain) {
      this.lost = true;
    } else {
      this.put(String(this.size), part, machine);
    }
  }

  private extend(values: PythonValue, machine: Machine): void {
    const parts = values instanceof PythonObject ? values.elements() : null;
    parts?.forEach(part => this.append(part, machine));
    this.lost ||= parts === null;
    machine.spend((parts?.length ?? 0) / 4);
  }

  private insert(args: CallValues, machine: Machine): void {
    const items = this.parts().map(([, part]) => part);
    const place = argumentOf(args, 0, 'index');
    if (typeof place !== 'number' || machine.uncertain || this.lost) {
      this.lost = true;
      return;
    }
    items.splice(place, 0, argumentOf(args, 1, 'module') ?? UNKNOWN);
    this.refill(items, machine);
  }

  private put(name: string, part: PythonValue, machine: Machine): void {
    this.track(name, this.base === 'ParameterList' ? asParameter(part) : part, machine);
  }

  private refill(items: readonly PythonValue[], machine: Machine): void {
    machine.spend(items.length / 8);
    this.children.clear();
    this.parameters.clear();
    items.forEach((part, place) => this.put(String(place), part, machine));
  }

  private slice(parts: readonly [string, PythonValue][], machine: Machine): PythonValue {
    const index = this.repeatCall(machine);
    const taken = new ModuleSequence(this.base, index, this.recorder, this.base);
    machine.spend(parts.length / 4);
    // A part of a Sequential keeps the names, a part of a list does not.
    parts.forEach(([name, part], place) =>
      taken.put(this.base === 'Sequential' ? name : String(place), part, machine)
    );
    return taken;
  }
}

function addEntries(module: TorchModule, given: DictObject, machine: Machine): void {
  given.entries?.forEach((value, key) => module.track(String(key), value, machine));
  module.lost ||= given.entries === null;
}

/** Lists and dictionaries of parameters make parameters of the tensors they are given. */
export function asParameter(value: PythonValue): PythonValue {
  return value instanceof TorchTensor && !(value instanceof Parameter)
    ? new Parameter(value.shape)
    : value;
}
