import { InstanceObject, type NativePart } from '../interpreter/classes.js';
import type { Machine } from '../interpreter/machine.js';
import { PythonObject, UNKNOWN, type CallValues, type PythonValue } from '../interpreter/values.js';
import type { ModuleModel } from '../types.js';
import type { RecordedModel, Recorder } from '../recorder.js';
import { moduleMethod } from './methods.js';
import { snapshotOf } from './snapshot.js';
import { ShownText } from './shown.js';
import { Parameter } from './tensor.js';

/** A module's own parameters, or as many of them as are not told apart. */
export interface OwnParameter {
  /** `null` for a parameter that stands for all those that are not known. */
  readonly name: string | null;
  readonly parameter: Parameter;
}

/** An `nn.Module`: named modules and parameters, in order of definition. */
export class TorchModule extends PythonObject implements NativePart, RecordedModel {
  /** UNKNOWN where there may be a module that was not followed; `null` where there is none any more. */
  readonly children = new Map<string, PythonValue>();
  readonly parameters = new Map<string, Parameter>();
  /** Modules may have been added, replaced or taken away unseen. */
  lost = false;
  /** Its parameters were put into another form. */
  altered = false;
  /** Code that is not seen may have changed it. */
  exposed = false;
  /** Some module holds it. */
  private isPart = false;
  private instance: InstanceObject | null = null;

  constructor(
    readonly type: string,
    /** The index of its constructor call; -1 for a module inside one that comes ready made. */
    readonly index: number,
    protected readonly recorder: Recorder
  ) {
    super();
    if (index >= 0) {
      recorder.addModel(this);
    }
  }

  /** Whether it is listed though it was never printed: a layer alone is no model. */
  get independent(): boolean {
    return !this.isPart && (this.children.size > 0 || this.parameters.size > 0);
  }

  /** The module as Python knows it. */
  get self(): PythonObject {
    return this.instance ?? this;
  }

  attach(instance: InstanceObject): void {
    this.instance = instance;
  }

  /** Whether all modules directly inside are known. */
  get whole(): boolean {
    return !this.lost && ![...this.children.values()].some(child => child === UNKNOWN);
  }

  /** The modules directly inside, as Python knows them, by name. */
  named(): [string, PythonObject][] {
    return [...this.children].filter(
      (entry): entry is [string, PythonObject] => moduleOf(entry[1]) !== null
    );
  }

  held(name: string): PythonValue | undefined {
    return this.children.get(name) ?? this.parameters.get(name);
  }

  initialize(_args: CallValues, _machine: Machine): void {
    // `nn.Module.__init__` makes an empty module.
  }

  track(name: string, value: PythonValue, machine: Machine): void {
    const module = moduleOf(value);
    const matters =
      module !== null || value instanceof Parameter || value === UNKNOWN || isOpen(value);
    if (
      machine.uncertain
        ? matters || this.held(name) !== undefined
        : value === UNKNOWN || isOpen(value)
    ) {
      this.parameters.delete(name);
      this.children.set(name, UNKNOWN);
    } else if (machine.uncertain) {
      return;
    } else if (module !== null) {
      module.isPart = true;
      this.parameters.delete(name);
      this.children.set(name, value);
    } else if (value instanceof Parameter) {
      this.children.delete(name);
      this.parameters.set(name, value);
    } else {
      this.parameters.delete(name);
      if (this.children.has(name)) {
        // Set to None it keeps its place; anything else was never a module.
        this.children.set(name, null);
      }
    }
  }

  override getAttribute(name: string, machine: Machine): PythonValue {
    return this.held(name) ?? moduleMethod(this, name) ?? this.property(name, machine);
  }

  /** An attribute that is neither a module, a parameter nor a method of every module. */
  protected property(_name: string, _machine: Machine): PythonValue {
    return UNKNOWN;
  }

  override setAttribute(name: string, value: PythonValue, machine: Machine): void {
    this.track(name, value, machine);
  }

  override deleteAttribute(name: string, machine: Machine): void {
    if (machine.uncertain) {
      this.track(name, UNKNOWN, machine);
    } else {
      this.children.delete(name);
      this.parameters.delete(name);
    }
  }

  override get callable(): boolean {
    return true;
  }

  override truth(): boolean | null {
    return true;
  }

  override isInstanceOf(type: PythonValue): boolean | null {
    return type instanceof PythonObject && 'covers' in type && typeof type.covers === 'function'
      ? (type.covers(this.type) as boolean | null)
      : null;
  }

  /** The parameters that the module holds itself, to be frozen one by one. */
  ownParameters(): readonly OwnParameter[] {
    return [...this.parameters].map(([name, parameter]) => ({ name, parameter }));
  }

  /** Whether what `ownParameters` gives now was ever asked for: parameters begin as trainable. */
  get opened(): boolean {
    return true;
  }

  /** Whether its parameters are those of a layer of `torch.nn`, which follow from its arguments. */
  get isLayer(): boolean {
    return false;
  }

  nested(): readonly RecordedModel[] {
    return [];
  }

  snapshot(limit: number): ModuleModel {
    return snapshotOf(this, limit);
  }

  /** The module as it is now, as an index into the evidence's models; `null` for a part of one that is not seen. */
  record(): number | null {
    return this.index < 0 ? null : this.recorder.record(this);
  }

  override expose(): void {
    this.exposed = true;
  }

  /** Anything in it may have been changed unseen. */
  override spoil(): void {
    this.lost = true;
    this.exposed = true;
    this.ownParameters().forEach(({ parameter }) => parameter.spoil());
  }

  override toText(machine: Machine): PythonValue {
    return new ShownText(this.record(), 'repr', machine);
  }

  /** A module like this one, without what it holds. */
  protected blank(machine: Machine): TorchModule {
    return new TorchModule(this.type, this.repeatCall(machine), this.recorder);
  }

  protected repeatCall(machine: Machine): number {
    return this.index < 0 ? -1 : this.recorder.repeatCall(this.index, machine.cell);
  }

  /** `copy.deepcopy`; what is inside is copied by `copyValue`. */
  copy(machine: Machine, copyValue: (value: PythonValue) => PythonValue): PythonObject {
    machine.spend(4);
    const copy = this.blank(machine);
    copy.lost = this.lost;
    copy.altered = this.altered;
    this.children.forEach((value, name) => copy.track(name, copyValue(value), machine));
    this.parameters.forEach((value, name) => copy.track(name, copyValue(value), machine));
    return this.instance?.copy(copy, copyValue) ?? copy;
  }
}

/** The module that a value is, instances of the notebook's classes included; `null` if it is none. */
export function moduleOf(value: PythonValue | undefined): TorchModule | null {
  const native = value instanceof InstanceObject ? value.native : value;
  return native instanceof TorchModule ? native : null;
}

/** Whether a value may be a module of a class that is not known. */
function isOpen(value: PythonValue): boolean {
  return value instanceof InstanceObject && value.native === null && value.type.isOpen();
}
