import type { Keep } from '../view/predict/KeepAnswers.js';
import { PredictionMemory, type Kept } from '../view/predict/memory.js';
import { TableMemory } from '../view/tableMemory.js';
import { keepAnswers, keptAnswers } from './keepAnswers.js';
import { learnersOf, type Past } from './learners.js';
import type { LensHost } from './lensHost.js';
import { placeOf } from './notebookSource.js';
import { asksToPredict } from './ownMetadata.js';
import { settingsIn } from './settings.js';
import type { Site } from './sites.js';

/** What learners do with the summaries of one place: what they may see, and where their answers are. */
export class Learning {
  constructor(
    private readonly site: Site,
    private readonly host: LensHost
  ) {}

  /** The notebook around the outputs and their cell's index in it; `null` where there is none. */
  get place(): ReturnType<typeof placeOf> {
    const { model, widget } = this.site;
    return model === null ? null : placeOf(model, widget, this.host.notebooks);
  }

  /** Whether counts are left out until the reader chooses. */
  get startsPredicting(): boolean {
    if (settingsIn(this.host.values).predict) return true;
    const { place } = this;
    return place !== null && asksToPredict(place.model.cells.get(place.cell));
  }

  /** Whether the counts of the n-th summary are left out. */
  isPredicting(nth: number): boolean {
    return this._past.memories.get(nth)?.choice ?? this.startsPredicting;
  }

  /** What was done with the n-th summary, also before the cell ran again. */
  memory(nth: number): PredictionMemory {
    const { memories } = this._past;
    const memory = memories.get(nth) ?? new PredictionMemory();
    memories.set(nth, memory);
    return memory;
  }

  /** How the table of the n-th summary was set up, also before the cell ran again. */
  table(nth: number): TableMemory {
    const { tables } = this._past;
    const table = tables.get(nth) ?? new TableMemory();
    tables.set(nth, table);
    return table;
  }

  /** Tell everywhere whether the counts of the n-th summary are left out. */
  mask(nth: number, masked: boolean): void {
    if (this.site.model !== null) learnersOf(this.host).mask(this._past, nth, masked);
  }

  /** Whether counts are left out somewhere here, or were before the cell ran again. */
  get expectsPredicting(): boolean {
    const remembered = [...this._past.memories.keys()];
    return remembered.length === 0
      ? this.startsPredicting
      : remembered.some(nth => this.isPredicting(nth));
  }

  /** Writes answers into the notebook around the outputs; `null` where there is none. */
  get keep(): Keep | null {
    if (this.place === null) return null;
    return (where, answers) => {
      // Cells may have moved since.
      const now = this.place;
      return now !== null && keepAnswers(now.model, now.cell, where, answers);
    };
  }

  /** Reads what `keep` has written. */
  readonly kept: Kept = network => {
    const { place } = this;
    return place === null ? [] : keptAnswers(place.model, place.cell, network);
  };

  private get _past(): Past {
    return learnersOf(this.host).pastOf(this.site.model ?? this.site.widget, () => {
      const { place } = this;
      return place && { notebook: place.model, id: place.model.cells.get(place.cell).id };
    });
  }
}
