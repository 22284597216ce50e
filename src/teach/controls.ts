import { count, CountError, ruleOf } from '../counter/index.js';
import type { Layer, Shape, Value } from '../counter/types.js';
import { argumentOf, withArgument, wrappedBy, type ArgumentPath } from './arguments.js';
import { enteringInputs } from './symbolic.js';

/** What a change of a setting changes. */
export type Effect = 'count' | 'shape' | 'both';

interface Setting {
  readonly argument: ArgumentPath;
  readonly value: Value;
  readonly affects: Effect;
}

/** A setting of a layer that can be tried with other values. */
export type Control =
  | (Setting & { readonly kind: 'flag' })
  | (Setting & { readonly kind: 'choice'; readonly choices: readonly Value[] })
  | (Setting & {
      readonly kind: 'number';
      readonly minimum: number;
      readonly maximum: number;
      /** How many axes have a number of their own; `null` for a single number. */
      readonly axes: number | null;
      /** The class can do without it. */
      readonly optional: boolean;
    });

/** One axis of the input that can be tried with other sizes. */
export interface InputControl {
  readonly input: number;
  readonly axis: number;
  readonly size: number | null;
  readonly affects: Effect | 'nothing';
}

/** Words that arguments take, tried on every argument that is a word. */
const WORDS = ['valid', 'same', 'causal', 'concat', 'sum', 'mul', 'ave', 'dot'];
/** All whole numbers up to here are tried; beyond, only where all of them are legal. */
const TRIED = 32;
const LARGEST = 4_096;
const DEEPEST = 3;
/** An image's side or a sequence's length where it is open: no usual kernel is larger. */
const OPEN_SIZE = 256;

/** The settings with which the layer's count or output shape can be changed. They follow from the rule alone: each
 * argument of its signature is tried with other values, and is a control if the rule takes them and they change anything.
 *
 * Arguments that nothing depends on (initialisers, names) are none. Empty if the layer cannot be counted. */
export function controlsOf(layer: Layer): readonly Control[] {
  return outcomeOf(layer) ? controlsAt(layer, layer, '', 0) : [];
}

/** The layer with a number for each open size of its inputs, so that its controls show what changes only sizes where none
 * are printed. */
export function withSizes(layer: Layer): Layer {
  const inputs = enteringInputs(layer).map(shape =>
    shape.map((size, axis) => (axis === 0 ? size : (size ?? OPEN_SIZE)))
  );
  const sized = { ...layer, inputs };
  return outcomeOf(sized) ? sized : layer;
}

/** The axes of the layer's inputs, and what their sizes change. */
export function inputControlsOf(layer: Layer): readonly InputControl[] {
  const before = outcomeOf(layer);
  return layer.inputs.flatMap((shape, input) =>
    shape.map((size, axis): InputControl => {
      const resized = shape.map((old, at) => (at === axis ? (old ?? 1) + 1 : old));
      const inputs = layer.inputs.map((old, at): Shape => (at === input ? resized : old));
      const after = outcomeOf({ ...layer, inputs });
      const affects = before && after ? (effectOf([before, after]) ?? 'nothing') : 'nothing';
      return { input, axis, size, affects };
    })
  );
}

function controlsAt(whole: Layer, part: Layer, path: string, depth: number): readonly Control[] {
  const signature = ruleOf(part.framework, part.type)?.signature ?? {};
  const own = Object.keys(signature).flatMap(argument => {
    const control = controlOf(whole, `${path}${argument}`);
    return control ? [control] : [];
  });
  const inner =
    depth < DEEPEST
      ? wrappedBy(part).flatMap(([argument, layer]) =>
          controlsAt(whole, layer, `${path}${argument}.`, depth + 1)
        )
      : [];
  return [...own, ...inner];
}

function controlOf(layer: Layer, argument: ArgumentPath): Control | null {
  const value = argumentOf(layer, argument);
  if (typeof value === 'boolean') {
    const affects = effectOfValues(layer, argument, [true, false]);
    return affects && { kind: 'flag', argument, value, affects };
  }
  if (typeof value === 'string') {
    return choiceOf(layer, argument, value, WORDS);
  }
  const axes = Array.isArray(value) ? value.length : null;
  const numbers: readonly Value[] = Array.isArray(value) ? value : [value];
  const whole = numbers.length > 0 && numbers.every(number => Number.isSafeInteger(number));
  return whole || value === null ? numberOf(layer, argument, value, axes) : null;
}

function choiceOf(
  layer: Layer,
  argument: ArgumentPath,
  value: Value,
  candidates: readonly Value[]
): Control | null {
  const legal = candidates.filter(one => outcomeOf(withValue(layer, argument, one)) !== null);
  const choices = legal.includes(value) ? legal : [value, ...legal];
  const affects = effectOfValues(layer, argument, choices);
  return affects && { kind: 'choice', argument, value, choices, affects };
}

/** A range of numbers, or a choice where the rule takes only some: groups must divide the channels. */
function numberOf(
  layer: Layer,
  argument: ArgumentPath,
  value: Value,
  axes: number | null
): Control | null {
  const at = (number: number): Value => (axes === null ? number : Array<number>(axes).fill(number));
  const isLegal = (number: number): boolean =>
    outcomeOf(withValue(layer, argument, at(number))) !== null;
  const legal = Array.from({ length: TRIED + 1 }, (_, number) => number).filter(isLegal);
  const [minimum] = legal;
  if (minimum === undefined) return null;
  const last = legal[legal.length - 1];
  const affects = effectOfValues(layer, argument, [value, at(minimum), at(last)]);
  if (!affects || legal.length < 2) return null;
  if (last - minimum + 1 !== legal.length) {
    const choices = legal.map(at);
    return { kind: 'choice', argument, value, choices, affects };
  }
  const current = typeof value === 'number' ? value : 1;
  const maximum = last < TRIED ? last : largest(isLegal, last, Math.max(LARGEST, 4 * current));
  return {
    kind: 'number',
    argument,
    value,
    minimum,
    maximum,
    axes,
    optional: value === null,
    affects
  };
}

/** The largest legal number up to a limit, where all numbers below one that is legal are. */
function largest(isLegal: (number: number) => boolean, from: number, limit: number): number {
  if (isLegal(limit)) return limit;
  let [low, high] = [from, limit];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isLegal(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** What a layer comes to, as texts that can be compared. */
interface Outcome {
  readonly tensors: string;
  readonly outputs: string;
}

function effectOfValues(
  layer: Layer,
  argument: ArgumentPath,
  values: readonly Value[]
): Effect | null {
  const outcomes = values.map(value => outcomeOf(withValue(layer, argument, value)));
  return effectOf(outcomes.filter(outcome => outcome !== null));
}

function effectOf(outcomes: readonly Outcome[]): Effect | null {
  const tensors = new Set(outcomes.map(outcome => outcome.tensors)).size > 1;
  const outputs = new Set(outcomes.map(outcome => outcome.outputs)).size > 1;
  if (tensors && outputs) return 'both';
  return tensors ? 'count' : outputs ? 'shape' : null;
}

function withValue(layer: Layer, argument: ArgumentPath, value: Value): Layer {
  return { ...layer, config: withArgument(layer.config, argument, value) };
}

function outcomeOf(layer: Layer): Outcome | null {
  try {
    const { tensors, outputs } = count(layer);
    // A layer that learns nothing is never refused: its shape is left open instead.
    if (tensors.length === 0 && outputs === null) return null;
    return {
      tensors: tensors.map(({ shape }) => shape.join()).join(';'),
      outputs: JSON.stringify(outputs)
    };
  } catch (error) {
    if (error instanceof CountError) return null;
    throw error;
  }
}
