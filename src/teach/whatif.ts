import { CountError } from '../counter/index.js';
import type { Count, Layer, Shape } from '../counter/types.js';
import type { ExplainedLayer, SummaryReport } from '../report/types.js';
import { withArgument } from './arguments.js';
import { totalsOf, withHolders, type Change, type WhatIf } from './experiment.js';
import { whyNotJoined } from './joins.js';
import { message, type Message } from '../text/message.js';
import { recountWith } from './retie.js';
import { isSameShape } from './settings.js';
import { Standing } from './standing.js';
import { changedTo, same, unknown, type Given, type Walked } from './walked.js';

export type { Change, WhatIf, WhatIfLayer } from './experiment.js';

/** What follows from changed settings and inputs, down the network: output shapes, counts and totals.
 *
 * Follows the connections that the report knows; where it knows none, each row is taken to follow the one above it, up to
 * the first one that joins several inputs. What modules of code do with the output of their last row is not guessed.
 *
 * Counts again only what changed: a thousand rows take a few milliseconds. Never throws. */
export function whatIf(report: SummaryReport, changes: readonly Change[]): WhatIf {
  const standing = Standing.of(report);
  const experiment = new Experiment(
    report,
    standing,
    new Map(changes.map(change => [change.row, change]))
  );
  const layers = report.layers.map((_, index) => experiment.row(index).result);
  const whole = withHolders(layers, standing.wiring, index => experiment.given(index).output);
  return {
    ...report,
    layers: whole,
    totals: totalsOf(report, whole, standing.wiring),
    chainAssumed: experiment.chainAssumed
  };
}

class Experiment {
  /** A row was taken to follow a changed one above it. */
  chainAssumed = false;

  constructor(
    private readonly report: SummaryReport,
    private readonly standing: Standing,
    private readonly changes: ReadonlyMap<number, Change>
  ) {}

  /** Rows are asked for in order, so that whatever comes in has been walked. */
  row(index: number): Walked {
    const moved = this.isMoved(index);
    this.moved.push(moved);
    const walked = this.walk(index, moved);
    this.walked.push(walked);
    this.noteDisturbance(index);
    return walked;
  }

  /** What a row gives out now. */
  given(source: number): Given {
    const { parents, isCode } = this.standing.wiring;
    const giver = this.standing.giver(source);
    const { given } = this.walked[giver];
    if (giver === source || given.state !== 'changed') return given;
    const printed = this.report.layers[source].outputShape;
    let isCarried = !printed || isSameShape(printed, this.standing.output(giver));
    for (let at = parents[giver]; isCarried && at !== null; at = parents[at]) {
      if (isCode[at]) isCarried = this.isHandedOn(at, giver, given.output);
      if (at === source) break;
    }
    if (isCarried) return given;
    const why = message('What this module does with it is not printed.');
    return { state: 'unknown', output: null, why };
  }

  private walk(index: number, moved: boolean): Walked {
    const row = this.report.layers[index];
    const origin = this.standing.origins[index];
    const own = this.changes.get(index);
    // The same layer elsewhere has the same settings.
    const settings = this.changes.get(origin)?.settings;
    if (!settings && !own?.inputs && !moved) return same(row);
    // What it holds decides: it is told from its own rows afterwards.
    if (this.standing.wiring.lastInside[index] !== null && !row.layer) return same(row);
    const before = this.standing.inputs(index);
    const inputs = own?.inputs ?? (moved ? this.inputsOf(index, before) : before);
    if (!isShapes(inputs)) return unknown(row, inputs);
    const base = this.standing.layer(index);
    if (!base) {
      return unknown(row, message('The settings of this %1 are not known.', row.type));
    }
    const config = Object.entries(settings ?? {}).reduce(
      (all, [argument, value]) => withArgument(all, argument, value),
      base.config
    );
    return this.count(index, base, { ...base, config }, inputs);
  }

  private count(index: number, base: Layer, changed: Layer, inputs: readonly Shape[]): Walked {
    const row = this.report.layers[index];
    try {
      const { layer, counted: now } = recountWith(changed, inputs);
      const output = now.outputs?.[0] ?? null;
      const isFitting =
        (!output || isShape(output)) &&
        (!/^(Reshape|Unflatten)/.test(base.type) || sameVolume(inputs[0], output));
      const why = isFitting ? whyNotJoined(layer, output) : misfit(row);
      if (why) return unknown(row, why);
      const origin = this.standing.origins[index];
      const first = origin < index ? this.walked[origin].result : null;
      if (first && shapesOf(first.tensors) !== shapesOf(now.tensors)) {
        return unknown(
          row,
          message(
            'It shares its tensors with %1, and what comes in here does not fit them.',
            first.name
          )
        );
      }
      return changedTo(row, layer, now, this.givenBy(index, base, now, inputs));
    } catch (error) {
      if (error instanceof CountError) return unknown(row, error.reason);
      throw error;
    }
  }

  /** Compares the outputs counted before and after. */
  private givenBy(index: number, base: Layer, now: Count, inputs: readonly Shape[]): Given {
    const before = this.standing.counted(index);
    const [old, output] = [before?.outputs?.[0] ?? null, now.outputs?.[0] ?? null];
    const isEntering = `${inputs}` === `${base.inputs}`;
    if (!output) {
      // A bias changes no output, whatever the output is.
      const weights = (one: Count | null): string =>
        shapesOf((one?.tensors ?? []).filter(({ role }) => role !== 'bias'));
      const isKept = !old && isEntering && weights(before) === weights(now);
      return isKept ? this.asBefore(index) : { state: 'unknown', output: null, why: null };
    }
    // Of axes that are all open, nothing tells whether they are what they were.
    const isTold = isEntering || this.standing.framework !== 'torch' || isAnyKnown(output);
    if (!isTold) return { state: 'unknown', output: null, why: null };
    return isSameShape(old, output)
      ? this.asBefore(index)
      : { state: 'changed', output, why: null };
  }

  private asBefore(index: number): Given {
    return { state: 'same', output: this.report.layers[index].outputShape, why: null };
  }

  /** Whether other shapes may come in than before. */
  private isMoved(index: number): boolean {
    const { sources, assumed } = this.standing.wiring;
    const isDisturbed = this.isDisturbed(index);
    if (assumed[index] && isDisturbed) {
      this.chainAssumed = true;
      // Any of the rows above may be joined here.
      if (this.standing.joins(index)) return true;
    }
    return sources[index].some(rows =>
      rows.length === 0 ? isDisturbed : rows.some(row => this.given(row).state !== 'same')
    );
  }

  /** The input shapes as they are now, or why they cannot be told. */
  private inputsOf(index: number, before: readonly Shape[]): readonly Shape[] | Message {
    const { sources, assumed } = this.standing.wiring;
    if (assumed[index] && this.standing.joins(index)) {
      return message('The network branches; which rows feed which, the table does not say.');
    }
    if (assumed[index] && this.standing.framework !== 'keras' && this.standing.isOpen(index)) {
      return message('Which rows feed this one is not printed.');
    }
    const feeds = sources[index];
    // Self-attention takes one and the same sequence several times over.
    const several = feeds.length === 1 && before.length > 1 ? before.map(() => feeds[0]) : feeds;
    const inputs: Shape[] = [];
    for (const [place, rows] of several.entries()) {
      const shape = this.inputFrom(rows, before[place] ?? null, assumed[index]);
      if ('text' in shape) return shape;
      inputs.push(shape);
    }
    return inputs;
  }

  /** What comes in from one of these rows, which was `old` before. */
  private inputFrom(
    rows: readonly number[],
    old: Shape | null,
    isAssumed: boolean
  ): Shape | Message {
    const fitting = rows.filter(row => {
      const output = this.standing.output(row);
      return !old || !output || isSameShape(old, output);
    });
    const given = (fitting.length > 0 ? fitting : rows).map(row => this.given(row));
    const isSame = given.length > 0 && given.every(({ state }) => state === 'same');
    if (isSame) return old ?? message('What comes in is not known.');
    if (fitting.length === 0 && isAssumed) {
      return message('What comes in is not the output of the row above.');
    }
    const now = given.map(({ state, output }) => (state === 'same' ? old : output));
    if (new Set(now.map(String)).size > 1) {
      return message('Names are cut; which of several rows comes in here, the table does not say.');
    }
    const [shape] = now;
    if (fitting.length === 0 || !shape) {
      return given.find(({ why }) => why)?.why ?? message('What comes in is not known.');
    }
    return shape;
  }

  /** Whether code can be taken to hand on what its last row gives out: nothing was changed inside, and what changed is no
   * width, so that whatever is added or joined there fits as before. */
  private isHandedOn(holder: number, giver: number, output: Shape | null): boolean {
    const old = this.standing.output(giver);
    if (!old || !output || old.length !== output.length) return false;
    for (let row = holder; row <= giver; row++) {
      if (this.changes.get(this.standing.origins[row])?.settings) return false;
    }
    const width = this.standing.framework === 'torch' ? 1 : output.length - 1;
    const isImage = output.length > 3;
    return output.every((size, axis) => {
      return size === old[axis] || axis === 0 || (isImage && axis !== width);
    });
  }

  /** A row above, beside this one, gives out something else, or what holds them is fed with something else. */
  private isDisturbed(index: number): boolean {
    const parent = this.standing.wiring.parents[index];
    return this.disturbed.has(parent) || (parent !== null && this.moved[parent]);
  }

  private noteDisturbance(index: number): void {
    const { parents, lastInside } = this.standing.wiring;
    if (lastInside[index] !== null && this.standing.giver(index) !== index) return;
    for (let at = index; this.given(at).state !== 'same';) {
      const parent = parents[at];
      this.disturbed.add(parent);
      if (parent === null || lastInside[parent] !== index) return;
      at = parent;
    }
  }

  private readonly walked: Walked[] = [];
  private readonly moved: boolean[] = [];
  /** The holders, and `null` for the model, in which a row gives out something else. */
  private readonly disturbed = new Set<number | null>();
}

function isShapes(inputs: readonly Shape[] | Message): inputs is readonly Shape[] {
  return Array.isArray(inputs);
}

function misfit({ type }: ExplainedLayer): Message {
  return message('What comes in does not fit this %1.', type);
}

function isShape(shape: Shape): boolean {
  return shape.every(size => size === null || (Number.isSafeInteger(size) && size > 0));
}

function isAnyKnown(shape: Shape): boolean {
  return shape.slice(1).some(size => size !== null);
}

function sameVolume(input: Shape | undefined, output: Shape | null): boolean {
  const volume = (shape: Shape): number | null =>
    shape.slice(1).includes(null) ? null : shape.slice(1).reduce<number>((v, n) => v * (n ?? 1), 1);
  return !input || !output || volume(input) === volume(output);
}

function shapesOf(tensors: ExplainedLayer['tensors']): string {
  return tensors.map(({ shape }) => shape.join()).join(';');
}
