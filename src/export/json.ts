import { costsOf, type Cost } from '../cost/index.js';
import { derive, formulaText } from '../report/derive.js';
import type { LayerReport, Step, SummaryReport } from '../report/types.js';
import type { ExportOptions, Titled } from './types.js';

interface ExportedLayer extends LayerReport {
  readonly formula: string;
  readonly derivation?: readonly Step[];
  readonly cost?: { readonly [part: string]: Cost };
}

/** The reports in the shape that `paramlens explain --json` has, with each layer's formula; a list, one entry a summary.
 * What the layers were counted from stays inside the program. */
export function toJson(summaries: readonly Titled[], options: ExportOptions): string {
  const exported = summaries.map(({ title, report }) => ({
    title: title ?? report.name,
    format: report.format,
    name: report.name,
    layers: layersOf(report, options),
    totals: report.totals
  }));
  return `${JSON.stringify(exported, null, 2)}\n`;
}

function layersOf(
  report: SummaryReport,
  { derivation = false, cost = null }: ExportOptions
): readonly ExportedLayer[] {
  const costs = cost === null ? null : costsOf(report, cost).layers;
  return report.layers.map(({ layer: _layer, countsInside: _inside, ...documented }, i) => ({
    ...documented,
    formula: formulaText(documented),
    ...(derivation ? { derivation: derive(documented) } : {}),
    ...(costs ? { cost: { ...costs[i] } } : {})
  }));
}
