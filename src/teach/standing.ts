import { count, CountError } from '../counter/index.js';
import type { Count, Framework, Layer, Shape } from '../counter/types.js';
import type { SummaryReport } from '../report/types.js';
import { joinsInputs } from './joins.js';
import { frameworkOf } from '../report/framework.js';
import { originsOf } from './rows.js';
import { isSameShape } from './settings.js';
import { supposeLayer } from './suppose.js';
import { symbolicInputs } from './symbolic.js';
import { wiringOf, type Wiring } from './wiring.js';

/** The network as the report has it, as far as thought experiments start from it: connections, inputs, outputs, settings.
 * What is not printed is worked out once a report. */
export class Standing {
  readonly wiring: Wiring;
  readonly framework: Framework;
  /** For each row the row whose tensors it has. */
  readonly origins: readonly number[];

  private constructor(private readonly report: SummaryReport) {
    this.framework = frameworkOf(report);
    this.wiring = wiringOf(report);
    this.origins = originsOf(report.layers);
    // In order, so that what comes into a row has been worked out.
    report.layers.forEach(({ outputShape, layer }, index) => {
      const isLeaf = this.wiring.lastInside[index] === null;
      this.outputs.push(outputShape ?? (isLeaf || layer ? this.countedOutput(index) : null));
    });
  }

  static of(report: SummaryReport): Standing {
    let standing = STANDING.get(report);
    if (!standing) STANDING.set(report, (standing = new Standing(report)));
    return standing;
  }

  /** The row whose output a row gives out: of what holds others and counts for nothing itself, the last one inside. */
  giver(index: number): number {
    return this.report.layers[index].layer ? index : (this.wiring.lastInside[index] ?? index);
  }

  /** As printed; where nothing is printed, with the sizes open that nothing tells. */
  output(index: number): Shape | null {
    return this.outputs[this.giver(index)] ?? null;
  }

  /** The table prints no shapes here, so that only widths are known, from the constructors' arguments. */
  isOpen(index: number): boolean {
    const { layer, outputShape } = this.report.layers[index];
    return outputShape === null && (layer === null || layer.inputs.length === 0);
  }

  /** The input shapes; empty where nothing is known of them. */
  inputs(index: number): readonly Shape[] {
    const { layer, type, outputShape } = this.report.layers[index];
    if (layer && layer.inputs.length > 0) return layer.inputs;
    if (type === 'InputLayer' && outputShape) return [outputShape];
    const shapes = this.wiring.sources[index].map(([source]) =>
      source === undefined ? null : this.output(source)
    );
    const known = shapes.filter(shape => shape !== null);
    const isKnown = known.length > 0 && known.length === shapes.length;
    if (isKnown && (!layer || counted({ ...layer, inputs: known }))) return known;
    return (layer && symbolicInputs(layer)) ?? [];
  }

  /** With the inputs above; `null` if its settings are not known. */
  layer(index: number): Layer | null {
    const row = this.report.layers[index];
    const inputs = this.inputs(index);
    if (row.layer) return { ...row.layer, inputs };
    // Networks repeat themselves: rows of one class and shapes have the same settings.
    const alike = `${row.type} ${inputs.join(';')} ${row.outputShape}`;
    let layer = this.supposed.get(alike);
    if (layer === undefined) {
      layer = inputs.length > 0 ? supposeLayer(row, this.framework, inputs) : null;
      this.supposed.set(alike, layer);
    }
    return layer;
  }

  /** What the layer came to, counted once a report; `null` where it cannot be. */
  counted(index: number): Count | null {
    let found = this.counts.get(index);
    if (found === undefined) {
      const layer = this.layer(index);
      this.counts.set(index, (found = layer && counted(layer)));
    }
    return found;
  }

  /** The row makes its output out of several inputs that are not one and the same, as they are in self-attention. */
  joins(index: number): boolean {
    const { layer, type } = this.report.layers[index];
    const [first, ...others] = layer?.inputs ?? [];
    if (others.some(other => !isSameShape(first, other))) return true;
    let joins = this.joining.get(type);
    if (joins === undefined) this.joining.set(type, (joins = joinsInputs(this.framework, type)));
    return joins;
  }

  private countedOutput(index: number): Shape | null {
    return this.counted(index)?.outputs?.[0] ?? null;
  }

  private readonly outputs: (Shape | null)[] = [];
  private readonly counts = new Map<number, Count | null>();
  private readonly supposed = new Map<string, Layer | null>();
  private readonly joining = new Map<string, boolean>();
}

const STANDING = new WeakMap<SummaryReport, Standing>();

/** `null` where the counter refuses the layer. */
function counted(layer: Layer): Count | null {
  try {
    return count(layer);
  } catch (error) {
    if (error instanceof CountError) return null;
    throw error;
  }
}
