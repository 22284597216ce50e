import * as fc from 'fast-check';
import type { Config, Framework, Layer, Shape } from '../../src/counter/types.js';
import type { Context } from '../../src/teach/misconceptions/index.js';

/** A layer with the numbers that it was made from, for the tests' own arithmetic. */
export interface Made {
  readonly layer: Layer;
  readonly context: Context;
  readonly facts: Facts;
}

export type Facts =
  | {
      readonly kind: 'convolution';
      readonly k: readonly number[];
      readonly c: number;
      readonly g: number;
      readonly f: number;
      readonly bias: boolean;
      readonly transposed: boolean;
      readonly stride: number;
      readonly dilation: number;
      readonly padding: readonly number[];
    }
  | {
      readonly kind: 'depthwise';
      readonly k: readonly number[];
      readonly c: number;
      readonly m: number;
      readonly f: number | null;
      readonly bias: boolean;
    }
  | {
      readonly kind: 'dense';
      readonly i: number;
      readonly u: number;
      readonly bias: boolean;
      readonly steps: number;
      readonly image: readonly number[] | null;
    }
  | {
      readonly kind: 'recurrent';
      readonly gates: number;
      readonly i: number;
      readonly u: number;
      readonly b: number;
      readonly d: number;
      readonly l: number;
      readonly t: number;
    }
  | {
      readonly kind: 'normalization';
      readonly s: number;
      readonly scales: number;
      readonly shifts: number;
      readonly kept: number;
      readonly keeps: boolean;
      readonly torch: boolean;
    }
  | { readonly kind: 'table'; readonly v: number; readonly e: number; readonly n: number }
  | {
      readonly kind: 'attention';
      readonly h: number;
      readonly size: number;
      /** One head's width; null where the width is that of all heads. */
      readonly each: number | null;
      readonly bias: boolean;
    }
  | { readonly kind: 'nothing'; readonly window: readonly number[] };

const int = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });

function made(
  framework: Framework,
  type: string,
  config: Config,
  inputs: readonly Shape[],
  facts: Facts,
  context: Context = {}
): Made {
  return { layer: { framework, type, config, inputs }, context, facts };
}

const convolution = fc
  .record({
    rank: int(1, 2),
    k: fc.tuple(int(1, 5), int(1, 5)),
    perGroup: int(1, 4),
    filtersPerGroup: int(1, 5),
    g: fc.constantFrom(1, 1, 2, 3),
    bias: fc.boolean(),
    size: int(9, 14),
    stride: int(1, 3),
    dilation: int(1, 2),
    same: fc.boolean(),
    pad: int(0, 2),
    torch: fc.boolean(),
    transposed: fc.boolean()
  })
  .map(draw => {
    const { rank, g, bias, size, same, torch, transposed } = draw;
    const k = draw.k.slice(0, rank);
    const groups = transposed && !torch ? 1 : g;
    const c = draw.perGroup * groups;
    const f = draw.filtersPerGroup * groups;
    // Keras refuses strides and dilation together, and dilation on transposed kernels has its own rules.
    const dilation = draw.stride > 1 || transposed ? 1 : draw.dilation;
    const facts = {
      kind: 'convolution',
      k,
      c,
      g: groups,
      f,
      bias,
      transposed,
      stride: draw.stride,
      dilation,
      padding: k.map(side => (torch ? draw.pad : same ? Math.floor(side / 2) : 0))
    } as const;
    const spatial = Array<number>(rank).fill(size);
    if (torch) {
      const config = {
        in_channels: c,
        out_channels: f,
        kernel_size: k,
        stride: draw.stride,
        padding: draw.pad,
        dilation,
        groups,
        bias
      };
      const type = `Conv${transposed ? 'Transpose' : ''}${rank}d`;
      return made('torch', type, config, [[null, c, ...spatial]], facts);
    }
    const config = {
      filters: f,
      kernel_size: k,
      strides: draw.stride,
      padding: same ? 'same' : 'valid',
      dilation_rate: dilation,
      use_bias: bias,
      ...(transposed ? {} : { groups })
    };
    const type = `Conv${rank}D${transposed ? 'Transpose' : ''}`;
    return made('keras', type, config, [[null, ...spatial, c]], facts);
  });

const depthwise = fc
  .record({
    k: fc.tuple(int(1, 5), int(1, 5)),
    c: int(1, 6),
    m: int(1, 3),
    f: int(1, 7),
    separable: fc.boolean(),
    bias: fc.boolean()
  })
  .map(({ k, c, m, f, separable, bias }) => {
    const config = { kernel_size: k, depth_multiplier: m, use_bias: bias };
    const inputs = [[null, 8, 9, c]];
    return separable
      ? made('keras', 'SeparableConv2D', { ...config, filters: f }, inputs, {
          kind: 'depthwise',
          k,
          c,
          m,
          f,
          bias
        })
      : made('keras', 'DepthwiseConv2D', config, inputs, {
          kind: 'depthwise',
          k,
          c,
          m,
          f: null,
          bias
        });
  });

const dense = fc
  .record({
    i: int(1, 40),
    u: int(1, 20),
    bias: fc.boolean(),
    steps: int(1, 6),
    torch: fc.boolean(),
    image: fc.option(fc.tuple(int(1, 5), int(1, 5), int(1, 5)))
  })
  .map(({ i, u, bias, steps, torch, image }) => {
    const features = image ? image[0] * image[1] * image[2] : i;
    const at = image ? 1 : steps;
    const input = image || at === 1 ? [null, features] : [null, at, features];
    const flatten: Layer = {
      framework: torch ? 'torch' : 'keras',
      type: 'Flatten',
      config: {},
      inputs: [[null, ...(image ?? [])]]
    };
    const facts = { kind: 'dense', i: features, u, bias, steps: at, image } as const;
    const context = image ? { before: [flatten] } : {};
    return torch
      ? made(
          'torch',
          'Linear',
          { in_features: features, out_features: u, bias },
          [input],
          facts,
          context
        )
      : made('keras', 'Dense', { units: u, use_bias: bias }, [input], facts, context);
  });

const recurrent = fc
  .record({
    kind: fc.constantFrom('LSTM', 'GRU', 'SimpleRNN'),
    i: int(1, 8),
    u: int(1, 8),
    bias: fc.boolean(),
    after: fc.boolean(),
    both: fc.boolean(),
    layers: int(1, 3),
    t: int(1, 6),
    torch: fc.boolean(),
    follows: fc.boolean()
  })
  .map(({ kind, i: half, u, bias, after, both, layers, t, torch, follows }) => {
    const gates = kind === 'LSTM' ? 4 : kind === 'GRU' ? 3 : 1;
    const i = follows ? 2 * half : half;
    const facts = { kind: 'recurrent', gates, i, u, d: both ? 2 : 1, t } as const;
    const before: Layer = {
      framework: 'keras',
      type: 'Bidirectional',
      config: { layer: { class: 'LSTM', config: { units: half } } },
      inputs: [[null, t, 3]]
    };
    const context = follows ? { before: [before] } : {};
    if (torch) {
      const config = {
        input_size: i,
        hidden_size: u,
        num_layers: layers,
        bias,
        bidirectional: both,
        batch_first: true
      };
      const type = kind === 'SimpleRNN' ? 'RNN' : kind;
      const own = { ...facts, b: bias ? 2 : 0, l: layers };
      return made('torch', type, config, [[null, t, i]], own, context);
    }
    const config = {
      units: u,
      use_bias: bias,
      ...(kind === 'GRU' ? { reset_after: after } : {})
    };
    const b = bias ? (kind === 'GRU' && after ? 2 : 1) : 0;
    const own = { ...facts, b, l: 1 };
    return both
      ? made(
          'keras',
          'Bidirectional',
          { layer: { class: kind, config } },
          [[null, t, i]],
          own,
          context
        )
      : made('keras', kind, config, [[null, t, i]], own, context);
  });

const normalization = fc
  .record({
    s: int(1, 30),
    scale: fc.boolean(),
    center: fc.boolean(),
    type: fc.constantFrom('BatchNormalization', 'LayerNormalization', 'BatchNorm2d', 'GroupNorm')
  })
  .filter(({ type, scale, center }) => type === 'BatchNormalization' || scale || center)
  .map(({ s, scale, center, type }) => {
    const keras = type.endsWith('ization');
    const scales = keras ? Number(scale) : 1;
    const shifts = keras ? Number(center) : 1;
    const kept = type === 'BatchNormalization' ? 2 : 0;
    const facts = {
      kind: 'normalization',
      s,
      scales,
      shifts,
      kept,
      keeps: type.startsWith('Batch'),
      torch: !keras
    } as const;
    if (keras) return made('keras', type, { scale, center }, [[null, 4, 5, s]], facts);
    const config: Config =
      type === 'GroupNorm' ? { num_groups: 1, num_channels: s } : { num_features: s };
    return made('torch', type, config, [[null, s, 4, 5]], facts);
  });

const table = fc
  .record({ v: int(1, 60), e: int(1, 16), n: int(1, 9), torch: fc.boolean() })
  .map(({ v, e, n, torch }) =>
    torch
      ? made('torch', 'Embedding', { num_embeddings: v, embedding_dim: e }, [[null, n]], {
          kind: 'table',
          v,
          e,
          n
        })
      : made('keras', 'Embedding', { input_dim: v, output_dim: e }, [[null, n]], {
          kind: 'table',
          v,
          e,
          n
        })
  );

const attention = fc
  .record({
    h: int(1, 4),
    each: int(1, 5),
    size: int(1, 12),
    bias: fc.boolean(),
    torch: fc.boolean()
  })
  .map(({ h, each, size, bias, torch }) => {
    if (torch) {
      const config = { embed_dim: h * each, num_heads: h, bias, batch_first: true };
      const facts = { kind: 'attention', h, size: h * each, each: null, bias } as const;
      return made('torch', 'MultiheadAttention', config, [[null, 5, h * each]], facts);
    }
    const config = { num_heads: h, key_dim: each, use_bias: bias };
    const inputs = [
      [null, 5, size],
      [null, 5, size]
    ];
    const facts = { kind: 'attention', h, size, each, bias } as const;
    return made('keras', 'MultiHeadAttention', config, inputs, facts);
  });

const nothing = fc
  .record({
    type: fc.constantFrom('MaxPooling2D', 'Flatten', 'Dropout', 'MaxPool2d'),
    w: int(1, 3),
    c: int(1, 5),
    size: int(3, 9)
  })
  .map(({ type, w, c, size }) => {
    if (type === 'MaxPool2d') {
      const facts = { kind: 'nothing', window: [w, w] } as const;
      return made('torch', type, { kernel_size: w }, [[null, c, size, size]], facts);
    }
    const pools = type === 'MaxPooling2D';
    const facts = { kind: 'nothing', window: pools ? [w, w] : [] } as const;
    const config: Config = pools ? { pool_size: w } : type === 'Dropout' ? { rate: 0.5 } : {};
    return made('keras', type, config, [[null, size, size, c]], facts);
  });

/** Layers of every kind that misconceptions are known about, with their surroundings. */
export const layers: fc.Arbitrary<Made> = fc
  .tuple(
    fc.oneof(
      { arbitrary: convolution, weight: 4 },
      depthwise,
      dense,
      { arbitrary: recurrent, weight: 2 },
      normalization,
      table,
      attention,
      nothing
    ),
    fc.option(int(2, 4)),
    fc.option(int(2, 5))
  )
  .map(([one, uses, batch]) => ({
    ...one,
    layer: {
      ...one.layer,
      inputs: one.layer.inputs.map(([, ...rest]) => [batch, ...rest])
    },
    context: { ...one.context, ...(uses === null ? {} : { uses }) }
  }));
