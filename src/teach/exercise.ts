import { count, CountError } from '../counter/index.js';
import type { Layer, Shape, Value } from '../counter/types.js';
import { anatomyOf } from './anatomy.js';
import { isGiven, withArgument } from './arguments.js';
import { controlsOf, inputControlsOf, type Control } from './controls.js';
import { wrongTotals } from './diagnose.js';
import { randomFrom, wholeNumber, type Random } from './random.js';
import { recountWith } from './retie.js';

/** So many layers are made up, of which the one that teaches most is given. */
const CANDIDATES = 24;
/** Counts up to here are easy to do by hand. */
const EASY = 2_000;
/** Sizes that the count depends on, and sizes that it does not. */
const MATTERING = [2, 7] as const;
const IDLE = [6, 12] as const;
/** Of the numbers that a class admits, those up to here are chosen from. */
const EASILY = 12;
/** One number for each axis: the sides of a kernel. */
const SIDES = [2, 5] as const;
/** Numbers as large as a vocabulary. */
const LARGE = [20, 60] as const;
const LARGE_FROM = 65;

/** A layer of the same class and framework with other numbers, made from a seed: the same for everybody who has it.
 *
 * Its numbers are small enough to count by hand, and chosen so that the misconceptions about the layer give different
 * counts. Flags such as `use_bias` stay. A layer whose numbers cannot be changed is given back as it is. */
export function another(layer: Layer, seed: number | string): Layer {
  if (legalOr(null, () => count(layer)) === null) return layer;
  const random = randomFrom(`${layer.framework} ${layer.type} ${seed}`);
  // An ordinary convolution stays one: groups that nobody spoke of are not made up.
  const controls = controlsOf(layer).filter(
    ({ argument, value }) => isGiven(layer.config, argument) && value !== 1
  );
  let best = layer;
  let most = -Infinity;
  for (let candidate = 0; candidate < CANDIDATES; candidate++) {
    const made = madeUp(layer, controls, random);
    const worth = worthOf(made, layer);
    if (worth > most) [best, most] = [made, worth];
  }
  return best;
}

function madeUp(layer: Layer, controls: readonly Control[], random: Random): Layer {
  const depthwise = otherDepthwise(layer, random);
  const base = depthwise?.layer ?? layer;
  const inputs = otherInputs(base, random, depthwise?.axis);
  let made = legalOr(base, () => recountWith(base, inputs).layer);
  for (const control of controls) {
    if (depthwise && TIED.includes(control.argument)) continue;
    const value = otherValue(control, random);
    if (value === undefined) continue;
    const before = made;
    made = legalOr(before, () => {
      const config = withArgument(before.config, control.argument, value);
      return recountWith({ ...before, config }, before.inputs).layer;
    });
  }
  return made;
}

/** Arguments that follow from the number of channels where each channel is a group of its own. */
const TIED = [
  'groups',
  'feature_group_count',
  'in_channels',
  'in_features',
  'out_channels',
  'out_features',
  'filters',
  'features'
];

/** A convolution with a group for each channel, with another number of channels: it stays one, and each channel keeps its
 * number of filters. `axis` is the channels' in the input; `null` for any other layer. */
function otherDepthwise(
  layer: Layer,
  random: Random
): { readonly layer: Layer; readonly axis: number } | null {
  const { build } = anatomyOf(layer, count(layer));
  if (build.kind !== 'convolution' || build.groups === 1 || build.channels !== build.groups) {
    return null;
  }
  const channels = wholeNumber(random, ...MATTERING);
  const filters = (build.filters / build.groups) * channels;
  const config = Object.fromEntries(
    Object.entries(layer.config).map(([argument, value]) => {
      if (!TIED.includes(argument)) return [argument, value];
      return [argument, /^(?:out_|filters$|features$)/.test(argument) ? filters : channels];
    })
  );
  const [input = []] = layer.inputs;
  const axis = layer.framework === 'torch' ? 1 : input.length - 1;
  const inputs = layer.inputs.map(shape =>
    shape.map((size, place) => (place === axis ? channels : size))
  );
  return legalOr(null, () => {
    const made = { ...layer, config, inputs };
    count(made);
    return { layer: made, axis };
  });
}

/** Every known size but the batch's anew, and the fixed axis'; sizes that were equal at one place in all inputs stay
 * equal. */
function otherInputs(layer: Layer, random: Random, fixed?: number): readonly Shape[] {
  const chosen = new Map<string, number>();
  const matters = inputControlsOf(layer);
  return layer.inputs.map((shape, input) =>
    shape.map((size, axis) => {
      if (axis === 0 || axis === fixed || size === null) return size;
      const key = `${shape.length - axis} ${size}`;
      const control = matters.find(one => one.input === input && one.axis === axis);
      const [from, to] = control?.affects === 'shape' ? IDLE : MATTERING;
      const known = chosen.get(key) ?? wholeNumber(random, from, to);
      chosen.set(key, known);
      return known;
    })
  );
}

/** A new value for a number that the count depends on; `undefined` for any other control. */
function otherValue(control: Control, random: Random): Value | undefined {
  if (control.affects === 'shape' || control.kind === 'flag') return undefined;
  if (control.kind === 'choice') {
    const numbers = control.choices.filter(choice => typeof choice !== 'string' && choice !== null);
    const small = numbers.filter(number => typeof number !== 'number' || number <= EASILY);
    const fitting = small.length > 0 ? small : numbers;
    return fitting.length > 0 ? fitting[wholeNumber(random, 0, fitting.length - 1)] : undefined;
  }
  if (control.optional) return undefined;
  const large = typeof control.value === 'number' && control.value >= LARGE_FROM;
  const [from, to] = large ? LARGE : control.axes === null ? MATTERING : SIDES;
  const value = wholeNumber(
    random,
    Math.max(from, control.minimum),
    Math.max(Math.min(to, control.maximum), control.minimum)
  );
  return control.axes === null ? value : Array<number>(control.axes).fill(value);
}

/** How much a layer teaches: in how many ways it can be got wrong that can be told apart, less for what is tedious. */
function worthOf(made: Layer, original: Layer): number {
  const anatomy = anatomyOf(made, count(made));
  const wrong = wrongTotals(anatomy);
  // A rule that happens to give the right count is not among them, which is what is to be avoided most.
  const apart = new Set(wrong.values()).size + 3 * wrong.size;
  const tedious = anatomy.total > EASY ? Math.log2(anatomy.total / EASY) * 3 : 0;
  const sameAgain = JSON.stringify(made) === JSON.stringify(original) ? 100 : 0;
  return apart - tedious - sameAgain;
}

function legalOr<T, U>(otherwise: U, make: () => T): T | U {
  try {
    return make();
  } catch (error) {
    if (error instanceof CountError) return otherwise;
    throw error;
  }
}
