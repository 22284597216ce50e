import { product } from '../arithmetic.js';
import type { Arguments } from '../arguments.js';
import { REQUIRED, type Rule } from '../rule.js';
import { tensor } from '../tensors.js';
import type { Tensor, Value } from '../types.js';
import { under } from './children.js';
import { FACTORY } from './images.js';

const MOST_CLUSTERS = 1000;

/** Scores frequent classes at once, and the rarer ones in clusters: each cluster is scored as one more class first, and its
 * own classes from a projection that is `div_value` times narrower from cluster to cluster. Source: torch 2.13. */
const ADAPTIVE_LOG_SOFTMAX: Rule = {
  type: 'AdaptiveLogSoftmaxWithLoss',
  signature: {
    in_features: REQUIRED,
    n_classes: REQUIRED,
    cutoffs: REQUIRED,
    div_value: 4,
    head_bias: false,
    ...FACTORY
  },
  count: settings => {
    const features = settings.positive('in_features');
    const cuts = [...cutoffsOf(settings), settings.positive('n_classes')];
    const clusters = cuts.length - 1;
    const divisor = settings.get('div_value');
    if (typeof divisor !== 'number' || !(divisor > 0)) {
      throw settings.illegal('div_value', '%1: %2 must be a positive number, not %3.');
    }
    const head = cuts[0] + clusters;
    const tail = cuts.slice(1).flatMap((cut, cluster) => {
      const width = Math.floor(features / divisor ** (cluster + 1));
      return under(`tail.${cluster}`, [
        matrix('0.weight', ['projected features', width], ['inputs', features]),
        matrix('1.weight', ['classes', cut - cuts[cluster]], ['projected features', width])
      ]);
    });
    return {
      tensors: [
        ...under('head', [
          matrix('weight', ['classes and clusters', head], ['inputs', features]),
          ...(settings.flag('head_bias')
            ? [tensor('bias', 'bias', [['classes and clusters', head]])]
            : [])
        ]),
        ...tail
      ],
      outputs: null
    };
  },
  unsolvable: true
};

function matrix(
  name: string,
  rows: readonly [string, number],
  columns: readonly [string, number]
): Tensor {
  return tensor(name, 'weight', [rows, columns]);
}

function cutoffsOf(settings: Arguments): number[] {
  const value = settings.get('cutoffs');
  const cutoffs: readonly Value[] = Array.isArray(value) ? value : [];
  const classes = settings.positive('n_classes');
  const rising = cutoffs.every((cut, place): cut is number => {
    const before = place === 0 ? 0 : (cutoffs[place - 1] as number);
    return typeof cut === 'number' && Number.isInteger(cut) && cut > before && cut <= classes;
  });
  if (!rising || cutoffs.length === 0 || cutoffs.length > MOST_CLUSTERS) {
    throw settings.illegal(
      'cutoffs',
      '%1: %2 must be rising numbers of classes below %4, not %3.',
      classes
    );
  }
  // torch takes a last cutoff that is the number of classes for no cutoff at all.
  const numbers = cutoffs as readonly number[];
  return numbers.at(-1) === classes ? numbers.slice(0, -1) : [...numbers];
}

/** The cross entropy of a linear layer's scores, computed together. New in torch 2.13. */
const LINEAR_CROSS_ENTROPY: Rule = {
  type: 'LinearCrossEntropyLoss',
  signature: {
    in_features: REQUIRED,
    num_classes: REQUIRED,
    out_features: [],
    bias: false,
    weight: null,
    ...FACTORY
  },
  count: (settings, _inputs, countWrapped) => {
    const value = settings.get('out_features');
    const sizes = Array.isArray(value) ? settings.sizes('out_features', value.length) : [];
    const config = {
      in_features: settings.positive('in_features'),
      out_features: product([settings.positive('num_classes'), ...sizes]),
      bias: settings.flag('bias')
    };
    return { tensors: under('linear', countWrapped('Linear', config, []).tensors), outputs: null };
  },
  unsolvable: true
};

export const LOSSES: readonly Rule[] = [ADAPTIVE_LOG_SOFTMAX, LINEAR_CROSS_ENTROPY];
