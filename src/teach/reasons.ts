import { outputChannels, sizeOf, type Anatomy } from './anatomy.js';
import type { Build, Normalization } from './builds.js';
import { evaluate } from './expression.js';
import { message, several, type Message } from '../text/message.js';
import type { Context } from './misconceptions/index.js';
import { cellWeights, type Recurrent } from './recurrent.js';

/** Why the count is what it is, in a few sentences with the layer's own numbers. */
export function reasonsFor(anatomy: Anatomy, { uses = 1 }: Context): readonly Message[] {
  const { build, total, elsewhere } = anatomy;
  const reasons = [...specific(build, anatomy), ...biasesOf(anatomy)];
  if (elsewhere) {
    reasons.push(
      several(
        elsewhere.names.length,
        'That is without %2, which has a row of its own.',
        'That is without %2, which have rows of their own.',
        elsewhere.names.join(', ')
      )
    );
  }
  if (uses > 1) {
    reasons.push(message('It is used in %1 places, but its weights are there once.', uses));
  }
  if (build.kind !== 'nothing') reasons.push(message('Together that is %1.', total));
  return reasons;
}

function specific(build: Build, { layer, weights }: Anatomy): readonly Message[] {
  switch (build.kind) {
    case 'nothing':
      return [message('%1 only works on what comes in: there is nothing to learn.', layer.type)];
    case 'convolution': {
      const channels = build.channels / build.groups;
      const one = sizeOf(build.kernel) * channels;
      return [
        several(
          channels,
          'One filter has %2 on a single channel, which makes %4.',
          'One filter has %2 on each of %3 channels: %4 weights.',
          build.kernel.join(' × '),
          channels,
          one
        ),
        several(
          build.filters,
          'There is one filter only.',
          '%2 filters have %3.',
          build.filters,
          one * build.filters
        ),
        EVERYWHERE[build.kernel.length] ?? EVERYWHERE[0]
      ];
    }
    case 'depthwise': {
      const filters = build.channels * build.multiplier;
      const deep = several(
        filters,
        'One filter has %2 on a single channel: %4.',
        'Each of %3 filters has %2 on a single channel: %4.',
        build.kernel.join(' × '),
        filters,
        filters * sizeOf(build.kernel)
      );
      if (build.filters === null) return [deep];
      const mixing = several(
        build.filters,
        'Then one filter of 1 × 1 × %3 mixes the channels: %4 more.',
        'Then %2 filters of 1 × 1 × %3 mix the channels: %4 more.',
        build.filters,
        filters,
        filters * build.filters
      );
      return [deep, mixing];
    }
    case 'dense':
      return [
        several(
          build.inputs,
          'Each unit has a weight for the one input.',
          'Each unit has a weight for every one of the %2 inputs.',
          build.inputs
        ),
        several(
          build.units,
          'There is one unit: %3 in all.',
          '%2 units have %3 weights.',
          build.units,
          build.units * build.inputs
        )
      ];
    case 'recurrent':
      return recurrent(build, evaluate(weights));
    case 'table':
      return [
        message(
          'The table holds %1 × %2 learned numbers: a row for each word, however long the sequence is.',
          build.words,
          build.size
        )
      ];
    case 'normalization':
      return normalization(build);
    case 'attention':
      return [
        build.partial
          ? message(
              'Query, key and value are projected to the width of all heads together: %1 weights.',
              evaluate(weights)
            )
          : message(
              'Query, key and value are projected to the width of all heads together, and what they give out is projected back: %1 weights.',
              evaluate(weights)
            )
      ];
    default:
      return [
        message('The numbers in its tensors, biases left out, come to %1.', evaluate(weights))
      ];
  }
}

/** What does not matter, by how many axes a kernel slides along. */
const EVERYWHERE: { readonly [axes: number]: Message } = {
  0: message('The same filters are used everywhere, so the size of what comes in does not matter.'),
  1: message(
    'The same filters are used everywhere, so the length of the sequence does not matter.'
  ),
  2: message('The same filters are used everywhere, so the size of the image does not matter.')
};

/** One layer and one direction first, then all of them. */
function recurrent(build: Recurrent, all: number): readonly Message[] {
  const { gates, inputs, units, directions, stacked } = build;
  const one = cellWeights(build, inputs);
  const cell =
    gates === 1
      ? message(
          'Each unit has %1 + %2 weights, for the inputs and for what all units gave out before: %3 in all units.',
          inputs,
          units,
          one
        )
      : message(
          'In each of %1 gates, each unit has %2 + %3 weights, for the inputs and for what all units gave out before: %4 in all gates and units.',
          gates,
          inputs,
          units,
          one
        );
  const reasons = [cell];
  if (directions === 2) {
    reasons.push(
      message('As many again are in a layer that reads backwards, which makes %1.', 2 * one)
    );
  }
  if (stacked > 1) {
    const higher = directions * cellWeights(build, directions * units);
    reasons.push(
      several(
        stacked - 1,
        'The layer above reads the outputs of the one below (%2) and has %3.',
        'Each of the %4 layers above reads the outputs of the one below (%2) and has %3.',
        directions * units,
        higher,
        stacked - 1
      ),
      message('All the layers have %1 weights.', all)
    );
  }
  return reasons;
}

function normalization({ size, learned, kept, beside, of }: Normalization): readonly Message[] {
  const channels = of === 'channels';
  const reasons = [
    channels
      ? several(size, 'There is one channel.', 'There are %2 channels.', size)
      : several(size, 'There is one element.', 'There are %2 elements.', size),
    several(
      learned,
      'For each, one number is learned.',
      'For each, %2 numbers are learned.',
      learned
    )
  ];
  if (kept > 0) {
    reasons.push(
      several(
        kept,
        'One more is only kept and not trained.',
        '%2 more are only kept and not trained.',
        kept
      )
    );
  }
  if (beside > 0) {
    reasons.push(message('The moving means and variances are kept beside the parameters.'));
  }
  return reasons;
}

/** What the biases add, and what each of them belongs to. */
function biasesOf(anatomy: Anatomy): readonly Message[] {
  const { build, biases, tensors } = anatomy;
  const added = evaluate(biases);
  switch (build.kind) {
    case 'nothing':
    case 'normalization':
    case 'table':
      return [];
  }
  if (added === 0) return [message('It has no bias.')];
  switch (build.kind) {
    case 'convolution':
      return [
        several(
          added,
          'The filter has one bias.',
          'The biases add %2: one for each filter, not one for the layer.',
          added
        )
      ];
    case 'depthwise':
      return outputChannels(build) === added
        ? [
            several(
              added,
              'There is one bias, for the one channel that comes out.',
              'The biases add %2: one for each channel that comes out, not one for the layer.',
              added
            )
          ]
        : [several(added, 'The bias adds 1.', 'The biases add %2.', added)];
    case 'dense':
      return [
        several(
          added,
          'The unit has one bias.',
          'The biases add %2: one for each unit, not one for the layer.',
          added
        )
      ];
    case 'recurrent':
      return recurrentBiases(build, added);
    case 'attention':
      return [
        several(
          added,
          'There is one bias.',
          'The biases add %2: one for each number that a projection gives out.',
          added
        )
      ];
    default:
      return tensors.some(({ role }) => role === 'scale')
        ? [
            several(
              added,
              'The bias, or shift of a normalisation, adds 1.',
              'The biases, shifts of normalisations among them, add %2.',
              added
            )
          ]
        : [several(added, 'The bias adds 1.', 'The biases add %2.', added)];
  }
}

function recurrentBiases({ gates, biases }: Recurrent, added: number): readonly Message[] {
  switch (biases) {
    case 1:
      return gates === 1
        ? [message('The biases add %1: one for each unit.', added)]
        : [message('The biases add %1: one for each unit of each gate.', added)];
    case 2:
      return gates === 1
        ? [
            message(
              'The biases add %1: two for each unit, one with the inputs and one with what comes back.',
              added
            )
          ]
        : [
            message(
              'The biases add %1: two for each unit of each gate, one with the inputs and one with what comes back.',
              added
            )
          ];
    default:
      return [message('The biases add %1.', added)];
  }
}
