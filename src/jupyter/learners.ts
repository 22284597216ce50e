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

/** What was done with a cell's summaries, by which of them it is: it outlives the table, which goes whenever the cell runs
 * again. */
export class Past {
  readonly memories = new Map<number, PredictionMemory>();
  /** Whether counts are being predicted, where that was told. */
  readonly masks = new Map<number, boolean>();
}

/** What learners do, wherever they do it. */
export class Learners {
  /** Emitted when the counts of a summary begin or cease to be predicted. */
  get masksChanged(): ISignal<this, void> {
    return this._masksChanged;
  }

  /** What was done with the summaries of some outputs; `undefined` before `pastOf`. */
  knownPast(outputs: object): Past | undefined {
    return this._pasts.get(outputs);
  }

  /** The same, which begins now where it has not begun.
   *
   * @param cell - The outputs' cell, if they have one: one that is moved or restored gets outputs of a new model, but
   *   keeps its id.
   */
  pastOf(outputs: object, cell: { readonly notebook: object; readonly id: string } | null): Past {
    const known = this._pasts.get(outputs);
    if (known !== undefined) return known;
    const cells =
      cell === null ? null : (this._cells.get(cell.notebook) ?? new Map<string, Past>());
    const past = (cell && cells?.get(cell.id)) ?? new Past();
    if (cell !== null && cells !== null) this._cells.set(cell.notebook, cells.set(cell.id, past));
    this._pasts.set(outputs, past);
    return past;
  }

  /** Whether the counts of the outputs' n-th summary are being predicted, so that nothing may tell them.
   *
   * @param asked - Whether the cell or the settings ask for it.
   */
  isMasked(outputs: object, nth: number, asked: boolean): boolean {
    return this._pasts.get(outputs)?.masks.get(nth) ?? asked;
  }

  /** Keep what `isMasked` tells. */
  mask(past: Past, nth: number, masked: boolean): void {
    if (past.masks.get(nth) === masked) return;
    past.masks.set(nth, masked);
    this._masksChanged.emit();
  }

  private readonly _pasts = new WeakMap<object, Past>();
  /** By the notebook and the id of a cell. */
  private readonly _cells = new WeakMap<object, Map<string, Past>>();
  private readonly _masksChanged = new Signal<this, void>(this);
}
