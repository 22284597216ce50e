import { CountError } from '../counter/index.js';
import type { Count, Layer, Shape } from '../counter/types.js';
import type { ExplainedLayer, SummaryReport } from '../report/types.js';
import { withArgument } from './arguments.js';
import {
  THOUGHT,
  totalsOf,
  withHolders,
  type Change,
  type State,
  type WhatIf,
  type WhatIfLayer
} from './experiment.js';
import { message, type Message } from '../text/message.js';
import { wiringOf, type Edges, type Wiring } from './wiring.js';
import { frameworkOf } from './rows.js';
import { isSameShape } from './settings.js';
import { recountWith } from './retie.js';
import { joinsInputs, supposeLayer } from './suppose.js';

export type { Change, State, WhatIf, WhatIfLayer } from './experiment.js';

/** What follows from changed settings and inputs, down the network: output shapes, counts and totals.
 *
 * @param edges for each row, the rows whose outputs come in, one an input, in order. Without them each row is taken to
 * follow the one above it; where that cannot be, since rows join several inputs or an input is not the output above, what
 * stands below a change is unknown.
 *
 * Counts again only what changed: a thousand rows take a few milliseconds. Never throws. */
export function whatIf(
  report: SummaryReport,
  changes: readonly Change[],
  edges: Edges | null = null
): WhatIf {
  const wiring = wiringOf(report.layers, edges);
  const byRow = new Map(changes.map(change => [change.row, change]));
  const experiment = new Experiment(report, wiring, byRow);
  const layers = report.layers.map((_, index) => experiment.row(index));
  const whole = withHolders(layers, wiring);
  return {
    ...report,
    layers: whole,
    totals: totalsOf(report, whole, wiring),
    chainAssumed: !edges
  };
}

/** A row's result while the network is walked. */
interface Walked {
  readonly result: WhatIfLayer;
  /** Its output; `null` where not known. */
  readonly output: Shape | null;
}

class Experiment {
  constructor(
    private readonly report: SummaryReport,
    private readonly wiring: Wiring,
    private readonly changes: ReadonlyMap<number, Change>
  ) {
    this.framework = frameworkOf(report);
    const joining = new Set(report.layers.map(({ type }) => type));
    this.branches =
      !wiring.given &&
      (report.layers.some(({ layer }) => layer !== null && joinsDistinct(layer)) ||
        [...joining].some(type => joinsInputs(this.framework, type)));
    report.layers.forEach(({ path, sharedWith }, index) => {
      if (sharedWith === null && !this.origins.has(path)) this.origins.set(path, index);
    });
  }

  /** Rows are asked for in order, so that whatever comes in has been walked. */
  row(index: number): WhatIfLayer {
    const walked = this.walk(index);
    this.walked.push(walked);
    return walked.result;
  }

  private walk(index: number): Walked {
    const row = this.report.layers[index];
    const origin = row.sharedWith === null ? undefined : this.origins.get(row.sharedWith);
    const own = this.changes.get(index);
    // The same layer elsewhere has the same settings.
    const settings = (origin === undefined ? own : this.changes.get(origin))?.settings;
    const sources = this.wiring.sources[index];
    const moved = sources.some(source => this.stateOf(source) !== 'same');
    if (!settings && !own?.inputs && !moved) return same(row);
    // What it holds decides: it is told from its own rows afterwards.
    if (this.wiring.lastInside[index] !== null && !row.layer) return same(row);
    const before = this.inputsBefore(index);
    const inputs = own?.inputs ?? this.inputsOf(index, before);
    if (!Array.isArray(inputs)) return unknown(row, inputs as Message);
    const known = this.layerBefore(row, before);
    const base = known && { ...known, inputs: before };
    if (!base) {
      return unknown(row, message('The settings of this %1 are not known.', row.type));
    }
    const config = Object.entries(settings ?? {}).reduce(
      (all, [argument, value]) => withArgument(all, argument, value),
      base.config
    );
    return this.count(row, base, { ...base, config }, inputs as readonly Shape[], origin);
  }

  private count(
    row: ExplainedLayer,
    base: Layer,
    changed: Layer,
    inputs: readonly Shape[],
    origin: number | undefined
  ): Walked {
    try {
      const { layer, counted } = recountWith(changed, inputs);
      const output = counted.outputs?.[0] ?? null;
      if (output && !isShape(output)) return unknown(row, misfit(row));
      if (/^(Reshape|Unflatten)/.test(base.type) && !sameVolume(inputs[0], output)) {
        return unknown(row, misfit(row));
      }
      const first = origin === undefined ? null : this.walked[origin]?.result;
      if (first && shapesOf(first.tensors) !== shapesOf(counted.tensors)) {
        return unknown(
          row,
          message(
            'It shares its tensors with %1, and what comes in here does not fit them.',
            first.name
          )
        );
      }
      return changedTo(row, layer, counted, output);
    } catch (error) {
      if (error instanceof CountError) return unknown(row, message('%1', error.message));
      throw error;
    }
  }

  /** The input shapes as they are now, or why they cannot be told. */
  private inputsOf(index: number, before: readonly Shape[]): readonly Shape[] | Message {
    const sources = this.wiring.sources[index];
    if (sources.every(source => this.stateOf(source) === 'same')) return before;
    if (this.branches) {
      return message('The network branches; which rows feed which, the table does not say.');
    }
    const inputs: Shape[] = [];
    // Self-attention takes one and the same sequence several times over.
    const [only] = sources;
    const several = sources.length === 1 && before.length > 1 ? before.map(() => only) : sources;
    for (const [place, source] of several.entries()) {
      const old = before[place] ?? null;
      const now = this.outputOf(source);
      if (this.stateOf(source) === 'same') {
        if (!old) return message('What comes in is not known.');
        inputs.push(old);
      } else if (!now) {
        return message('What comes in is not known.');
      } else if (!this.wiring.given && old && !isSameShape(old, this.printedOutput(source))) {
        return message('What comes in is not the output of the row above.');
      } else {
        inputs.push(now);
      }
    }
    // torch's constructors state what comes in: where a size is open, what they state may be what it was.
    const open = inputs.some(shape => shape.slice(1).includes(null));
    return this.framework === 'torch' && open ? message('What comes in is not known.') : inputs;
  }

  /** The inputs as the report has them; of a row without, what its sources give out. */
  private inputsBefore(index: number): readonly Shape[] {
    const { layer, type, outputShape } = this.report.layers[index];
    if (layer && layer.inputs.length > 0) return layer.inputs;
    if (type === 'InputLayer' && outputShape) return [outputShape];
    const shapes = this.wiring.sources[index].map(source => this.printedOutput(source));
    return shapes.every(shape => shape !== null) ? (shapes as Shape[]) : [];
  }

  private layerBefore(row: ExplainedLayer, inputs: readonly Shape[]): Layer | null {
    if (row.layer) return row.layer;
    let layer = SUPPOSED.get(row);
    if (layer === undefined) {
      // Networks repeat themselves: rows of one class and shapes have the same settings.
      const alike = `${row.type} ${inputs.join(';')} ${row.outputShape}`;
      layer = this.supposed.get(alike);
      if (layer === undefined) {
        layer = inputs.length > 0 ? supposeLayer(row, this.framework, inputs) : null;
        this.supposed.set(alike, layer);
      }
      SUPPOSED.set(row, layer);
    }
    return layer;
  }

  /** What holds others gives out what the last of them does. */
  private giver(index: number): number {
    return this.wiring.lastInside[index] ?? index;
  }

  private stateOf(source: number): State {
    const { result, output } = this.walked[this.giver(source)];
    const printed = this.report.layers[this.giver(source)].outputShape;
    if (result.state !== 'changed') return result.state;
    // A layer may hold other tensors and still give out what it did.
    return output && isSameShape(output, printed) ? 'same' : 'changed';
  }

  private outputOf(source: number): Shape | null {
    return this.walked[this.giver(source)].output;
  }

  private printedOutput(source: number): Shape | null {
    return this.report.layers[this.giver(source)].outputShape;
  }

  private readonly framework;
  /** Rows join several inputs, and it is not known which. */
  private readonly branches: boolean;
  private readonly walked: Walked[] = [];
  private readonly supposed = new Map<string, Layer | null>();
  private readonly origins = new Map<string, number>();
}

/** Rows that nothing changes, so that each has one object for good and a view need not draw it again. */
const SAME = new WeakMap<ExplainedLayer, Walked>();

/** A layer of several inputs that are not one and the same, as in self-attention. */
function joinsDistinct({ inputs: [first, ...others] }: Layer): boolean {
  return others.some(other => !isSameShape(first, other));
}

/** What was supposed of rows, so that the next change of a control does not suppose it all again. */
const SUPPOSED = new WeakMap<ExplainedLayer, Layer | null>();

function same(row: ExplainedLayer): Walked {
  let walked = SAME.get(row);
  if (!walked) {
    const result = { ...row, state: 'same', difference: 0, why: null } as const;
    walked = { result, output: row.outputShape };
    SAME.set(row, walked);
  }
  return walked;
}

function unknown(row: ExplainedLayer, why: Message): Walked {
  return {
    result: {
      ...row,
      ...THOUGHT,
      outputShape: null,
      recomputed: null,
      tensors: [],
      layer: null,
      state: 'unknown',
      difference: null,
      why
    },
    output: null
  };
}

function changedTo(
  row: ExplainedLayer,
  layer: Layer,
  { tensors, count }: Count,
  output: Shape | null
): Walked {
  const before = row.recomputed ?? (typeof row.reported === 'number' ? row.reported : null);
  return {
    result: {
      ...row,
      ...THOUGHT,
      outputShape: output,
      recomputed: count,
      tensors,
      layer,
      state: 'changed',
      difference: before === null ? null : count - before,
      why: null
    },
    output
  };
}

function misfit({ type }: ExplainedLayer): Message {
  return message('What comes in does not fit this %1.', type);
}

function isShape(shape: Shape): boolean {
  return shape.every(size => size === null || (Number.isSafeInteger(size) && size > 0));
}

function sameVolume(input: Shape | undefined, output: Shape | null): boolean {
  const volume = (shape: Shape): number | null =>
    shape.slice(1).includes(null) ? null : shape.slice(1).reduce<number>((v, n) => v * (n ?? 1), 1);
  return !input || !output || volume(input) === volume(output);
}

function shapesOf(tensors: ExplainedLayer['tensors']): string {
  return tensors.map(({ shape }) => shape.join()).join(';');
}
