/** A layer that cannot be counted: its class is not known, or a hyper-parameter or an input size is missing or not legal. */
export class CountError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CountError';
  }
}
