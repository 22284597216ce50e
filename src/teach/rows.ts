import { count, CountError, isWeightless } from '../counter/index.js';
import type { Count, Layer, Shape, Tensor } from '../counter/types.js';
import { frameworkOf } from '../report/framework.js';
import type { ExplainedLayer, SummaryReport } from '../report/types.js';
import { anatomyOf, type Anatomy, type Elsewhere } from './anatomy.js';
import type { Context } from './misconceptions/index.js';

/** At most this many layers before a row are looked at. */
const MOST_BEFORE = 4;
/** Deeper tables are no network's. */
const DEEPEST = 200;

/** For each row, the index of the row that holds it; `null` for the model's own rows. */
export function parentsOf(layers: readonly ExplainedLayer[]): readonly (number | null)[] {
  const open: number[] = [];
  return layers.map(({ depth }, index) => {
    while (open.length > 0 && layers[open[open.length - 1]].depth >= depth) open.pop();
    const parent = open.at(-1) ?? null;
    if (open.length < DEEPEST) open.push(index);
    return parent;
  });
}

/** For each row, the index of the row whose tensors it has: its own where it shares none. */
export function originsOf(layers: readonly ExplainedLayer[]): readonly number[] {
  const first = new Map<string, number>();
  layers.forEach(({ path, sharedWith }, index) => {
    if (sharedWith === null && !first.has(path)) first.set(path, index);
  });
  return layers.map(({ sharedWith }, index) => {
    if (sharedWith === null) return index;
    // The row that is named may be left out of the table; those that name it still belong together.
    if (!first.has(sharedWith)) first.set(sharedWith, index);
    return first.get(sharedWith) ?? index;
  });
}

/** The count that an answer for the row is held against; `null` where none is known exactly. */
export function expectedCount({ recomputed, reported }: ExplainedLayer): number | null {
  return recomputed ?? (typeof reported === 'number' ? reported : null);
}

/** A row's layer as the counter takes it, also of a class that learns nothing, for which a report keeps none. */
export function layerOf(report: SummaryReport, index: number): Layer | null {
  const row = report.layers[index];
  if (row.layer) return row.layer;
  const framework = frameworkOf(report);
  if (!isWeightless(framework, row.type)) return null;
  const input = row.type === 'InputLayer' ? row.outputShape : outputAbove(report.layers, index);
  return { framework, type: row.type, config: {}, inputs: input ? [input] : [] };
}

/** A row taken apart, with the shapes and the tensors that the report gives it; `null` if it is not known enough. */
export function anatomyOfRow(report: SummaryReport, index: number): Anatomy | null {
  const row = report.layers[index];
  const layer = layerOf(report, index);
  if (!layer) return null;
  try {
    const counted = count(layer);
    const outputs = row.outputShape ? [row.outputShape] : counted.outputs;
    const expected = expectedCount(row);
    if (counted.count === expected) return anatomyOf(layer, { ...counted, outputs });
    const elsewhere = elsewhereOf(row, counted);
    return elsewhere && sumOf(row.tensors) === expected
      ? anatomyOf(layer, { tensors: row.tensors, count: expected, outputs }, elsewhere)
      : null;
  } catch (error) {
    if (error instanceof CountError) return null;
    throw error;
  }
}

/** The parts of a row's layer that have rows of their own, by their names; empty if it has none. */
export function partsApart(report: SummaryReport, index: number): readonly string[] {
  return anatomyOfRow(report, index)?.elsewhere?.names ?? [];
}

/** What a layer holds besides its row's own tensors: "out_proj.weight" is in the row of out_proj. */
function elsewhereOf({ tensors }: ExplainedLayer, counted: Count): Elsewhere | null {
  const own = new Set(tensors.map(({ name }) => name));
  const others = counted.tensors.filter(({ name }) => !own.has(name));
  const names = others.map(({ name }) => /^(.+?)[./]/.exec(name)?.[1] ?? null);
  const isWhole = sumOf(tensors) + sumOf(others) === counted.count;
  return tensors.length > 0 && isWhole && names.every(name => name !== null)
    ? { names: [...new Set(names)], count: sumOf(others) }
    : null;
}

function sumOf(tensors: readonly Tensor[]): number {
  return tensors.reduce((sum, { count }) => sum + count, 0);
}

/** What is known of a row's surroundings: the rows above it, and how often its tensors are used. */
export function contextOf(report: SummaryReport, index: number): Context {
  const { layers } = report;
  const { depth } = layers[index];
  const before: Layer[] = [];
  for (let above = index - 1; above >= 0 && before.length < MOST_BEFORE; above--) {
    if (layers[above].depth !== depth) break;
    const layer = layerOf(report, above);
    if (!layer) break;
    before.push(layer);
  }
  const origins = originsOf(layers);
  return { before, uses: origins.filter(origin => origin === origins[index]).length };
}

function outputAbove(layers: readonly ExplainedLayer[], index: number): Shape | null {
  return index > 0 ? layers[index - 1].outputShape : null;
}
