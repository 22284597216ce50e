import type { Arguments } from '../arguments.js';
import { REQUIRED, type Outcome, type Rule } from '../rule.js';
import { tensor } from '../tensors.js';
import type { Shape, Tensor } from '../types.js';
import { checkSize, FACTORY, builtSize } from './images.js';

/** Weight units × inputs, and one bias a unit. */
const LINEAR: Rule = {
  type: 'Linear',
  signature: { in_features: REQUIRED, out_features: REQUIRED, bias: true, ...FACTORY },
  count: (settings, inputs) => countLinear(settings, inputs)
};

const LAZY_LINEAR: Rule = {
  ...LINEAR,
  type: 'LazyLinear',
  signature: { out_features: REQUIRED, bias: true, ...FACTORY, in_features: null },
  count: (settings, inputs) => countLinear(settings, inputs, true)
};

export function countLinear(settings: Arguments, inputs: readonly Shape[], lazy = false): Outcome {
  const features = builtSize(settings, 'in_features', lazy, inputs, last, 'features');
  const units = settings.positive('out_features');
  return {
    tensors: [
      tensor('weight', 'weight', [
        ['units', units],
        ['inputs', features]
      ]),
      ...biasOf(settings, units)
    ],
    outputs: lastReplaced(settings, inputs, features, units)
  };
}

function last(shape: Shape): number {
  return shape.length - 1;
}

export function biasOf(settings: Arguments, units: number): Tensor[] {
  return settings.flag('bias') ? [tensor('bias', 'bias', [['units', units]])] : [];
}

export function lastReplaced(
  settings: Arguments,
  [input]: readonly Shape[],
  features: number,
  units: number
): readonly Shape[] | null {
  if (input === undefined) {
    return null;
  }
  checkSize(settings, input.at(-1) ?? null, features, 'features');
  return [[...input.slice(0, -1), units]];
}

export const LINEAR_LAYERS: readonly Rule[] = [LINEAR, LAZY_LINEAR];
