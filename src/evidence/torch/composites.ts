import { ListObject } from '../interpreter/containers.js';
import type { Machine } from '../interpreter/machine.js';
import {
  FloatObject,
  PythonObject,
  UNKNOWN,
  argumentOf,
  type CallValues,
  type PythonValue
} from '../interpreter/values.js';
import { deepCopy } from './copy.js';
import { TorchLayer } from './layer.js';
import { moduleOf, type TorchModule } from './module.js';

/** What a layer of `torch.nn` that is made of others reads its arguments and makes its parts with. */
interface Workshop {
  /** The argument at a place or with a name, or what it is when it is left out. */
  given(place: number, name: string, fallback: PythonValue): PythonValue;
  make(
    type: string,
    positional: readonly PythonValue[],
    keyword?: Readonly<Record<string, PythonValue>>
  ): PythonValue;
  copy(value: PythonValue): PythonValue;
}

type Parts = readonly (readonly [name: string, part: PythonValue])[];

/** The parts of a class in order of definition, as its constructor in PyTorch makes them. */
const BUILDERS: { readonly [type: string]: (workshop: Workshop) => Parts } = {
  MultiheadAttention: ({ given, make }) => {
    const size = given(0, 'embed_dim', UNKNOWN);
    const bias = given(3, 'bias', true);
    return [['out_proj', make('NonDynamicallyQuantizableLinear', [size, size], { bias })]];
  },
  TransformerEncoderLayer: workshop => transformerLayer(workshop, 1),
  TransformerDecoderLayer: workshop => transformerLayer(workshop, 2),
  TransformerEncoder: workshop => transformerStack(workshop, 'encoder_layer'),
  TransformerDecoder: workshop => transformerStack(workshop, 'decoder_layer'),
  Transformer: ({ given, make }) => {
    const size = given(0, 'd_model', 512);
    const shared: Readonly<Record<string, PythonValue>> = {
      nhead: given(1, 'nhead', 8),
      dim_feedforward: given(4, 'dim_feedforward', 2048),
      dropout: given(5, 'dropout', new FloatObject(0.1)),
      layer_norm_eps: given(9, 'layer_norm_eps', new FloatObject(1e-5)),
      bias: given(13, 'bias', true)
    };
    const stack = (name: 'Encoder' | 'Decoder', place: number): PythonValue => {
      const custom = given(name === 'Encoder' ? 7 : 8, `custom_${name.toLowerCase()}`, null);
      if (custom !== null) {
        return custom;
      }
      const count = given(place, `num_${name.toLowerCase()}_layers`, 6);
      const layer = make(`Transformer${name}Layer`, [size], shared);
      const norm = make('LayerNorm', [size], { eps: shared.layer_norm_eps, bias: shared.bias });
      return make(`Transformer${name}`, [layer, count, norm]);
    };
    return [
      ['encoder', stack('Encoder', 2)],
      ['decoder', stack('Decoder', 3)]
    ];
  },
  AdaptiveLogSoftmaxWithLoss: ({ given, make }) => {
    const size = given(0, 'in_features', UNKNOWN);
    const classes = given(1, 'n_classes', UNKNOWN);
    const cutoffs = given(2, 'cutoffs', UNKNOWN);
    const ends = cutoffs instanceof PythonObject ? cutoffs.elements() : null;
    const divisor = given(3, 'div_value', 4);
    const bounds = ends && [...ends, classes].filter(end => typeof end === 'number');
    if (
      !ends ||
      bounds?.length !== ends.length + 1 ||
      typeof size !== 'number' ||
      typeof divisor !== 'number'
    ) {
      return [
        ['head', UNKNOWN],
        ['tail', UNKNOWN]
      ];
    }
    const tail = ends.map((_, i) => {
      const inner = Math.floor(size / divisor ** (i + 1));
      return make('Sequential', [
        make('Linear', [size, inner], { bias: false }),
        make('Linear', [inner, bounds[i + 1] - bounds[i]], { bias: false })
      ]);
    });
    const head = make('Linear', [size, bounds[0] + ends.length], {
      bias: given(4, 'head_bias', false)
    });
    return [
      ['head', head],
      ['tail', make('ModuleList', [new ListObject(tail)])]
    ];
  }
};

function transformerLayer({ given, make }: Workshop, attentions: 1 | 2): Parts {
  const size = given(0, 'd_model', UNKNOWN);
  const wide = given(2, 'dim_feedforward', 2048);
  const dropout = given(3, 'dropout', new FloatObject(0.1));
  const bias = given(8, 'bias', true);
  const eps = given(5, 'layer_norm_eps', new FloatObject(1e-5));
  const heads = given(1, 'nhead', UNKNOWN);
  const attention = (): PythonValue => make('MultiheadAttention', [size, heads], { dropout, bias });
  const numbers = Array.from({ length: attentions + 1 }, (_, i) => i + 1);
  const activation = given(4, 'activation', null);
  return [
    ['self_attn', attention()],
    ...(attentions === 2 ? [['multihead_attn', attention()] as const] : []),
    ['linear1', make('Linear', [size, wide], { bias })],
    ['dropout', make('Dropout', [dropout])],
    ['linear2', make('Linear', [wide, size], { bias })],
    ...numbers.map(i => [`norm${i}`, make('LayerNorm', [size], { eps, bias })] as const),
    ...numbers.map(i => [`dropout${i}`, make('Dropout', [dropout])] as const),
    ...(moduleOf(activation) ? [['activation', activation] as const] : [])
  ];
}

/** The stack copies the layer that it is given. */
function transformerStack({ given, make, copy }: Workshop, name: string): Parts {
  const layer = given(0, name, UNKNOWN);
  const count = given(1, 'num_layers', UNKNOWN);
  const norm = given(2, 'norm', null);
  const layers =
    typeof count === 'number' && count <= 256
      ? make('ModuleList', [new ListObject(Array.from({ length: count }, () => copy(layer)))])
      : UNKNOWN;
  return [
    ['layers', layers],
    ['norm', norm]
  ];
}

/** A layer of `torch.nn` that is made of others. */
export class Composite extends TorchLayer {
  override initialize(args: CallValues, machine: Machine): void {
    super.initialize(args, machine);
    const parts = BUILDERS[this.base]({
      given: (place, name, fallback) => argumentOf(args, place, name) ?? fallback,
      make: (type, positional, keyword = {}) => {
        const made = machine.importPath(`torch.nn.${type}`);
        return made instanceof PythonObject
          ? made.call(
              { positional, keyword: new Map(Object.entries(keyword)), complete: args.complete },
              machine
            )
          : UNKNOWN;
      },
      copy: value => deepCopy(value, machine)
    });
    parts.forEach(([name, part]) => this.track(name, part, machine));
  }

  protected override blank(machine: Machine): TorchModule {
    return new Composite(this.type, this.repeatCall(machine), this.recorder, this.args, this.base);
  }
}
