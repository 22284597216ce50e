import { message, sentences, type Message } from '../../text/message.js';

/** What classes without weights do instead, by their names; the first that fits. */
const WORK: readonly (readonly [name: RegExp, work: (type: string) => Message])[] = [
  [
    /^Global.*Max|AdaptiveMaxPool/,
    type => message('%1 takes the largest number of each channel.', type)
  ],
  [
    /^Global.*Average|AdaptiveAvgPool|AdaptiveAveragePool/,
    type => message('%1 takes the mean of each channel.', type)
  ],
  [/MaxPool/, type => message('%1 takes the largest number of each window.', type)],
  [/(?:Average|Avg)Pool/, type => message('%1 takes the mean of each window.', type)],
  [/^Flatten/, type => message('%1 lines all the numbers up in a row.', type)],
  [
    /^(?:Reshape|Unflatten|Permute|RepeatVector)/,
    type => message('%1 puts the same numbers in another order or shape.', type)
  ],
  [
    /Dropout|^DropPath|StochasticDepth|GaussianNoise/,
    type => message('%1 disturbs the numbers at random while training.', type)
  ],
  [
    /^(?:ZeroPadding|ZeroPad|ConstantPad|ReflectionPad|ReplicationPad|CircularPad)/,
    type => message('%1 adds a border.', type)
  ],
  [/^Cropping|^CenterCrop/, type => message('%1 cuts the border off.', type)],
  [/^(?:UpSampling|Upsample)/, type => message('%1 repeats or interpolates what comes in.', type)],
  [
    /^(?:Add|Subtract|Multiply|Average|Maximum|Minimum|Concatenate|Dot)$/,
    type => message('%1 joins what comes in.', type)
  ],
  [
    /^(?:Activation|ReLU|ReLU6|ELU|GELU|SELU|SiLU|LeakyReLU|Sigmoid|Tanh|Softmax|Hardswish|Mish)$/,
    type => message('%1 applies one function to every number.', type)
  ],
  [/^(?:Rescaling|Normalize)/, type => message('%1 scales what comes in by fixed numbers.', type)]
];

/** Says of a class that learns nothing what it does. */
export function idleText(type: string): Message {
  const [, work] = WORK.find(([name]) => name.test(type)) ?? [
    null,
    () => message('%1 only works on what comes in.', type)
  ];
  return sentences([work(type), message('It has no weights and learns nothing.')]);
}
