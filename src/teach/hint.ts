import type { Anatomy } from './anatomy.js';
import { message, type Message } from '../text/message.js';

/** The first step towards the count, without giving the count away. */
export function firstStep({ build, layer, tensors }: Anatomy): Message {
  switch (build.kind) {
    case 'nothing':
      return message(
        'First ask whether %1 has anything to learn, or only works on what comes in.',
        layer.type
      );
    case 'convolution':
      return message(
        'Start with one filter: how many weights has it, with a kernel of %1? The number of input channels that it sees is %2.',
        build.kernel.join(' × '),
        build.channels / build.groups
      );
    case 'depthwise':
      return message(
        'Start with one filter: it is %1 and sees a single channel. How many such filters are there, if the number of channels is %2?',
        build.kernel.join(' × '),
        build.channels
      );
    case 'dense':
      return message(
        'Start with one unit: how many weights has it, if the number of inputs is %1?',
        build.inputs
      );
    case 'recurrent':
      return build.gates === 1
        ? message(
            'Start with one unit: it sees all that comes in (%1), and what all units gave out before (%2).',
            build.inputs,
            build.units
          )
        : message(
            'Start with one unit of one gate: it sees all that comes in (%1), and what all units gave out before (%2).',
            build.inputs,
            build.units
          );
    case 'table':
      return message('Start with one word of the vocabulary: how many numbers stand for it?');
    case 'normalization':
      return build.of === 'channels'
        ? message('Start with one channel: which numbers does the layer hold for it?')
        : message('Start with one element: which numbers does the layer hold for it?');
    case 'attention':
      return message(
        'Start with the query: it is projected to the width of all heads together. How many weights does that take?'
      );
    default:
      return message(
        'Take one of its tensors at a time: %1. How long is each of its axes?',
        tensors[0]?.name ?? ''
      );
  }
}
