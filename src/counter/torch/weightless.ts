import { weightless, type ShapeRule } from '../weightless.js';
import type { Rule } from '../rule.js';

const unchanged: ShapeRule = (_, inputs) => [inputs[0]];
const unknown: ShapeRule = () => null;

/** Activations, dropouts and what else gives out the shape that comes in. */
const SHAPE_KEEPING = `AlphaDropout CELU ChannelShuffle CrossMapLRN2d Dropout Dropout1d Dropout2d Dropout3d ELU
  FeatureAlphaDropout GELU Hardshrink Hardsigmoid Hardswish Hardtanh Identity LeakyReLU LocalResponseNorm LogSigmoid
  LogSoftmax Mish RReLU ReLU ReLU6 SELU SiLU Sigmoid Softmax Softmax2d Softmin Softplus Softshrink Softsign Tanh
  Tanhshrink Threshold`;

const SHAPE_CHANGING = `Fold FractionalMaxPool2d FractionalMaxPool3d LPPool1d LPPool2d LPPool3d MaxUnpool1d MaxUnpool2d
  MaxUnpool3d Unfold CosineSimilarity PairwiseDistance`;

const LOSSES = `BCELoss BCEWithLogitsLoss CTCLoss CosineEmbeddingLoss CrossEntropyLoss GaussianNLLLoss
  HingeEmbeddingLoss HuberLoss KLDivLoss L1Loss MSELoss MarginRankingLoss MultiLabelMarginLoss
  MultiLabelSoftMarginLoss MultiMarginLoss NLLLoss NLLLoss2d PoissonNLLLoss SmoothL1Loss SoftMarginLoss
  TripletMarginLoss TripletMarginWithDistanceLoss`;

/** Leaves of torchvision, timm and transformers that learn nothing. Frozen batch normalisations and rotary embeddings keep
 * buffers only. */
const ELSEWHERE_KEEPING = `StochasticDepth DropPath DropBlock2d PatchDropout FrozenBatchNorm2d GELUTanh PytorchGELUTanh
  GELUActivation NewGELUActivation FastGELUActivation QuickGELUActivation QuickGELU ClippedGELUActivation
  AccurateGELUActivation SiLUActivation MishActivation LinearActivation ReLUSquaredActivation LaplaceActivation
  Swish HardSwish HardSigmoid HardSwishMe HardMish Sigmoid_ Mish_ SquaredReLU`;
const ELSEWHERE_CHANGING = `RotaryEmbedding Permute WindowPartition WindowDepartition SwapAxes FastAdaptiveAvgPool
  BlurPool2d RadixSoftmax GeneralizedRCNNTransform LastLevelMaxPool AnchorGenerator MultiScaleRoIAlign RoIAlign
  RoIPool PSRoIAlign DefaultBoxGenerator Wav2Vec2SamePadLayer DetrSinePositionEmbedding`;

function each(types: string, shape: ShapeRule): Rule[] {
  return types.split(/\s+/).map(type => weightless(type, shape));
}

export const WEIGHTLESS: readonly Rule[] = [
  ...each(`${SHAPE_KEEPING} ${ELSEWHERE_KEEPING}`, unchanged),
  ...each(`${SHAPE_CHANGING} ${LOSSES} ${ELSEWHERE_CHANGING}`, unknown)
];
