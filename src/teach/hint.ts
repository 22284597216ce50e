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
        'Start with one filter: how many weights has it, with a kernel of %1 and %2 input channels that it sees?',
        build.kernel.join(' × '),
        build.channels / build.groups
      );
    case 'depthwise':
      return message(
        'Start with one filter: it is %1 and sees a single channel. How many such filters are there for %2 channels?',
        build.kernel.join(' × '),
        build.channels
      );
    case 'dense':
      return message(
        'Start with one unit: how many weights has it, if %1 inputs come in?',
        build.inputs
      );
    case 'recurrent':
      return message(
        'Start with one unit of one gate: it sees %1 inputs, and what all %2 units gave out before.',
        build.inputs,
        build.units
      );
    case 'table':
      return message('Start with one of the %1 words: how many numbers stand for it?', build.words);
    case 'normalization':
      return message('Start with one channel: which numbers does the layer hold for it?');
    case 'attention':
      return message(
        'Start with the query: it is projected to the width of all %1 heads together. How many weights does that take?',
        build.heads
      );
    default:
      return message(
        'Take one of its tensors at a time: %1. How long is each of its axes?',
        tensors[0]?.name ?? ''
      );
  }
}
