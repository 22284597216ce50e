import { mayHoldSummary, type CellOutput } from '../summary/outputs.js';
import type { Site } from './sites.js';
import type { WatchedRenderer } from './watchedRenderer.js';

/** Keeps counts that are to be predicted out of sight until their table can take their place. */
export class Veil {
  /** Take the outputs that may hold a summary, and are not shown in our way yet, out of the document. */
  cover(site: Site, outputs: readonly CellOutput[]): void {
    for (const output of outputs) {
      const watched = site.rendererAt(output.index);
      if (watched === null || watched.lens !== null || !mayHoldSummary(output)) continue;
      watched.replace();
      this._covered.add(watched);
    }
  }

  /** Put back what has not been taken over meanwhile. */
  lift(): void {
    for (const watched of this._covered) {
      if (watched.lens === null && !watched.renderer.isDisposed) watched.restore();
    }
    this._covered.clear();
  }

  private readonly _covered = new Set<WatchedRenderer>();
}
