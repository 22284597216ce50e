/** The classes of `keras.layers`, for `from keras.layers import *` only: named in full, any class is taken. */
const LAYERS = `
Activation ActivityRegularization Add AdditiveAttention AlphaDropout Attention Average AveragePooling1D
AveragePooling2D AveragePooling3D AvgPool1D AvgPool2D AvgPool3D BatchNormalization Bidirectional CategoryEncoding
CenterCrop Concatenate Conv1D Conv1DTranspose Conv2D Conv2DTranspose Conv3D Conv3DTranspose ConvLSTM1D ConvLSTM2D
ConvLSTM3D Convolution1D Convolution2D Convolution3D Cropping1D Cropping2D Cropping3D CuDNNGRU CuDNNLSTM
Deconvolution2D Dense DepthwiseConv1D DepthwiseConv2D Discretization Dot Dropout ELU EinsumDense Embedding Flatten
GRU GRUCell GaussianDropout GaussianNoise GlobalAveragePooling1D GlobalAveragePooling2D GlobalAveragePooling3D
GlobalAvgPool1D GlobalAvgPool2D GlobalAvgPool3D GlobalMaxPool1D GlobalMaxPool2D GlobalMaxPool3D GlobalMaxPooling1D
GlobalMaxPooling2D GlobalMaxPooling3D GroupNormalization GroupQueryAttention Hashing HashedCrossing Identity Input
InputLayer IntegerLookup LSTM LSTMCell Lambda LayerNormalization LeakyReLU LocallyConnected1D LocallyConnected2D
Masking MaxPool1D MaxPool2D MaxPool3D MaxPooling1D MaxPooling2D MaxPooling3D Maximum Merge Minimum
MultiHeadAttention Multiply Normalization PReLU Permute RMSNormalization RNN RandomBrightness RandomContrast
RandomCrop RandomFlip RandomHeight RandomRotation RandomTranslation RandomWidth RandomZoom ReLU RepeatVector
Rescaling Reshape Resizing SeparableConv1D SeparableConv2D SimpleRNN SimpleRNNCell Softmax SpatialDropout1D
SpatialDropout2D SpatialDropout3D SpectralNormalization StackedRNNCells StringLookup Subtract TextVectorization
ThresholdedReLU TimeDistributed TimeDistributedDense UnitNormalization UpSampling1D UpSampling2D UpSampling3D
ZeroPadding1D ZeroPadding2D ZeroPadding3D add average concatenate dot maximum merge minimum multiply subtract`
  .trim()
  .split(/\s+/);

const EXPORTS: { readonly [path: string]: readonly string[] } = {
  keras: ['Input', 'Model', 'Sequential', 'layers', 'models', 'backend', 'applications', 'utils'],
  'keras.models': ['Input', 'Model', 'Sequential', 'load_model', 'clone_model'],
  tensorflow: ['keras']
};

/** The names that `from path import *` brings. */
export function exportsOf(path: string): readonly string[] {
  return /^keras\.layers(\.|$)/.test(path) ? LAYERS : (EXPORTS[path] ?? []);
}

/** Other spellings of a class in Keras's own tables, and in Keras 1. */
const CLASS_ALIASES: { readonly [alias: string]: string } = {
  AvgPool1D: 'AveragePooling1D',
  AvgPool2D: 'AveragePooling2D',
  AvgPool3D: 'AveragePooling3D',
  BatchNormalizationV1: 'BatchNormalization',
  BatchNormalizationV2: 'BatchNormalization',
  Convolution1D: 'Conv1D',
  Convolution1DTranspose: 'Conv1DTranspose',
  Convolution2D: 'Conv2D',
  Convolution2DTranspose: 'Conv2DTranspose',
  Convolution3D: 'Conv3D',
  Convolution3DTranspose: 'Conv3DTranspose',
  Deconvolution2D: 'Conv2DTranspose',
  GlobalAvgPool1D: 'GlobalAveragePooling1D',
  GlobalAvgPool2D: 'GlobalAveragePooling2D',
  GlobalAvgPool3D: 'GlobalAveragePooling3D',
  GlobalMaxPool1D: 'GlobalMaxPooling1D',
  GlobalMaxPool2D: 'GlobalMaxPooling2D',
  GlobalMaxPool3D: 'GlobalMaxPooling3D',
  GroupedQueryAttention: 'GroupQueryAttention',
  MaxPool1D: 'MaxPooling1D',
  MaxPool2D: 'MaxPooling2D',
  MaxPool3D: 'MaxPooling3D',
  SeparableConvolution1D: 'SeparableConv1D',
  SeparableConvolution2D: 'SeparableConv2D'
};

/** The class's own name. */
export function className(name: string): string {
  return Object.hasOwn(CLASS_ALIASES, name) ? CLASS_ALIASES[name] : name;
}

/** Functions of `keras.layers` that make a layer and call it at once. */
export const MERGES: { readonly [name: string]: string } = {
  add: 'Add',
  average: 'Average',
  concatenate: 'Concatenate',
  dot: 'Dot',
  maximum: 'Maximum',
  merge: 'Merge',
  minimum: 'Minimum',
  multiply: 'Multiply',
  subtract: 'Subtract'
};

/** The many homes Keras and TensorFlow have had, longest first. */
const HOMES: readonly (readonly [home: RegExp, canonical: string])[] = [
  [/^tensorflow\.compat\.v[12](?=\.|$)/, 'tensorflow'],
  [/^tensorflow(_core)?\.python(?=\.keras(\.|$))/, 'tensorflow'],
  [/^tensorflow\.contrib(?=\.keras(\.|$))/, 'tensorflow'],
  [/^tensorflow\.keras(?=\.|$)/, 'keras'],
  [/^tf_keras(?=\.|$)/, 'keras'],
  [/^keras\.(src|python|_tf_keras\.keras|api(\._v[12])?(\.keras)?)(?=\.|$)/, 'keras']
];

/** The one spelling of a dotted path: `tf_keras.layers` and `tensorflow.keras.layers` are `keras.layers`. */
export function canonicalPath(path: string): string {
  let result = path;
  for (const [home, canonical] of HOMES) {
    result = result.replace(home, canonical);
  }
  return result;
}

/** What `tf`, `keras` and the like mean in a notebook that binds them nowhere. */
export const CONVENTIONS: ReadonlyMap<string, string> = new Map([
  ['keras', 'keras'],
  ['tf', 'tensorflow'],
  ['tensorflow', 'tensorflow'],
  ['layers', 'keras.layers']
]);
