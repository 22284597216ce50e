import { completeShapes, type PartialShape } from '../../src/counter/partial.js';

const whole = (name: string, ...sizes: number[]): PartialShape => ({ name, sizes, begun: null });
const cut = (name: string, sizes: number[], begun = ''): PartialShape => ({ name, sizes, begun });

describe('completeShapes', () => {
  it.each([
    ['a dense kernel', [whole('bias', 256), cut('kernel', [3136], '2')], 803072, [3136, 256]],
    ['a convolution', [whole('bias', 32), cut('kernel', [3, 3, 1])], 320, [3, 3, 1, 32]],
    ['a cut channel', [whole('bias', 64), cut('kernel', [3, 3], '32')], 18496, [3, 3, 32, 64]],
    ['several heads', [whole('bias', 4, 16), cut('kernel', [64], '4')], 4160, [64, 4, 16]],
    ['joined heads', [whole('bias', 64), cut('kernel', [4], '16')], 4160, [4, 16, 64]],
    ['an embedding', [whole('a/bias', 3), cut('embedding', [], '1000')], 64003, [1000, 64]],
    ['a layer inside', [whole('a/bias', 8), cut('a/kernel', [3])], 32, [3, 8]]
  ])('completes %s', (_, partial, count, shape) => {
    const completion = completeShapes(partial, count);
    expect(completion?.shapes[1]).toEqual(shape);
    expect(completion?.shapes[0]).toEqual(partial[0].sizes);
  });

  it('gives all tensors of a normalization the same size', () => {
    const partial = [whole('mean', 16), whole('var', 16), cut('bias', [], '1'), cut('scale', [])];
    expect(completeShapes(partial, 64)).toEqual({
      shapes: [[16], [16], [16], [16]],
      alternatives: 0
    });
    expect(completeShapes([cut('bias', [], '1'), cut('scale', [])], 64)).toBeNull();
    expect(completeShapes([cut('bias', []), cut('scale', [])], 33)).toBeNull();
  });

  it('counts other completions', () => {
    const partial = [whole('bias', 2), cut('kernel', [2])];
    // 2 × 2, or 2 × 1 × 2.
    expect(completeShapes(partial, 6)).toEqual({ shapes: [[2], [2, 2]], alternatives: 1 });
  });

  it.each([
    ['a count that is no multiple', [whole('bias', 256), cut('kernel', [3136], '2')], 803073],
    ['other digits', [whole('bias', 256), cut('kernel', [3136], '3')], 803072],
    ['two open kernels', [cut('kernel', [3]), cut('embedding', [4])], 24],
    ['nothing missing', [whole('kernel', 3, 4)], 12],
    ['a count that is too small', [whole('bias', 8), cut('kernel', [3])], 4]
  ])('gives up on %s', (_, partial, count) => {
    expect(completeShapes(partial, count)).toBeNull();
  });
});
