import type { Arguments } from '../arguments.js';
import { CountError } from '../errors.js';
import { REQUIRED, type CountWrapped, type Rule, type Signature } from '../rule.js';
import type { Config, Shape, Tensor } from '../types.js';
import { message } from '../../text/message.js';
import { under } from './children.js';
import { checkSize, FACTORY } from './images.js';

/** Deeper stacks are no transformer's. */
const MOST_LAYERS = 1000;
/** Stacks of stacks would grow without end. */
const MOST_TENSORS = 100_000;

const NORMALIZED: Signature = {
  activation: 'relu',
  layer_norm_eps: 1e-5,
  batch_first: false,
  norm_first: false,
  bias: true,
  ...FACTORY
};

/** Self-attention and two linear layers, a LayerNorm around each; a decoder's layer attends to the encoder's output too.
 * Source: torch 2.13's `torch.nn.modules.transformer`. */
function transformerLayer(type: string, attentions: readonly string[]): Rule {
  return {
    type,
    signature: {
      d_model: REQUIRED,
      nhead: REQUIRED,
      dim_feedforward: 2048,
      dropout: 0.1,
      ...NORMALIZED
    },
    count: (settings, inputs, countWrapped) => {
      const size = settings.positive('d_model');
      checkFeatures(settings, inputs, size);
      return {
        tensors: layerTensors(settings, attentions, countWrapped),
        outputs: inputs[0] ? [inputs[0]] : null
      };
    }
  };
}

function checkFeatures(settings: Arguments, inputs: readonly Shape[], size: number): void {
  for (const shape of inputs.slice(0, 2)) {
    checkSize(settings, shape.at(-1) ?? null, size, 'features');
  }
}

function layerTensors(
  settings: Arguments,
  attentions: readonly string[],
  countWrapped: CountWrapped
): Tensor[] {
  const size = settings.positive('d_model');
  const inner = settings.positive('dim_feedforward');
  const bias = settings.flag('bias');
  const child = (name: string, type: string, config: Config): Tensor[] =>
    under(name, countWrapped(type, config, []).tensors);
  const attention = { embed_dim: size, num_heads: settings.positive('nhead'), bias };
  return [
    ...attentions.flatMap(name => child(name, 'MultiheadAttention', attention)),
    ...child('linear1', 'Linear', { in_features: size, out_features: inner, bias }),
    ...child('linear2', 'Linear', { in_features: inner, out_features: size, bias }),
    ...['norm1', 'norm2', 'norm3']
      .slice(0, attentions.length + 1)
      .flatMap(name => child(name, 'LayerNorm', { normalized_shape: [size], bias }))
  ];
}

/** Copies of one layer, and a normalisation if one is given. */
function stack(type: string, layer: string): Rule {
  return {
    type,
    signature: {
      [layer]: REQUIRED,
      num_layers: REQUIRED,
      norm: null,
      enable_nested_tensor: true,
      mask_check: true
    },
    count: (settings, inputs, countWrapped) => {
      const one = settings.layer(layer);
      const { tensors } = countWrapped(one.type, one.config, []);
      const norm = settings.get('norm') === null ? null : settings.layer('norm');
      return {
        tensors: [
          ...repeated('layers', tensors, layersOf(settings, 'num_layers')),
          ...(norm ? under('norm', countWrapped(norm.type, norm.config, []).tensors) : [])
        ],
        outputs: inputs[0] ? [inputs[0]] : null
      };
    },
    unsolvable: true
  };
}

function layersOf(settings: Arguments, name: string): number {
  const layers = settings.positive(name);
  if (layers > MOST_LAYERS) {
    throw settings.illegal(name, '%1: %2 must be at most %4, not %3.', MOST_LAYERS);
  }
  return layers;
}

function repeated(path: string, tensors: readonly Tensor[], times: number): Tensor[] {
  if (times * tensors.length > MOST_TENSORS) {
    throw new CountError(message('A stack of more than %1 tensors is not counted.', MOST_TENSORS));
  }
  return Array.from({ length: times }, (_, index) => under(`${path}.${index}`, tensors)).flat();
}

/** Encoder and decoder, each ending with a normalisation. */
const TRANSFORMER: Rule = {
  type: 'Transformer',
  signature: {
    d_model: 512,
    nhead: 8,
    num_encoder_layers: 6,
    num_decoder_layers: 6,
    dim_feedforward: 2048,
    dropout: 0.1,
    activation: 'relu',
    custom_encoder: null,
    custom_decoder: null,
    layer_norm_eps: 1e-5,
    batch_first: false,
    norm_first: false,
    bias: true,
    ...FACTORY
  },
  count: (settings, inputs, countWrapped) => {
    const size = settings.positive('d_model');
    checkFeatures(settings, inputs, size);
    for (const custom of ['custom_encoder', 'custom_decoder']) {
      if (settings.get(custom) !== null) {
        throw settings.illegal(custom, '%1: %2 cannot be counted: %3.');
      }
    }
    const bias = settings.flag('bias');
    const norm = countWrapped('LayerNorm', { normalized_shape: [size], bias }, []).tensors;
    const config: Config = {
      d_model: size,
      nhead: settings.positive('nhead'),
      dim_feedforward: settings.positive('dim_feedforward'),
      bias
    };
    const half = (path: string, type: string, layers: string): Tensor[] =>
      under(path, [
        ...repeated('layers', countWrapped(type, config, []).tensors, layersOf(settings, layers)),
        ...under('norm', norm)
      ]);
    return {
      tensors: [
        ...half('encoder', 'TransformerEncoderLayer', 'num_encoder_layers'),
        ...half('decoder', 'TransformerDecoderLayer', 'num_decoder_layers')
      ],
      outputs: inputs[1] ? [inputs[1]] : null
    };
  },
  unsolvable: true
};

export const TRANSFORMERS: readonly Rule[] = [
  transformerLayer('TransformerEncoderLayer', ['self_attn']),
  transformerLayer('TransformerDecoderLayer', ['self_attn', 'multihead_attn']),
  stack('TransformerEncoder', 'encoder_layer'),
  stack('TransformerDecoder', 'decoder_layer'),
  TRANSFORMER
];
