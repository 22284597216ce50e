import { message } from '../text/message.js';
import { sum } from './arithmetic.js';
import { Arguments } from './arguments.js';
import { CountError } from './errors.js';
import { familyOf } from './families.js';
import { ruleOf } from './registry.js';
import { frozen } from './tensors.js';
import type { Count, Layer } from './types.js';

/** Wrappers in wrappers: real ones are two or three deep. */
const DEEPEST = 16;

/** The tensors of a layer, their count and its output shapes, from its hyper-parameters and input shapes.
 *
 * Keras counts statistics; flax keeps them in collections of their own, so that there they are among the tensors but not
 * in the count. torch's buffers are neither.
 *
 * Arguments left out have the class's defaults; `trainable: false` freezes every tensor. Throws `CountError`, saying
 * which class and argument, if the class is not known, a hyper-parameter or an input size is missing or not legal, or
 * the count is past 2^53 - 1. */
export function count(layer: Layer): Count {
  return countNested(layer, 0);
}

function countNested(layer: Layer, depth: number): Count {
  const { framework, type, config, inputs } = layer;
  const rule = ruleOf(framework, type);
  if (!rule) {
    throw new CountError(message('The class %1 is not known.', type));
  }
  if (depth > DEEPEST) {
    throw new CountError(message('%1 is wrapped more than %2 times.', type, DEEPEST));
  }
  const settings = new Arguments(type, rule.signature, config);
  const { tensors, outputs } = rule.count(settings, inputs, (type, config, inputs) =>
    countNested({ framework, type, config, inputs }, depth + 1)
  );
  const own = config.trainable === false ? frozen(tensors) : tensors;
  const counted = familyOf(framework).family.statisticsApart
    ? own.filter(({ role }) => role !== 'statistic')
    : own;
  return { tensors: own, count: sum(counted.map(tensor => tensor.count)), outputs };
}
