import type { CounterEvent, Evidence, LayerCall, Print, SourceModel } from '../types.js';
import { Exhausted } from '../interpreter/machine.js';
import type { KerasModel } from './model.js';

/** More layers than this are not evidence for a person to read. */
const MAXIMUM_CALLS = 20_000;

/** Collects evidence in order of execution. */
export class Recorder {
  private readonly calls: LayerCall[] = [];
  private readonly models: SourceModel[] = [];
  private readonly prints: Print[] = [];
  private readonly counters: CounterEvent[] = [];
  private readonly made: KerasModel[] = [];
  /** The latest state of each model that was recorded, by the model's call. */
  private readonly recorded = new Map<number, { state: string; index: number }>();

  addCall(call: LayerCall): number {
    if (this.calls.length >= MAXIMUM_CALLS) {
      throw new Exhausted();
    }
    return this.calls.push(call) - 1;
  }

  /** Of an instance of the notebook's own class, which says its name only after it was made. */
  setName(index: number, name: string | null): void {
    this.calls[index] = { ...this.calls[index], name, nameUnknown: name === null };
  }

  addModel(model: KerasModel): void {
    this.made.push(model);
  }

  addPrint(cell: number, model: KerasModel | null, certain: boolean): void {
    this.prints.push({ cell, model: model && this.record(model), certain });
  }

  addEvent(event: CounterEvent['event']): void {
    const before = this.calls.length;
    const last = this.counters[this.counters.length - 1];
    if (last?.before !== before || last.event !== event) {
      this.counters.push({ before, event });
    }
  }

  finish(): Evidence {
    this.made.forEach(model => this.record(model));
    const { calls, models, prints, counters } = this;
    return { calls, models, prints, counters };
  }

  /** A model as it is now; nested models come before those that hold them. */
  private record(model: KerasModel, depth = 0): number {
    if (depth < 8) {
      model.nested().forEach(inner => this.record(inner, depth + 1));
    }
    const now = model.snapshot();
    const state = JSON.stringify(now);
    const before = this.recorded.get(model.index);
    if (before?.state === state) {
      return before.index;
    }
    const index = this.models.push(now) - 1;
    this.recorded.set(model.index, { state, index });
    return index;
  }
}
