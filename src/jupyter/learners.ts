import { Signal, type ISignal } from '@lumino/signaling';
import type { PredictionMemory } from '../view/predict/memory.js';
import type { LensHost } from './lensHost.js';

const known = new WeakMap<LensHost, Learners>();

/** The one that all lenses of a host share. */
export function learnersOf(host: LensHost): Learners {
  const learners = known.get(host) ?? new Learners();
  known.set(host, learners);
  return learners;
}

/** What learners do, wherever they do it. */
export class Learners {
  /** By the outputs' model and which of its summaries: it outlives the table, which goes whenever the cell runs again. */
  readonly predictions = new WeakMap<object, Map<number, PredictionMemory>>();

  /** Emitted when the counts of a summary begin or cease to be predicted. */
  get masksChanged(): ISignal<this, void> {
    return this._masksChanged;
  }

  /** Whether the counts of the outputs' n-th summary are being predicted, so that nothing may tell them.
   *
   * @param asked - Whether the cell or the settings ask for it.
   */
  isMasked(outputs: object, nth: number, asked: boolean): boolean {
    return this._masks.get(outputs)?.get(nth) ?? asked;
  }

  /** Keep what `isMasked` tells. */
  mask(outputs: object, nth: number, masked: boolean): void {
    const masks = this._masks.get(outputs) ?? new Map<number, boolean>();
    if (masks.get(nth) === masked) return;
    this._masks.set(outputs, masks.set(nth, masked));
    this._masksChanged.emit();
  }

  private readonly _masks = new WeakMap<object, Map<number, boolean>>();
  private readonly _masksChanged = new Signal<this, void>(this);
}
