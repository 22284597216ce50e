import {
  costsOf,
  documentedCost,
  type DataTypeName,
  type DocumentedCost,
  type LayerCost,
  type ModelCost
} from '../cost/index.js';
import { derive, formulaText } from '../report/derive.js';
import { documentedLayer, documentedStep, documentedTotals } from '../report/documented.js';
import type { DocumentedLayer, SummaryReport } from '../report/types.js';
import { jsonText } from '../text/json.js';
import type { ExportOptions, Titled } from './types.js';

interface ExportedLayer extends DocumentedLayer {
  readonly formula: string;
  readonly derivation?: readonly ReturnType<typeof documentedStep>[];
  readonly cost?: { readonly [part: string]: DocumentedCost };
}

/** The reports in the shape that `paramlens explain --json` has, with each layer's formula; a list, one entry a summary.
 * What the layers were counted from stays inside the program. */
export function toJson(summaries: readonly Titled[], options: ExportOptions): string {
  const exported = summaries.map(({ title, report }) => {
    const { cost: dtype = null } = options;
    const costs = dtype === null ? null : costsOf(report, dtype);
    return {
      title: title ?? report.name,
      format: report.format,
      name: report.name,
      layers: layersOf(report, options, costs),
      totals: documentedTotals(report.totals),
      ...(dtype && costs ? { cost: totalCost(dtype, costs) } : {})
    };
  });
  return `${jsonText(exported, 2)}\n`;
}

function layersOf(
  report: SummaryReport,
  { derivation = false }: ExportOptions,
  costs: ModelCost | null
): readonly ExportedLayer[] {
  return report.layers.map((layer, i) => ({
    ...documentedLayer(layer),
    formula: formulaText(layer),
    ...(derivation ? { derivation: derive(layer).map(documentedStep) } : {}),
    ...(costs ? { cost: documented(costs.layers[i]) } : {})
  }));
}

/** What the whole model costs, and the format that its weights and activations are kept in. */
function totalCost(
  dtype: DataTypeName,
  { weights, activations, multiplyAdds }: ModelCost
): { readonly dtype: DataTypeName } & { readonly [part in keyof LayerCost]: DocumentedCost } {
  return { dtype, ...documented({ weights, activations, multiplyAdds }) };
}

function documented({ weights, activations, multiplyAdds }: LayerCost): {
  readonly [part in keyof LayerCost]: DocumentedCost;
} {
  return {
    weights: documentedCost(weights),
    activations: documentedCost(activations),
    multiplyAdds: documentedCost(multiplyAdds)
  };
}
