import { Signal, type ISignal } from '@lumino/signaling';
import type { PredictionMemory } from '../view/predict/memory.js';
import type { TableMemory } from '../view/tableMemory.js';
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
  readonly tables = new Map<number, TableMemory>();
  /** Whether counts are being predicted, where that was told. */
  readonly masks = new Map<number, boolean>();
}

/** A cell by its notebook and its id in it. */
export interface CellPlace {
  readonly notebook: object;
  readonly id: string;
}

/** What learners do, wherever they do it. */
export class Learners {
  /** Emitted when the counts of a summary begin or cease to be predicted. */
  get masksChanged(): ISignal<this, void> {
    return this._masksChanged;
  }

  /** What was done with the summaries of some outputs; nothing at first.
   *
   * @param findCell - The outputs' cell, if they have one: one that is moved or restored gets outputs of a new model, but
   *   keeps its id. Asked only where the outputs are not known.
   */
  pastOf(outputs: object, findCell: () => CellPlace | null): Past {
    const known = this._pasts.get(outputs);
    if (known !== undefined) return known;
    const cell = findCell();
    const past = (cell && this._cells.get(cell.notebook)?.get(cell.id)) ?? new Past();
    if (cell !== null) {
      const cells = this._cells.get(cell.notebook) ?? new Map<string, Past>();
      this._cells.set(cell.notebook, cells.set(cell.id, past));
    }
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
