import { Exhausted } from './interpreter/machine.js';
import type { CounterEvent, Evidence, LayerCall, Print, Printer, SourceModel } from './types.js';

/** More layers than this are not evidence for a person to read. */
const MAXIMUM_CALLS = 20_000;

/** Layers in all states of all models together: few layers, shared, make a large model. */
const MAXIMUM_LISTED = 200_000;

/** Real models nest about ten deep. */
const MAXIMUM_DEPTH = 64;

/** A model as a framework follows it. */
export interface RecordedModel {
  /** Index of the model's own call. */
  readonly index: number;
  /** Whether it is listed though it was never printed. */
  readonly independent: boolean;
  /** The models directly inside this one that are listed by themselves. */
  nested(): readonly RecordedModel[];
  /** The model as it is now, with at most `limit` layers. */
  snapshot(limit: number): SourceModel;
}

/** What is told by following the code. */
export type Recorded = Pick<Evidence, 'calls' | 'models' | 'prints' | 'counters'>;

/** Collects evidence in order of execution. */
export class Recorder {
  private readonly calls: LayerCall[] = [];
  private readonly models: SourceModel[] = [];
  private readonly prints: Print[] = [];
  private readonly counters: CounterEvent[] = [];
  private readonly made: RecordedModel[] = [];
  /** Whether layers that are not told `data_format` put the channels last. */
  hasUsualFormat = true;
  private left = MAXIMUM_LISTED;
  /** The latest state of each model that was recorded, by the model's call. */
  private readonly recorded = new Map<number, { state: string; index: number }>();

  addCall(call: LayerCall): number {
    if (this.calls.length >= MAXIMUM_CALLS) {
      throw new Exhausted();
    }
    return this.calls.push(call) - 1;
  }

  /** The same call once more: of a copy. */
  repeatCall(index: number, cell: number): number {
    return this.addCall({ ...this.calls[index], cell });
  }

  /** Of an instance of the notebook's own class, which says its name only after it was made. */
  setName(index: number, name: string | null, nameUnknown: boolean): void {
    this.calls[index] = { ...this.calls[index], name, nameUnknown };
  }

  /** Of a layer that was changed after it was made: its arguments do not tell its weights any more. */
  alter(index: number): void {
    this.calls[index] = { ...this.calls[index], complete: false };
  }

  addModel(model: RecordedModel): void {
    this.made.push(model);
  }

  addPrint(cell: number, model: RecordedModel | null, certain: boolean, printer: Printer): void {
    this.prints.push({ cell, model: model && this.record(model), certain, printer });
  }

  /** A print of a model in a state that was recorded before, or by a printer that is not told apart. */
  addPrinted(print: Print): void {
    this.prints.push(print);
  }

  get printCount(): number {
    return this.prints.length;
  }

  /** Forgets all prints but the first `count`. */
  dropPrints(count: number): void {
    this.prints.splice(count);
  }

  addEvent(event: CounterEvent['event']): void {
    const before = this.calls.length;
    const last = this.counters[this.counters.length - 1];
    if (last?.before !== before || last.event !== event) {
      this.counters.push({ before, event });
    }
  }

  finish(): Recorded {
    const seen = new Set<RecordedModel>();
    this.made.forEach(model => model.independent && this.recordOnce(model, seen));
    const { calls, models, prints, counters } = this;
    return { calls, models, prints, counters };
  }

  /** The model as it is now, as an index into `models`; nested models come before those that hold them. */
  record(model: RecordedModel): number {
    this.recordNested(model, new Set([model]), 0);
    return this.recordAlone(model);
  }

  /** Records the model and what is in it, apart from what is seen already: models that share models grow fast. */
  private recordOnce(model: RecordedModel, seen: Set<RecordedModel>, depth = 0): void {
    if (!seen.has(model)) {
      seen.add(model);
      this.recordNested(model, seen, depth);
      this.recordAlone(model);
    }
  }

  private recordNested(model: RecordedModel, seen: Set<RecordedModel>, depth: number): void {
    if (depth < MAXIMUM_DEPTH && this.left > 0) {
      model.nested().forEach(inner => this.recordOnce(inner, seen, depth + 1));
    }
  }

  private recordAlone(model: RecordedModel): number {
    const now = model.snapshot(this.left);
    this.left = Math.max(0, this.left - now.layers.length);
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
