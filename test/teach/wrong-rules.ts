import { count } from '../../src/counter/index.js';
import type { Facts, Made } from './random-layers.js';

/** What a wrong rule makes of the weights, of the biases or of the whole: every reading of it. */
export interface Wrong {
  readonly w?: readonly number[];
  readonly b?: readonly number[];
  /** Weights and biases that are wrong together. */
  readonly wb?: readonly (readonly [number, number])[];
  readonly t?: readonly number[];
}

export interface Right {
  readonly w: number;
  readonly b: number;
  readonly s: number;
}

const product = (sizes: readonly (number | null)[]): number =>
  sizes.reduce<number>((all, size) => all * (size ?? NaN), 1);

/** The right numbers, from the facts alone. */
export function right(f: Facts): Right {
  switch (f.kind) {
    case 'convolution':
      return { w: (product(f.k) * f.c * f.f) / f.g, b: f.bias ? f.f : 0, s: 0 };
    case 'depthwise': {
      const mixing = f.f === null ? 0 : f.c * f.m * f.f;
      return {
        w: product(f.k) * f.c * f.m + mixing,
        b: f.bias ? (f.f ?? f.c * f.m) : 0,
        s: 0
      };
    }
    case 'dense':
      return { w: f.i * f.u, b: f.bias ? f.u : 0, s: 0 };
    case 'recurrent': {
      let w = 0;
      for (let layer = 0; layer < f.l; layer++) {
        w += f.d * f.gates * f.u * ((layer === 0 ? f.i : f.d * f.u) + f.u);
      }
      return { w, b: f.l * f.d * f.gates * f.u * f.b, s: 0 };
    }
    case 'normalization':
      // Keras calls the shift a scale, torch a bias.
      return f.torch
        ? { w: f.s, b: f.s, s: 0 }
        : { w: f.s * (f.scales + f.shifts), b: 0, s: f.s * f.kept };
    case 'table':
      return { w: f.v * f.e, b: 0, s: 0 };
    case 'attention': {
      const wide = f.each === null ? f.size : f.h * f.each;
      return { w: 4 * f.size * wide, b: f.bias ? 3 * wide + f.size : 0, s: 0 };
    }
    case 'nothing':
      return { w: 0, b: 0, s: 0 };
  }
}

/** Every wrong rule's numbers for one layer, computed apart from the code under test. */
export function wrongRules({ layer, context, facts: f }: Made, r: Right): Record<string, Wrong> {
  const total = r.w + r.b + r.s;
  const { outputs } = count(layer);
  const input = product(layer.inputs[0].slice(1));
  const output = product((outputs?.[0] ?? [null, null]).slice(1));
  const rules: Record<string, Wrong> = {
    'no-bias': { b: [0] },
    'only-biases': { w: [0] },
    'one-bias-a-layer': { b: [1] },
    'bias-for-each-weight': { b: [r.w] },
    'bias-at-every-output-element': { b: [output] },
    'weights-and-biases-multiplied': { t: [r.w * r.b] },
    'output-size': { t: [output] },
    'input-size': { t: [input] },
    'batch-counted': { t: [(layer.inputs[0][0] ?? NaN) * total] },
    'shared-layer-twice': { t: [(context.uses ?? NaN) * total] }
  };
  const set = (id: string, wrong: Wrong): void => {
    rules[id] = wrong;
  };
  switch (f.kind) {
    case 'convolution': {
      const V = product(f.k);
      const each = f.c / f.g;
      const places = output / f.f;
      const by = (n: number): Wrong => ({
        w: [r.w * n, r.w * n ** f.k.length, r.w / n, r.w / n ** f.k.length],
        t: [total * n, total * n ** f.k.length]
      });
      set('one-bias-an-input', { b: [f.c] });
      set('bias-where-there-is-none', { b: [f.f] });
      set('no-input-channels', { w: [V * f.f] });
      set('one-filter', { w: [V * each] });
      set('kernel-side-once', { w: f.k.map(side => side * each * f.f) });
      set('kernel-sides-added', { w: [f.k.reduce((a, b) => a + b, 0) * each * f.f] });
      set('kernel-at-every-position', { w: [places * r.w], t: [places * total] });
      set('taken-for-dense', { w: [input * output], t: [input * output + output] });
      set('transposed-biases', { b: [f.c] });
      set('stride-in-the-formula', by(f.stride));
      set('dilation-in-the-formula', by(f.dilation));
      set('padding-in-the-formula', {
        w: [product(f.k.map((k, axis) => k + 2 * f.padding[axis])) * each * f.f]
      });
      set('groups-forgotten', { w: [V * f.c * f.f] });
      set('groups-divide-twice', { w: [V * each * (f.f / f.g)] });
      set('convolution-taken-for-depthwise', { w: [V * f.c] });
      break;
    }
    case 'depthwise': {
      const V = product(f.k);
      const mixing = f.f === null ? 0 : f.c * f.m * f.f;
      set('one-bias-an-input', { b: [f.c] });
      set('bias-where-there-is-none', { b: [f.f ?? f.c * f.m] });
      set('depthwise-taken-for-convolution', { w: [V * f.c * (f.f ?? f.c * f.m)] });
      set('depth-multiplier-forgotten', { w: [V * f.c + mixing] });
      set('one-depthwise-filter', { w: [V + mixing] });
      set('pointwise-forgotten', { w: [V * f.c * f.m] });
      set('depthwise-forgotten', { w: [mixing] });
      set('bias-for-both-parts', { b: [f.c * f.m + (f.f ?? NaN)] });
      break;
    }
    case 'dense': {
      set('one-bias-an-input', { b: [f.i] });
      set('bias-where-there-is-none', { b: [f.u] });
      set('inputs-and-outputs-added', { w: [f.i + f.u] });
      set('dense-at-every-step', { t: [f.steps * total], w: [f.steps * r.w] });
      set('flattened-into-one-dense', { w: [f.steps * f.i * f.u] });
      const [h, w, c] = f.image ?? [NaN, NaN, NaN];
      set('flatten-forgotten', { w: [h, c, h * w, w * c].map(part => part * f.u) });
      set('inputs-of-dense-forgotten', { w: [f.u] });
      break;
    }
    case 'recurrent': {
      const { gates: g, i, u, d, l } = f;
      const rebuilt = (other: Partial<typeof f>): readonly [number, number] => {
        const { w, b } = right({ ...f, ...other });
        return [w, b];
      };
      set('one-bias-an-input', { b: [i] });
      set('bias-where-there-is-none', { b: [u] });
      set('one-gate', { wb: [[r.w / g, r.b / g]], w: [r.w / g] });
      set('recurrent-matrix-forgotten', { w: [d * g * i * u] });
      set('one-feedback-a-unit', { w: [d * g * u * (i + 1)] });
      set('other-number-of-gates', { wb: [rebuilt({ gates: 3 }), rebuilt({ gates: 4 })] });
      set('one-bias-a-gate-unit', { b: [l * d * g * u] });
      set('two-biases-a-gate-unit', { b: [2 * l * d * g * u] });
      set('one-direction', { wb: [rebuilt({ d: 1 })] });
      set('units-doubled', { wb: [rebuilt({ d: 1, u: 2 * u })] });
      set('one-layer-of-the-stack', { wb: [rebuilt({ l: 1 })] });
      set('stack-of-equal-layers', { t: [l * d * g * u * (i + u + f.b)] });
      set('cell-at-every-step', { t: [f.t * total] });
      set('both-directions-come-in', { w: [right({ ...f, i: i / 2 }).w] });
      break;
    }
    case 'normalization': {
      const learned = f.scales + f.shifts;
      set('statistics-left-out', { t: [learned * f.s] });
      set('statistics-counted', { t: [(learned + 2) * f.s] });
      set('one-number-a-channel', { t: [f.s] });
      set('one-scale-a-layer', { t: [learned + f.kept] });
      set('scale-at-every-position', { t: [20 * total] });
      break;
    }
    case 'table':
      set('table-for-every-word', { w: [f.n * f.v * f.e] });
      set('sequence-length-for-vocabulary', { w: [f.n * f.e] });
      set('embedding-with-bias', { b: [f.e] });
      set('table-sides-added', { w: [f.v + f.e] });
      break;
    case 'attention': {
      const wide = f.each === null ? f.size : f.h * f.each;
      const one = f.size * wide;
      const bias = f.bias ? 1 : 0;
      set('heads-multiply', { t: [f.h * total] });
      set('heads-forgotten', {
        wb: [[4 * f.size * (f.each ?? NaN), bias * (3 * (f.each ?? NaN) + f.size)]]
      });
      set('output-projection-forgotten', { wb: [[3 * one, bias * 3 * wide]] });
      set('one-projection', { wb: [[one, bias * f.size]] });
      break;
    }
    case 'nothing': {
      const V = product(f.window);
      const channels = outputs?.[0].at(layer.framework === 'torch' ? 1 : -1) ?? NaN;
      set('pooling-window-learned', { t: [V, V * channels] });
      set('reshaping-taken-for-dense', { t: [input * output] });
      break;
    }
  }
  return rules;
}

/** Every total that a rule's readings lead to. */
export function totals(wrong: Wrong, { w, b, s }: Right): number[] {
  return [
    ...(wrong.w ?? []).map(weights => weights + b + s),
    ...(wrong.b ?? []).map(biases => w + biases + s),
    ...(wrong.wb ?? []).map(([weights, biases]) => weights + biases + s),
    ...(wrong.t ?? [])
  ];
}
