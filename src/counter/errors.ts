import { english, type Message } from '../text/message.js';

/** A layer that cannot be counted: its class is not known, or a hyper-parameter or an input size is missing or not legal. */
export class CountError extends Error {
  /** @param reason a sentence for people; `message` has it in English. */
  constructor(readonly reason: Message) {
    // Solving one row may throw thousands of these, and nobody reads their stacks, which cost more than all the rest.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(english(reason));
    Error.stackTraceLimit = stackTraceLimit;
    this.name = 'CountError';
  }
}
