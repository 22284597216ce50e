import type { Framework, Shape } from '../counter/types.js';
import type { Finding } from './finding.js';
import type { Node } from './graph.js';
import { widthOut } from './widths.js';

/** What the rows before and after suggest of a row's shapes, where its printer does not show them. */
export interface Suggestion {
  readonly inputs: readonly Supposed[];
  /** The output shape, where the normalisation that follows tells the channels; else `null`. */
  readonly output: Shape | null;
  /** Output shapes for an input and a count, for solvers that have to be told one. */
  readonly outputsFrom: (input: Shape, count: number) => readonly Supposed[];
}

/** A shape that is supposed. */
export interface Supposed {
  /** `null` for any input at all. */
  readonly shape: Shape | null;
  /** How unlikely it is, on the scale of the solver's costs. */
  readonly cost: number;
}

/** What each less likely row costs: less than any unconventional setting. */
const STEP = 0.1;
/** What it costs to suppose an input that no row has put out. */
const UNSEEN = 0.8;
/** What it costs to suppose grey images rather than coloured ones. */
const GREY = 1;

/** So many different inputs are suggested: a block's own, its branches' and those of the blocks around it. */
const SUGGESTIONS = 8;
/** So many blocks around a row are asked what came into them. */
const LEVELS = 32;

/** Follows channels through a table whose rows tell neither their inputs nor, sometimes, their outputs.
 *
 * Rows stand in the order of definition or of calls, so that the input of one is mostly the output of the last one, or
 * what came into the block (a shortcut), or came out of a row shortly before (a branch).
 */
export class Flow {
  constructor(
    private readonly nodes: readonly Node[],
    private readonly framework: Framework
  ) {
    let next: number | null = null;
    for (let i = nodes.length - 1; i >= 0; i--) {
      this.nextWeighted[i] = next;
      const { row, children } = nodes[i];
      if (children.length === 0 && row.count !== null && row.count !== 0) next = i;
    }
  }

  /** What is suggested for row `i`; rows must be asked for in order.
   *
   * @param findings - What was found of the rows before it, `null` for those that are not counted by themselves.
   */
  suggest(i: number, findings: readonly (Finding | null)[]): Suggestion {
    const node = this.nodes[i];
    for (; this.followed < i; this.followed++) {
      this.enter(this.followed);
      const finding = findings[this.followed];
      if (finding !== null) this.passed(this.followed, finding);
    }
    this.enter(i);
    const around: Shape[] = [];
    let levels = 0;
    for (let at = node.parent; at !== null && around.length < 4; at = this.nodes[at].parent) {
      if (++levels > LEVELS) break;
      const shape = this.entered.get(at);
      if (shape) around.push(shape);
    }
    const [last, ...others] = this.recent;
    const seen = last
      ? distinct([last, ...around, ...others].map(shape => this.shaped(shape, node.type)))
      : [];
    const inputs = seen.map((shape, k) => ({ shape, cost: k * STEP }));
    const unseen = last
      ? flattened(seen[0], node.type, this.framework)
      : [
          { shape: this.shaped([null, 3], node.type), cost: 0 },
          { shape: this.shaped([null, 1], node.type), cost: GREY }
        ];
    return {
      inputs: [...inputs, ...unseen, { shape: null, cost: UNSEEN }],
      output: this.outputOf(i),
      outputsFrom: (input, count) =>
        this.framework === 'torch' ? [] : this.outputsFrom(input, node.type, count)
    };
  }

  /** Remembers what comes into the block that begins with row `i`. */
  private enter(i: number): void {
    if (this.nodes[i].children.length > 0) this.entered.set(i, this.recent[0] ?? null);
  }

  /** Remembers what comes out of row `i`. */
  private passed(i: number, { tensors, layer }: Finding): void {
    const { row, children, type } = this.nodes[i];
    if (children.length > 0) return;
    const printed = row.outputs?.[0];
    const width = layer ? widthOut(layer.config) : (tensors.at(-1)?.shape.at(-1) ?? null);
    const shape = printed ?? (width === null ? null : this.shaped([null, width], type));
    if (shape === null) return;
    this.recent = distinct([shape, ...this.recent]).slice(0, SUGGESTIONS);
  }

  /** A shape of channels alone, with the open sizes that the class's inputs have; a printed shape stays. */
  private shaped(shape: Shape, type: string): Shape {
    if (shape.length > 2 && shape.slice(1, -1).some(size => size !== null)) return shape;
    const channels = this.framework === 'torch' ? shape[1] : shape[shape.length - 1];
    const open = Array<null>(dimensionsOf(type)).fill(null);
    return this.framework === 'torch' ? [null, channels, ...open] : [null, ...open, channels];
  }

  /** Output shapes that a kernel of usual size leads to from `input`, for solvers that have to be told one. */
  outputsFrom(input: Shape, type: string, count: number): readonly Supposed[] {
    const width = this.framework === 'torch' ? input[1] : input[input.length - 1];
    if (typeof width !== 'number') return [];
    const volumes = dimensionsOf(type) === 2 ? [9, 1, 25, 49] : [1];
    return volumes.flatMap((volume, k) =>
      [1, 0].flatMap(bias => {
        const out = count / (volume * width + bias);
        if (!Number.isSafeInteger(out) || out < 1) return [];
        const cost = k * STEP + (1 - bias) + oddness(out);
        return [{ shape: this.shaped([null, out], type), cost }];
      })
    );
  }

  private outputOf(i: number): Shape | null {
    const next = this.nextWeighted[i];
    if (next === null || !/^(?:Sync)?(?:Batch|Instance|Layer)Norm/.test(this.nodes[next].type)) {
      return null;
    }
    const { count } = this.nodes[next].row;
    // A normalisation has a scale and a shift for each channel.
    return typeof count === 'number' && count % 2 === 0
      ? this.shaped([null, count / 2], this.nodes[i].type)
      : null;
  }

  /** How many rows were gone through. */
  private followed = 0;
  private recent: readonly Shape[] = [];
  private readonly entered = new Map<number, Shape | null>();
  private readonly nextWeighted: (number | null)[] = [];
}

/** Maps of up to 8 × 8 pixels, flattened on their way into a linear layer. */
function flattened(shape: Shape, type: string, framework: Framework): readonly Supposed[] {
  const width = framework === 'torch' ? shape[1] : shape[shape.length - 1];
  if (!/^(?:Linear|Dense)$/.test(type) || typeof width !== 'number') return [];
  return [2, 3, 4, 5, 6, 7, 8].map(side => ({
    shape: [null, width * side * side],
    cost: UNSEEN / 2
  }));
}

/** Widths are mostly powers of two, or multiples of a small one. */
function oddness(width: number): number {
  if (Number.isInteger(Math.log2(width))) return 0;
  return width % 16 === 0 ? 0.3 : width % 8 === 0 ? 0.5 : 0.8;
}

/** Torch names the dimensions in the class; flax' convolutions are mostly over images. */
function dimensionsOf(type: string): number {
  const named = /([123])d/i.exec(type)?.[1];
  return named ? Number(named) : /Conv/.test(type) ? 2 : 0;
}

function distinct(shapes: readonly Shape[]): readonly Shape[] {
  const seen = new Map(shapes.map(shape => [shape.join(), shape] as const));
  return [...seen.values()].slice(0, SUGGESTIONS);
}
