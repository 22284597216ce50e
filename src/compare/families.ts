import type { Framework } from '../counter/types.js';

const FAMILIES: readonly (readonly [name: RegExp, family: string])[] = [
  [/^Separable(?:Conv|Convolution)/, 'separable convolution'],
  [/^ConvLSTM/, 'convolutional LSTM'],
  [/Conv(?:olution)?(?:[123]D)?Transpose(?:[123]d)?$|^Deconvolution/, 'transposed convolution'],
  [/Conv(?:olution)?[123]D$|Conv[123]d(?:Same)?$/, 'convolution'],
  [/(?:Batch|BN)Norm(?:alization|Act)?(?:[123]d)?$|^BatchNormAct2d$/, 'batch normalisation'],
  [/RMSNorm(?:alization)?$/, 'RMS normalisation'],
  [/LayerNorm(?:alization|2d)?$/, 'layer normalisation'],
  [/GroupNorm(?:alization)?$/, 'group normalisation'],
  [/^(?:Dense|Linear|LazyLinear|NonDynamicallyQuantizableLinear)$/, 'dense layer'],
  [/^(?:Embedding|ReversibleEmbedding|Embed|EmbeddingBag)$/, 'embedding'],
  [/^Multi[Hh]ead(?:Dot(?:Product)?)?Attention$/, 'attention'],
  [/^(?:CuDNN)?LSTM$/, 'LSTM'],
  [/^(?:CuDNN)?GRU$/, 'GRU'],
  [/^(?:Simple)?RNN$/, 'RNN']
];

/** What a class is, whichever framework has it: what may stand for one another in two printouts of one model. */
export function familyOf(type: string, framework: Framework): string {
  // The class of this name in Hugging Face's GPT-2 is a linear layer.
  if (type === 'Conv1D' && framework === 'torch') return 'dense layer';
  return FAMILIES.find(([name]) => name.test(type))?.[1] ?? type;
}

/** Families whose layers come back with other numbers of biases in other frameworks. */
export function isRecurrent(family: string): boolean {
  return family === 'LSTM' || family === 'GRU' || family === 'RNN';
}
