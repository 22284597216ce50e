import { ceilDivide, multiply } from '../arithmetic.js';
import { REQUIRED, type Rule } from '../rule.js';
import { tensor, type Axis } from '../tensors.js';
import { checkSize, FACTORY } from './images.js';
import { biasOf, countLinear, lastReplaced } from './linear.js';

/** GPT-2's linear layer, whose weight is the other way round; transformers calls it a convolution. */
const CONV1D: Rule = {
  type: 'Conv1D',
  signature: { nf: REQUIRED, nx: REQUIRED },
  count: (settings, inputs) => {
    const units: Axis = ['units', settings.positive('nf')];
    const features = settings.positive('nx');
    return {
      tensors: [
        tensor('weight', 'weight', [['inputs', features], units]),
        tensor('bias', 'bias', [units])
      ],
      outputs: lastReplaced(settings, inputs, features, units[1])
    };
  }
};

/** bitsandbytes' layers. Eight bits are one number a weight; of four bits two weights share a byte, and it is the bytes,
 * in one column, that `parameters()` gives: `packed`. Scales are kept beside the parameters. */
const QUANTIZED: readonly Rule[] = ['Linear4bit', 'Linear8bitLt'].map(type => ({
  type,
  signature: {
    in_features: REQUIRED,
    out_features: REQUIRED,
    bias: true,
    packed: false,
    has_fp16_weights: false
  },
  spellings: { input_features: 'in_features', output_features: 'out_features' },
  count: (settings, inputs) => {
    const { tensors, outputs } = countLinear(settings, inputs);
    const [weight, ...bias] = tensors;
    const bytes = ceilDivide(multiply(weight.shape[0], weight.shape[1]), 2);
    const kept = settings.flag('packed')
      ? tensor('weight', 'weight', [
          ['pairs of weights', bytes],
          ['one column', 1]
        ])
      : weight;
    const trainable = type === 'Linear8bitLt' && settings.flag('has_fp16_weights');
    return { tensors: [{ ...kept, trainable }, ...bias], outputs };
  }
}));

/** Multiplies two inputs through a matrix a unit. */
const BILINEAR: Rule = {
  type: 'Bilinear',
  signature: {
    in1_features: REQUIRED,
    in2_features: REQUIRED,
    out_features: REQUIRED,
    bias: true,
    ...FACTORY
  },
  count: (settings, inputs) => {
    const units = settings.positive('out_features');
    const one = settings.positive('in1_features');
    const other = settings.positive('in2_features');
    if (inputs[1]) {
      checkSize(settings, inputs[1].at(-1) ?? null, other, 'features');
    }
    return {
      tensors: [
        tensor('weight', 'weight', [
          ['units', units],
          ['first inputs', one],
          ['second inputs', other]
        ]),
        ...biasOf(settings, units)
      ],
      outputs: lastReplaced(settings, inputs, one, units)
    };
  }
};

/** Linear layers of other libraries, and of two inputs. */
export const KIN_OF_LINEAR: readonly Rule[] = [CONV1D, ...QUANTIZED, BILINEAR];
