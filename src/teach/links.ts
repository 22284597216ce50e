import type { Tensor } from '../counter/types.js';
import { gatedAxis } from '../report/derivation/gates.js';
import { derive } from '../report/derive.js';
import type { ExplainedLayer } from '../report/types.js';

/** Names what is one and the same thing in the formulas, the tensors, the picture and the shapes: "input channels". */
export type LinkId = string;

/** Everything that lights up together. */
export interface Link {
  readonly id: LinkId;
  /** Terms of the formulas: the step of `derive(row)` and the operand's place in it. */
  readonly operands: readonly { readonly step: number; readonly operand: number }[];
  /** Axes of the row's tensors. */
  readonly axes: readonly { readonly tensor: number; readonly axis: number }[];
  /** The axis of the first input's shape, which is the number in the row before; `null` if it is none. */
  readonly input: number | null;
  /** The axis of the row's own output shape. */
  readonly output: number | null;
}

/** Words of the formulas for what tensors call by another name, and the singular of each. */
const SAME: { readonly [meaning: string]: LinkId } = {
  'filters a channel': 'depth multiplier',
  'filter a channel': 'depth multiplier',
  filter: 'filters',
  'filters per group': 'filters',
  input: 'inputs',
  'input channel': 'input channels',
  'input channels per group': 'input channels',
  channel: 'channels',
  'channels between': 'channels',
  'input and recurrent': 'biases each',
  unit: 'units',
  'units before': 'units'
};

/** Which link a meaning belongs to. */
export function linkOf(meaning: string): LinkId {
  return Object.hasOwn(SAME, meaning) ? SAME[meaning] : meaning;
}

const COMES_IN = /^(?:inputs|input channels|features|channels|query inputs)$/;
const GOES_OUT = /^(?:filters|units|embedding size|output features|output channels)$/;

/** What belongs together in a row, for each dimension of its tensors. */
export function linksOf(row: ExplainedLayer): readonly Link[] {
  const ids = new Map<LinkId, Tensor>();
  for (const tensor of row.tensors) {
    for (const [axis] of tensor.shape.entries()) {
      for (const id of linksAt(tensor, axis)) if (!ids.has(id)) ids.set(id, tensor);
    }
  }
  const steps = derive(row);
  return [...ids].map(([id]) => {
    const axes = row.tensors.flatMap((tensor, index) =>
      tensor.shape.flatMap((_, axis) =>
        linksAt(tensor, axis).includes(id) ? [{ tensor: index, axis }] : []
      )
    );
    const operands = steps.flatMap(({ formula }, step) =>
      (formula?.operands ?? []).flatMap(({ meaning }, operand) =>
        linksIn(meaning).includes(id) ? [{ step, operand }] : []
      )
    );
    const sizes = axes.map(({ tensor, axis }) => row.tensors[tensor].shape[axis]);
    return {
      id,
      axes,
      operands,
      input: COMES_IN.test(id) ? axisOf(row.layer?.inputs[0] ?? null, sizes) : null,
      output: GOES_OUT.test(id) || id === 'channels' ? axisOf(row.outputShape, sizes) : null
    };
  });
}

/** Gates and units share an axis. */
function linksAt(tensor: Tensor, axis: number): readonly LinkId[] {
  const gated = gatedAxis(tensor);
  if (gated?.axis !== axis) return [linkOf(tensor.dimensions[axis] ?? '')];
  return ['gates', ...(gated.each > 1 ? ['biases each'] : []), gated.of];
}

function linksIn(meaning: string): readonly LinkId[] {
  const [, of] = /^(units|filters) of all gates$/.exec(meaning) ?? [];
  return of === undefined ? [linkOf(meaning)] : ['gates', of];
}

/** The axis of a shape, the batch left out, that has one of the sizes: the last one that does. */
function axisOf(shape: readonly (number | null)[] | null, sizes: readonly number[]): number | null {
  for (let axis = (shape?.length ?? 0) - 1; axis > 0; axis--) {
    const size = shape?.[axis] ?? null;
    if (size !== null && sizes.includes(size)) return axis;
  }
  return null;
}
