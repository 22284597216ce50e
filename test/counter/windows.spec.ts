import * as fc from 'fast-check';
import { fitSliding, fitSlidingBack } from '../../src/counter/keras/solving/windows.js';
import { slide, slideBack } from '../../src/counter/windows.js';

const kernel = fc.integer({ min: 1, max: 9 });
const stride = fc.integer({ min: 1, max: 6 });
const size = fc.integer({ min: 9, max: 300 });

describe('fitSliding', () => {
  it('finds a way to slide wherever there is one', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('same', 'valid'),
        fc.array(fc.tuple(size, kernel), { minLength: 1, maxLength: 3 }),
        stride,
        (padding, axes, step) => {
          const sizes = axes.map(([input]) => input);
          const kernels = axes.map(([, length]) => length);
          const ones = axes.map(() => 1);
          const strides = axes.map(() => step);
          const output = slide(sizes, kernels, { padding, strides, dilations: ones });
          const fit = fitSliding(sizes, output, kernels);
          expect(fit && slide(sizes, kernels, fit)).toEqual(output);
        }
      )
    );
  });

  it('finds dilations', () => {
    const dilated = { padding: 'valid', strides: [1, 1], dilations: [3, 3] };
    const output = slide([32, 20], [3, 3], dilated);
    expect(fitSliding([32, 20], output, [3, 3])).toMatchObject(dilated);
  });

  it('finds nothing where the output is larger', () => {
    expect(fitSliding([10], [11], [3])).toBeNull();
    expect(fitSliding([10, 10], [8, 9], [3, 3])).toBeNull();
  });

  it('leaves open sizes open', () => {
    expect(slide([null, 9], [3, 3], fitSliding([null, 9], [null, 7], [3, 3])!)).toEqual([null, 7]);
  });
});

describe('fitSlidingBack', () => {
  it('finds a way to slide wherever there is one', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('same', 'valid'),
        size,
        kernel,
        stride,
        (padding, input, length, step) => {
          const sliding = { padding, strides: [step], dilations: [1] };
          const output = slideBack([input], [length], sliding, null);
          const fit = fitSlidingBack([input], output, [length]);
          expect(fit && slideBack([input], [length], fit, null)).toEqual(output);
        }
      )
    );
  });
});
