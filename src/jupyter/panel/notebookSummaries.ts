import type { ICodeCellModel } from '@jupyterlab/cells';
import type { INotebookModel, NotebookPanel } from '@jupyterlab/notebook';
import { loadAll } from '../../loading/using.js';
import type { Part } from '../../loading/part.js';
import { PartsMissing } from '../../loading/later.js';
import type { CellReport } from '../../report/index.js';
import type { CellOutput } from '../../summary/outputs.js';
import type { ListedSummary } from '../../view/panel/listed.js';
import { explain, rememberAtLeast } from '../explain.js';
import { learnersOf } from '../learners.js';
import type { LensHost } from '../lensHost.js';
import { summaryCells } from '../notebookSource.js';
import { asksToPredict } from '../ownMetadata.js';
import { settingsIn } from '../settings.js';
import { onlyTailDiffers } from '../tail.js';

/** What the keys of a notebook's summaries begin with. */
export function prefixOf({ id }: NotebookPanel): string {
  return `${id}/`;
}

/** What a notebook is called. */
export function nameOf({ context }: NotebookPanel): string {
  return context.path.slice(context.path.lastIndexOf('/') + 1);
}

interface Read {
  readonly outputs: readonly CellOutput[];
  readonly reports: readonly CellReport[];
}

/** Where a listed summary stands. */
export interface SummaryPlace {
  readonly cell: ICodeCellModel;
  /** Which of the cell's summaries. */
  readonly nth: number;
}

export interface FoundSummary {
  readonly listed: ListedSummary;
  readonly place: SummaryPlace;
}

/** Reads all summaries of a notebook, through the same memory as its tables do. */
export class NotebookSummaries {
  /** @param onMore - Called when something is loaded without which not all summaries could be read. */
  constructor(
    private readonly host: LensHost,
    private readonly onMore: () => void = () => undefined
  ) {}

  /** The summaries in the order of their cells.
   *
   * @param notebook - What the notebook is called.
   * @param prefix - What the keys of its summaries begin with.
   */
  read(model: INotebookModel, notebook: string, prefix: string): readonly FoundSummary[] {
    const { predict } = settingsIn(this.host.values);
    const cells = summaryCells(model, (cell, outputs) => this._settled(cell, outputs));
    rememberAtLeast(cells.length);
    return cells.flatMap(({ cell, outputs, source }) =>
      this._explain(cell, outputs, () => explain(outputs, source)).map(({ report }, nth, all) => ({
        listed: {
          key: `${prefix}${cell.id}/${nth}`,
          notebook,
          position: source.cell + 1,
          ...(all.length > 1 && { nth: nth + 1 }),
          executionCount: cell.executionCount,
          report,
          masked: learnersOf(this.host).isMasked(cell.outputs, nth, predict || asksToPredict(cell))
        },
        place: { cell, nth }
      }))
    );
  }

  private _explain(
    cell: ICodeCellModel,
    outputs: readonly CellOutput[],
    work: () => readonly CellReport[]
  ): readonly CellReport[] {
    try {
      const reports = work();
      this._last.set(cell, { outputs, reports });
      return reports;
    } catch (error) {
      if (error instanceof PartsMissing) {
        void this._load(error.parts);
        return this._last.get(cell)?.reports ?? [];
      }
      console.warn('A model summary could not be explained and is not listed.', error);
      return [];
    }
  }

  private async _load(parts: readonly Part<unknown>[]): Promise<void> {
    if (await loadAll(parts)) this.onMore();
  }

  /** A progress bar under a summary is no news. */
  private _settled(cell: ICodeCellModel, outputs: readonly CellOutput[]): readonly CellOutput[] {
    const last = this._last.get(cell);
    return last !== undefined && onlyTailDiffers(last.outputs, outputs, last.reports)
      ? last.outputs
      : outputs;
  }

  private readonly _last = new WeakMap<ICodeCellModel, Read>();
}
