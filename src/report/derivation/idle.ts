/** What classes without weights do instead, by their names; the first that fits. */
const WORK: readonly (readonly [name: RegExp, work: string])[] = [
  [/^Global.*Max|AdaptiveMaxPool/, 'takes the largest number of each channel'],
  [/^Global.*Average|AdaptiveAvgPool|AdaptiveAveragePool/, 'takes the mean of each channel'],
  [/MaxPool/, 'takes the largest number of each window'],
  [/(?:Average|Avg)Pool/, 'takes the mean of each window'],
  [/^Flatten/, 'lines all the numbers up in a row'],
  [
    /^(?:Reshape|Unflatten|Permute|RepeatVector)/,
    'puts the same numbers in another order or shape'
  ],
  [
    /Dropout|^DropPath|StochasticDepth|GaussianNoise/,
    'disturbs the numbers at random while training'
  ],
  [
    /^(?:ZeroPadding|ZeroPad|ConstantPad|ReflectionPad|ReplicationPad|CircularPad)/,
    'adds a border'
  ],
  [/^Cropping|^CenterCrop/, 'cuts the border off'],
  [/^(?:UpSampling|Upsample)/, 'repeats or interpolates what comes in'],
  [/^(?:Add|Subtract|Multiply|Average|Maximum|Minimum|Concatenate|Dot)$/, 'joins what comes in'],
  [
    /^(?:Activation|ReLU|ReLU6|ELU|GELU|SELU|SiLU|LeakyReLU|Sigmoid|Tanh|Softmax|Hardswish|Mish)$/,
    'applies one function to every number'
  ],
  [/^(?:Rescaling|Normalize)/, 'scales what comes in by fixed numbers']
];

/** Says of a class that learns nothing what it does. */
export function idleText(type: string): string {
  const [, work] = WORK.find(([name]) => name.test(type)) ?? [null, 'only works on what comes in'];
  return `${type} ${work}. It has no weights and learns nothing.`;
}
