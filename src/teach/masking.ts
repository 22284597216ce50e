import type { Layer, Shape } from '../counter/types.js';
import type { ExplainedLayer, SummaryReport, TotalsReport } from '../report/types.js';
import { asPrinted } from '../report/printed.js';
import { anatomyOfRow, layerOf, originsOf, parentsOf, partsApart } from './rows.js';

/** What a learner has found, or given up on. */
export interface Revealed {
  /** The layers' places in the report. */
  readonly rows: ReadonlySet<number>;
  readonly total: boolean;
}

/** What a prediction may start from. */
interface GivenSettings {
  /** Hyper-parameters and input shapes, as far as they are known; without those that only the counter was told. */
  readonly given: Layer | null;
  /** Other settings would do as well: these are only one choice. */
  readonly isSupposed: boolean;
}

/** A row whose numbers are to be predicted: what the prediction starts from, and nothing that gives it away. */
export interface MaskedLayer extends GivenSettings {
  readonly masked: true;
  readonly path: string;
  readonly name: string;
  readonly type: string;
  readonly depth: number;
  readonly outputShape: Shape | null;
  readonly sharedWith: string | null;
  /** It multiplies by a scale and adds a shift, and has no weights and biases. */
  readonly scales: boolean;
  /** Parts of the layer that are counted in rows of their own. */
  readonly apart: readonly string[];
  readonly layer: Layer | null;
}

export interface RevealedLayer extends ExplainedLayer, GivenSettings {
  readonly masked: false;
}

/** A report in which nothing that is still to be predicted stands anywhere. */
export interface MaskedReport {
  readonly format: string;
  readonly name: string | null;
  readonly layers: readonly (MaskedLayer | RevealedLayer)[];
  /** The model's parameters; `null` while they are to be predicted. */
  readonly total: number | null;
  /** All that is said of the totals. Trained parameters and reasons give layers away, so they come with the last one. */
  readonly totals: TotalsReport | null;
}

function givenOf(report: SummaryReport, index: number): GivenSettings {
  const { evidence, alternatives } = report.layers[index];
  const layer = layerOf(report, index);
  return {
    given: layer && asPrinted(layer, evidence),
    isSupposed: evidence === 'count' && alternatives > 0
  };
}

/** Takes out of a report whatever the learner has not revealed: counts, tensors, verdicts, reasons and totals.
 *
 * A row that holds others shows its sum once all of them are revealed, and rows that share their tensors are revealed
 * together, so that no shown number is a hidden one under another name. */
export function mask(report: SummaryReport, revealed: Revealed): MaskedReport {
  const shown = shownRows(report, revealed);
  const layers = report.layers.map((layer, index): MaskedLayer | RevealedLayer =>
    shown[index]
      ? { ...layer, ...givenOf(report, index), masked: false }
      : {
          masked: true,
          path: layer.path,
          name: layer.name,
          type: layer.type,
          depth: layer.depth,
          outputShape: layer.outputShape,
          sharedWith: layer.sharedWith,
          scales: anatomyOfRow(report, index)?.build.kind === 'normalization',
          apart: partsApart(report, index),
          layer: layerOf(report, index),
          ...givenOf(report, index)
        }
  );
  return {
    format: report.format,
    name: report.name,
    layers,
    total: revealed.total ? report.totals.recomputed.total : null,
    totals: revealed.total && shown.every(Boolean) ? report.totals : null
  };
}

/** Which rows may show all they know. */
function shownRows({ layers }: SummaryReport, { rows }: Revealed): readonly boolean[] {
  const origins = originsOf(layers);
  const revealed = new Set([...rows].map(row => origins[row]));
  const shown = origins.map(origin => revealed.has(origin));
  const parents = parentsOf(layers);
  // From the innermost outwards: what holds a hidden row stays hidden.
  for (let index = layers.length - 1; index >= 0; index--) {
    const parent = parents[index];
    if (parent !== null && !shown[index]) shown[parent] = false;
  }
  return shown;
}
