import type { Arguments } from '../arguments.js';
import { CountError } from '../errors.js';
import type { Rule, Signature } from '../rule.js';
import type { Shape } from '../types.js';

/** The output shapes of a layer without weights; `null` if not known. */
export type ShapeRule = (settings: Arguments, inputs: readonly Shape[]) => readonly Shape[] | null;

/** A layer that learns nothing. Its count is 0 whatever its arguments are, so it is never refused: an output shape that
 * cannot be told is left open. */
export function weightless(type: string, shape: ShapeRule, signature: Signature = {}): Rule {
  return {
    type,
    signature,
    weightless: true,
    count: (settings, inputs) => ({ tensors: [], outputs: shapeOrNull(shape, settings, inputs) }),
    propose: row => (row.count === 0 ? [{ config: {}, cost: 0 }] : [])
  };
}

function shapeOrNull(
  shape: ShapeRule,
  settings: Arguments,
  inputs: readonly Shape[]
): readonly Shape[] | null {
  try {
    return inputs.length > 0 ? shape(settings, inputs) : null;
  } catch (error) {
    if (error instanceof CountError) {
      return null;
    }
    throw error;
  }
}

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
