import type { Rule } from '../rule.js';
import { weightless, type ShapeRule } from '../weightless.js';

const unchanged: ShapeRule = (_, inputs) => [inputs[0]];
const unknown: ShapeRule = () => null;

const SHAPE_KEEPING = `Activation ActivityRegularization AlphaDropout AugMix AutoContrast
  ContrastLimitedAdaptiveHistogramEqualization CutMix Discretization Dropout ELU Equalization GaussianDropout
  GaussianNoise Identity InputLayer LeakyReLU Masking MixUp RandAugment RandomBrightness RandomColorDegeneration
  RandomColorJitter RandomContrast RandomElasticTransform RandomErasing RandomFlip RandomGaussianBlur RandomGrayscale
  RandomHue RandomInvert RandomPerspective RandomPosterization RandomRotation RandomSaturation RandomSharpness
  RandomShear RandomTranslation RandomZoom ReLU Rescaling Softmax Solarization SpatialDropout1D SpatialDropout2D
  SpatialDropout3D ThresholdedReLU UnitNormalization`;

const SHAPE_CHANGING = `AdaptiveAveragePooling1D AdaptiveAveragePooling2D AdaptiveAveragePooling3D AdaptiveMaxPooling1D
  AdaptiveMaxPooling2D AdaptiveMaxPooling3D CategoryEncoding CenterCrop Dot HashedCrossing Hashing IntegerLookup
  MaxNumBoundingBoxes MelSpectrogram RandomCrop Resizing StringLookup TextVectorization Merge
  Pad AddLoss AddMetric TFOpLambda SlicingOpLambda TensorFlowOpLayer ClassMethod InstanceMethod InstanceProperty
  CropAndResize RandomHeight RandomWidth Crossing DenseFeatures`;

/** Operations that stand as rows of their own in a Keras 3 functional model: `x + 1`, `x[:, 0]`, `keras.ops.mean(x)`. */
const OPERATIONS = `Absolute Abs All Amax Amin Any Arange Argmax Argmin BroadcastTo Cast Ceil Clip ConcatenateOp Conj
  Cos CountNonzero Cumsum Diag Diff Divide DivideNoNan Einsum Equal Erf Exp ExpandDims Expm1 Flip Floor FloorDivide
  Fold Full FullLike Gather Gelu GetItem Greater GreaterEqual Image Imag Irfft IsFinite Isfinite Isnan L2Normalize
  LeakyRelu Less LessEqual Linalg Log Log10 Log1p Log2 LogSoftmax LogSumExp LogicalAnd LogicalNot LogicalOr Logsumexp
  Matmul Max Mean Median Meshgrid Min Mod Moveaxis MultiHot Negative NonZero Norm Normalize NotEqual OneHot OnesLike
  Outer Prod Power Real Reciprocal Relu Relu6 Repeat Rfft Roll Round Rsqrt Scatter SegmentSum Selu Shape Sigmoid Sign
  Silu Sin Slice Softplus Softsign Split Sqrt Square Squeeze Stack Std StopGradient Sum Swapaxes Swish Take
  TakeAlongAxis Tan Tanh Tensordot Tile TopK Transpose Tril Triu TrueDivide UnfoldOp UnravelIndex Var Vdot Where
  ZerosLike`;

export const WEIGHTLESS: readonly Rule[] = [
  ...SHAPE_KEEPING.split(/\s+/).map(type => weightless(type, unchanged)),
  ...`${SHAPE_CHANGING} ${OPERATIONS}`.split(/\s+/).map(type => weightless(type, unknown))
];
