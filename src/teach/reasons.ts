import { sizeOf, type Anatomy, type Build } from './anatomy.js';
import { evaluate } from './expression.js';
import { message, type Message } from './message.js';
import type { Context } from './misconceptions/index.js';

/** Why the count is what it is, in a few sentences with the layer's own numbers. */
export function reasonsFor(anatomy: Anatomy, { uses = 1 }: Context): readonly Message[] {
  const { build, layer, total, biases } = anatomy;
  const reasons = [...specific(build, layer.type, anatomy)];
  const added = evaluate(biases);
  if (build.kind !== 'nothing' && build.kind !== 'normalization' && build.kind !== 'table') {
    reasons.push(
      added > 0
        ? message('The biases add %1: one for each output, not one for the layer.', added)
        : message('It has no bias.')
    );
  }
  if (uses > 1) {
    reasons.push(message('It is used in %1 places, but its weights are there once.', uses));
  }
  if (build.kind !== 'nothing') reasons.push(message('Together that is %1.', total));
  return reasons;
}

function specific(build: Build, type: string, { weights, tensors }: Anatomy): readonly Message[] {
  switch (build.kind) {
    case 'nothing':
      return [message('%1 only works on what comes in: there is nothing to learn.', type)];
    case 'convolution': {
      const channels = build.channels / build.groups;
      const one = sizeOf(build.kernel) * channels;
      return [
        message(
          'One filter has %1 on each of %2 channels: %3 weights. %4 filters have %5.',
          build.kernel.join(' × '),
          channels,
          one,
          build.filters,
          one * build.filters
        ),
        message('The same filters are used everywhere, so the size of the image does not matter.')
      ];
    }
    case 'depthwise': {
      const filters = build.channels * build.multiplier;
      const deep = message(
        'Each of %1 filters has %2 weights on a single channel: %3.',
        filters,
        build.kernel.join(' × '),
        filters * sizeOf(build.kernel)
      );
      return build.filters === null
        ? [deep]
        : [
            deep,
            message(
              'Then %1 filters mix the %2 channels: %3 weights more.',
              build.filters,
              filters,
              filters * build.filters
            )
          ];
    }
    case 'dense':
      return [
        message(
          'Each of %1 units has a weight for every one of the %2 inputs: %3 weights.',
          build.units,
          build.inputs,
          build.units * build.inputs
        )
      ];
    case 'recurrent':
      return [
        message(
          'Each unit of each of %1 gates has a weight for each of the %2 inputs and for each of the %3 units: %4 weights.',
          build.gates,
          build.inputs,
          build.units,
          evaluate(weights)
        ),
        ...(build.directions === 2
          ? [
              message(
                'One layer reads forwards and another backwards, so all of it is there twice.'
              )
            ]
          : []),
        ...(build.stacked > 1
          ? [
              message(
                '%1 layers are stacked; the higher ones read the outputs below.',
                build.stacked
              )
            ]
          : [])
      ];
    case 'table':
      return [
        message(
          'Each of %1 words is looked up as %2 learned numbers, however long the sequence is.',
          build.words,
          build.size
        )
      ];
    case 'normalization':
      return [
        build.kept > 0
          ? message(
              'Each of the %1 channels has %2 learned numbers and %3 that are only kept and not trained.',
              build.size,
              build.learned,
              build.kept
            )
          : message('Each of the %1 channels has %2 learned numbers.', build.size, build.learned)
      ];
    case 'attention':
      return [
        message(
          'Query, key and value are projected to the width of all %1 heads, and what they give out is projected back: %2 weights.',
          build.heads,
          evaluate(weights)
        )
      ];
    default:
      return [message('Its %1 tensors hold %2 weights.', tensors.length, evaluate(weights))];
  }
}
