import { PartsMissing } from '../loading/later.js';
import type { CellReport } from '../report/index.js';
import type { CellOutput } from '../summary/outputs.js';
import { explain } from './explain.js';
import type { LensHost } from './lensHost.js';
import { sourceBehind } from './notebookSource.js';
import type { Site } from './sites.js';
import { onlyTailDiffers } from './tail.js';

/** Outputs, and what was read of them. */
export interface ReadOutputs {
  readonly outputs: readonly CellOutput[];
  readonly reports: readonly CellReport[];
}

/** Reads the summaries in the outputs of one place, with the code behind them. */
export class SiteReader {
  constructor(
    private readonly site: Site,
    private readonly host: LensHost
  ) {}

  /** What was read before no longer holds: the code is not the one that ran, or is it again. */
  forget(): void {
    this._isOutdated = true;
  }

  /** The reports of the outputs, in order; none where they cannot be read.
   *
   * @param before - What was read last.
   */
  read(outputs: readonly CellOutput[], before: ReadOutputs): readonly CellReport[] | PartsMissing {
    if (!this._isOutdated && onlyTailDiffers(before.outputs, outputs, before.reports)) {
      return before.reports;
    }
    const { model, widget } = this.site;
    try {
      const source = model === null ? null : sourceBehind(model, widget, this.host.notebooks);
      const reports = explain(outputs, source);
      this._isOutdated = false;
      // A summary that begins in an output of another kind has no place to be shown in.
      return reports.filter(({ start }) => this.site.rendererAt(start.output) !== null);
    } catch (error) {
      if (error instanceof PartsMissing) return error;
      console.warn('The model summary could not be explained and stays as it was printed.', error);
      return [];
    }
  }

  private _isOutdated = false;
}
