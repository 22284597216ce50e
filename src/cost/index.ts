import type { Tensor } from '../counter/types.js';
import { plus } from '../report/derivation/words.js';
import { frameworkOf } from '../report/framework.js';
import type { ExplainedLayer, SummaryReport } from '../report/types.js';
import { message } from '../text/message.js';
import { activationMemory } from './activations.js';
import { DATA_TYPES, type DataTypeName } from './dtypes.js';
import { countOf, parametersOf, weightMemory } from './memory.js';
import { multiplyAdds } from './multiplyAdds.js';
import type { Surroundings } from './subject.js';
import { costOf, unknownCost, type Cost } from './types.js';

export { DATA_TYPES, type DataTypeName } from './dtypes.js';
export { formatBytes, formatCost, formatCostExactly } from './format.js';
export { memoryOf, parametersOf, weightMemory } from './memory.js';
export { multiplyAdds } from './multiplyAdds.js';
export { OPTIMIZERS, optimizersKeeping, type OptimizerName } from './optimizers.js';
export { formatKerasSize, storedBytes } from './stored.js';
export { documentedCost, type Cost, type DocumentedCost, type Unit } from './types.js';

/** What one row costs. */
export interface LayerCost {
  readonly weights: Cost;
  readonly activations: Cost;
  readonly multiplyAdds: Cost;
}

export interface ModelCost {
  /** One for each of the report's rows. */
  readonly layers: readonly LayerCost[];
  /** Of all the parameters. */
  readonly weights: Cost;
  /** Of all rows that hold no others; not known if one of them is not. */
  readonly multiplyAdds: Cost;
  readonly activations: Cost;
}

/** What a model's rows cost, and all of them together. */
export function costsOf(report: SummaryReport, dtype: DataTypeName): ModelCost {
  const { layers } = report;
  const framework = frameworkOf(report);
  const named = new Map(layers.map(layer => [layer.path, layer.tensors]));
  const costs = layers.map((layer, i) =>
    holdsRows(layers, i)
      ? holderCost(layer, dtype)
      : layerCost(layer, dtype, { framework, tensors: tensorsOf(layer, named) })
  );
  const leaves = costs.filter((_, i) => !holdsRows(layers, i));
  return {
    layers: costs,
    weights: weightMemory(parametersOf(report).total, DATA_TYPES[dtype]),
    multiplyAdds: together(leaves.map(cost => cost.multiplyAdds)),
    activations: together(leaves.map(cost => cost.activations))
  };
}

function layerCost(
  layer: ExplainedLayer,
  dtype: DataTypeName,
  surroundings: Surroundings
): LayerCost {
  return {
    weights: weightMemory(countOf(layer), DATA_TYPES[dtype]),
    activations: activationMemory(layer, dtype),
    multiplyAdds: multiplyAdds(layer, surroundings)
  };
}

const BELOW = message('The rows inside it say.');

function holderCost(layer: ExplainedLayer, dtype: DataTypeName): LayerCost {
  return {
    weights: weightMemory(countOf(layer), DATA_TYPES[dtype]),
    activations: unknownCost('bytes', BELOW),
    multiplyAdds: unknownCost('MACs', BELOW)
  };
}

/** A row that repeats another one costs another call with the same tensors. */
function tensorsOf(
  { tensors, sharedWith }: ExplainedLayer,
  named: ReadonlyMap<string, readonly Tensor[]>
): readonly Tensor[] {
  return tensors.length > 0 || sharedWith === null ? tensors : (named.get(sharedWith) ?? []);
}

function holdsRows(layers: readonly ExplainedLayer[], i: number): boolean {
  return (layers[i + 1]?.depth ?? 0) > layers[i].depth;
}

function together(costs: readonly Cost[]): Cost {
  const unit = costs[0]?.unit ?? 'MACs';
  const unknown = costs.filter(({ value }) => value === null).length;
  if (unknown > 0) {
    return unknownCost(unit, message('%1 of %2 rows are not known.', unknown, costs.length));
  }
  const operands = costs.flatMap(({ value }) => (value ? [{ value, meaning: 'of a layer' }] : []));
  return costOf(unit, operands.length > 0 ? [plus(operands, unit)] : []);
}
