import * as fc from 'fast-check';
import { count } from '../../src/counter/index.js';
import type { Config, Framework, Layer, Shape } from '../../src/counter/types.js';
import { anatomyOf } from '../../src/teach/anatomy.js';
import { diagnose, wrongTotals, type Answer, type Match } from '../../src/teach/diagnose.js';
import { evaluate, expressionText } from '../../src/teach/expression.js';
import { english } from '../../src/text/message.js';
import { MISCONCEPTIONS, type Context } from '../../src/teach/misconceptions/index.js';
import { layers, type Made } from './random-layers.js';
import { right, totals, wrongRules } from './wrong-rules.js';

function layer(type: string, config: Config, ...inputs: Shape[]): Layer {
  return { framework: 'keras', type, config, inputs };
}

function torch(type: string, config: Config, ...inputs: Shape[]): Layer {
  return { framework: 'torch', type, config, inputs };
}

function flax(type: string, config: Config, ...inputs: Shape[]): Layer {
  return { framework: 'flax_linen', type, config, inputs };
}

/** What is said of an answer, right or wrong. */
function said(of: Layer, answer: Answer): string {
  const diagnosis = diagnose(of, answer);
  if (diagnosis.right === null) return english(diagnosis.reason);
  const messages = diagnosis.right
    ? diagnosis.why
    : [
        ...diagnosis.matches.flatMap(({ explanations }) => explanations),
        ...(diagnosis.hint ? [diagnosis.hint] : [])
      ];
  return messages.flatMap(one => (one ? [english(one)] : [])).join(' ');
}

function matches(of: Layer, answer: Answer, context: Context = {}): readonly Match[] {
  const diagnosis = diagnose(of, answer, context);
  return diagnosis.right === false ? diagnosis.matches : [];
}

const conv = layer('Conv2D', { filters: 100, kernel_size: 5 }, [null, 32, 32, 3]);
const shared = { uses: 2 };
const bidirectional = layer('Bidirectional', { layer: { class: 'LSTM', config: { units: 8 } } }, [
  null,
  5,
  4
]);
const flatten = layer('Flatten', {}, [null, 5, 5, 64]);

describe('diagnose', () => {
  it.each<[string, Layer, number, string, Context?]>([
    ['no bias', conv, 7_500, 'no-bias'],
    ['no input channels', conv, 2_600, 'no-input-channels'],
    ['no channels and one bias', conv, 2_501, 'no-input-channels+one-bias-a-layer'],
    [
      'one bias a layer',
      layer('Conv2D', { filters: 100, kernel_size: 3 }, [null, 8, 8, 30_000]),
      27_000_001,
      'one-bias-a-layer'
    ],
    [
      'one bias an input',
      layer('Conv2D', { filters: 256, kernel_size: 1 }, [null, 8, 8, 128]),
      32_896,
      'one-bias-an-input'
    ],
    [
      'the kernel at every pixel',
      layer('Conv2D', { filters: 64, kernel_size: 5, use_bias: false, padding: 'same' }, [
        null,
        128,
        128,
        3
      ]),
      78_643_200,
      'kernel-at-every-position'
    ],
    [
      'the output size',
      layer('Conv2D', { filters: 32, kernel_size: 3 }, [null, 28, 28, 1]),
      21_632,
      'output-size'
    ],
    [
      'the output size of pooling',
      layer('MaxPooling2D', {}, [null, 26, 26, 32]),
      5_408,
      'output-size'
    ],
    [
      'a pooling window',
      layer('MaxPooling2D', {}, [null, 26, 26, 32]),
      4,
      'pooling-window-learned'
    ],
    ['the input size', layer('InputLayer', {}, [null, 28, 28, 1]), 784, 'input-size'],
    [
      'a GRU with one bias',
      layer('GRU', { units: 32 }, [null, 9, 64]),
      9_312,
      'one-bias-a-gate-unit'
    ],
    [
      'a GRU with two biases',
      layer('GRU', { units: 32, reset_after: false }, [null, 9, 64]),
      9_408,
      'two-biases-a-gate-unit'
    ],
    [
      'an LSTM without its recurrent weights',
      layer('LSTM', { units: 128 }, [null, 9, 128]),
      66_048,
      'recurrent-matrix-forgotten'
    ],
    [
      'an LSTM without the factor of 4',
      layer('LSTM', { units: 128 }, [null, 9, 128]),
      32_896,
      'one-gate'
    ],
    [
      'Keras biases in torch',
      torch('LSTM', { input_size: 4, hidden_size: 8 }),
      416,
      'one-bias-a-gate-unit'
    ],
    [
      'torch biases in Keras',
      layer('LSTM', { units: 8 }, [null, 5, 4]),
      448,
      'two-biases-a-gate-unit'
    ],
    [
      '2C of Keras',
      layer('BatchNormalization', {}, [null, 5, 5, 512]),
      1_024,
      'statistics-left-out'
    ],
    ['4C of torch', torch('BatchNorm2d', { num_features: 512 }), 2_048, 'statistics-counted'],
    ['one direction', bidirectional, 416, 'one-direction'],
    [
      'the input after a bidirectional layer',
      layer('Dense', { units: 8 }, [null, 16]),
      72,
      'both-directions-come-in',
      { before: [bidirectional] }
    ],
    [
      'heads that multiply',
      torch('MultiheadAttention', { embed_dim: 16, num_heads: 4 }),
      4 * 1_088,
      'heads-multiply'
    ],
    [
      'a dense layer at every step',
      layer('Dense', { units: 7 }, [null, 10, 3]),
      280,
      'dense-at-every-step'
    ],
    [
      'strides',
      layer('Conv2D', { filters: 8, kernel_size: 3, strides: 2 }, [null, 9, 9, 3]),
      4 * 216 + 8,
      'stride-in-the-formula'
    ],
    [
      'padding',
      layer('Conv2D', { filters: 8, kernel_size: 3, padding: 'same' }, [null, 9, 9, 3]),
      25 * 24 + 8,
      'padding-in-the-formula'
    ],
    [
      'dilation',
      layer('Conv2D', { filters: 8, kernel_size: 3, dilation_rate: 2 }, [null, 9, 9, 3]),
      2 * 216 + 8,
      'dilation-in-the-formula'
    ],
    [
      'depthwise as ordinary',
      layer('DepthwiseConv2D', { kernel_size: 3 }, [null, 9, 9, 6]),
      9 * 36 + 6,
      'depthwise-taken-for-convolution'
    ],
    [
      'ordinary as depthwise',
      layer('Conv2D', { filters: 10, kernel_size: 3 }, [null, 9, 9, 6]),
      64,
      'convolution-taken-for-depthwise'
    ],
    [
      'separable without pointwise',
      layer('SeparableConv2D', { filters: 12, kernel_size: 3 }, [null, 9, 9, 5]),
      57,
      'pointwise-forgotten'
    ],
    [
      'groups',
      layer('Conv2D', { filters: 8, kernel_size: 3, groups: 2 }, [null, 9, 9, 6]),
      9 * 48 + 8,
      'groups-forgotten'
    ],
    [
      'an embedding a word',
      layer('Embedding', { input_dim: 100, output_dim: 8 }, [null, 20]),
      16_000,
      'table-for-every-word'
    ],
    [
      'a transposed kernel',
      layer('Conv2DTranspose', { filters: 8, kernel_size: 3 }, [null, 9, 9, 5]),
      365,
      'transposed-biases'
    ],
    [
      'what was flattened',
      layer('Dense', { units: 10 }, [null, 1_600]),
      650,
      'flatten-forgotten',
      { before: [flatten] }
    ],
    [
      'what comes in after a bidirectional layer and a dropout',
      layer('Dense', { units: 1 }, [null, 64]),
      33,
      'both-directions-come-in',
      { before: [layer('Dropout', { rate: 0.5 }, [null, 64]), bidirectional] }
    ],
    [
      '4C without statistics',
      torch('InstanceNorm2d', { num_features: 16, affine: true }),
      64,
      'statistics-counted'
    ],
    ['4C of flax', flax('BatchNorm', {}, [2, 10]), 40, 'statistics-counted'],
    [
      'a pooling window on channels in front',
      torch('MaxPool2d', { kernel_size: 2 }, [null, 8, 28, 28]),
      32,
      'pooling-window-learned'
    ],
    ['a shared layer', layer('Dense', { units: 10 }, [null, 16]), 340, 'shared-layer-twice', shared]
  ])('recognises %s', (...[, of, total, id, context]) => {
    const found = matches(of, { total }, context);
    expect(found.map(match => match.id)).toContain(id);
    for (const match of found) expect(evaluate(match.formula)).toBe(total);
  });

  it('names every rule that gives the answer', () => {
    const square = layer('Conv2D', { filters: 3, kernel_size: 3 }, [null, 9, 9, 4]);
    const ids = matches(square, { total: 30 }).map(({ id }) => id);
    expect(ids).toEqual(['no-input-channels']);
    // One input only: the channels and the filters' reach cannot be told apart.
    const single = layer('Conv2D', { filters: 4, kernel_size: 1 }, [null, 9, 9, 4]);
    expect(matches(single, { total: 8 }).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['no-input-channels', 'one-filter', 'convolution-taken-for-depthwise'])
    );
  });

  it('says why a right answer is right', () => {
    const diagnosis = diagnose(conv, { total: 7_600 });
    expect(diagnosis.right === true && diagnosis.why.map(english).join(' ')).toContain(
      'One filter has 5 × 5 on each of 3 channels: 75 weights. 100 filters have 7,500.'
    );
    expect(diagnose(conv, { weights: 7_500, biases: 100 }).right).toBe(true);
  });

  it('takes time steps and batch from where torch has them', () => {
    const config = { input_size: 10, hidden_size: 20 };
    const last = torch('LSTM', config, [7, 3, 10]);
    expect(said(last, { total: 7 * 2_560 })).toContain('the 7 time steps');
    expect(said(last, { total: 3 * 2_560 })).toContain('the batch of 3');
    const first = torch('LSTM', { ...config, batch_first: true }, [7, 3, 10]);
    expect(said(first, { total: 3 * 2_560 })).toContain('the 3 time steps');
    expect(matches(last, { total: 7 * 20 }).map(({ id }) => id)).toContain('output-size');
  });

  it('asks no channels of an axis that the window makes smaller', () => {
    const channelsFirst: Layer = {
      ...layer('MaxPooling2D', { data_format: 'channels_first' }, [null, 8, 28, 28])
    };
    const ids = (of: Layer, total: number): string[] => matches(of, { total }).map(({ id }) => id);
    expect(ids(channelsFirst, 32)).toContain('pooling-window-learned');
    expect(ids(channelsFirst, 4 * 14)).toEqual([]);
  });

  it.each<[string, Layer, number, RegExp]>([
    [
      'Keras',
      layer('Conv2DTranspose', { filters: 8, kernel_size: 3 }, [null, 9, 9, 5]),
      365,
      /filters in front of the input channels/
    ],
    [
      'torch',
      torch('ConvTranspose2d', { in_channels: 5, out_channels: 8, kernel_size: 3 }),
      365,
      /input channels in front of the filters/
    ],
    [
      'flax',
      flax('ConvTranspose', { features: 8, kernel_size: [3, 3] }, [2, 9, 9, 5]),
      365,
      /one for each of its filters too/
    ]
  ])('says of a transposed kernel how %s stores it', (_, of, total, pattern) => {
    expect(said(of, { total })).toMatch(pattern);
  });

  it('says of an instance normalisation that it keeps nothing', () => {
    const norm = torch('InstanceNorm2d', { num_features: 16, affine: true });
    expect(said(norm, { total: 64 })).toContain('This layer keeps none');
    const tracked = { ...norm, config: { ...norm.config, track_running_stats: true } };
    expect(said(tracked, { total: 64 })).toContain('keeps them beside the parameters');
  });

  it.each<[string, Layer, string]>([
    [
      'an LSTM',
      layer('LSTM', { units: 128 }, [null, 9, 128]),
      'The biases add 512: one for each unit of each gate.'
    ],
    [
      'a GRU',
      layer('GRU', { units: 32 }, [null, 9, 64]),
      'The biases add 192: two for each unit of each gate, one with'
    ],
    [
      'an attention',
      torch('MultiheadAttention', { embed_dim: 64, num_heads: 4 }),
      'The biases add 256: one for each number that a projection gives out.'
    ],
    [
      'an encoder layer',
      torch('TransformerEncoderLayer', { d_model: 64, nhead: 4, dim_feedforward: 128 }),
      'The biases, shifts of normalisations among them, add 576.'
    ],
    [
      'two directions',
      torch('LSTM', { input_size: 4, hidden_size: 8, bidirectional: true }),
      '4 + 8 weights, for the inputs and for what all units gave out before: 384 in all gates and units. As many again are in a layer that reads backwards, which makes 768.'
    ],
    [
      'a stack',
      torch('LSTM', { input_size: 10, hidden_size: 20, num_layers: 2 }),
      '2,400 in all gates and units. The layer above reads the outputs of the one below (20) and has 3,200. All the layers have 5,600 weights.'
    ],
    ['elements', torch('LayerNorm', { normalized_shape: [16, 8, 8] }), 'There are 1,024 elements.'],
    [
      'a sequence',
      layer('Conv1D', { filters: 4, kernel_size: 5 }, [null, 20, 3]),
      'the length of the sequence'
    ],
    [
      'one channel and one filter',
      layer('Conv2D', { filters: 1, kernel_size: 3 }, [null, 20, 20, 1]),
      'One filter has 3 × 3 on a single channel, which makes 9. There is one filter only.'
    ],
    ['one gate', layer('SimpleRNN', { units: 3 }, [null, 4, 2]), 'Each unit has 2 + 3 weights']
  ])('explains %s', (_, of, text) => {
    const { weights, biases, total } = anatomyOf(of, count(of));
    expect(said(of, { total })).toContain(text);
    expect(said(of, { weights: evaluate(weights), biases: evaluate(biases) })).toContain(text);
  });

  it.each<[string, Layer]>([
    ['Keras', layer('BatchNormalization', {}, [null, 5, 5, 64])],
    ['torch', torch('BatchNorm2d', { num_features: 64 })],
    ['flax', flax('BatchNorm', {}, [2, 64])]
  ])("takes the shift of %s' normalisation for what it adds", (_, of) => {
    expect(diagnose(of, { weights: 64, biases: 64 }).right).toBe(true);
    expect(diagnose(of, { weights: 64, biases: 1 })).toMatchObject({ rightParts: ['weights'] });
    expect(diagnose(of, { weights: 64, biases: 0 }).right).toBe(false);
  });

  it('writes no plural of one', () => {
    fc.assert(
      fc.property(layers, ({ layer: of }) => {
        const anatomy = anatomyOf(of, count(of));
        const { total } = anatomy;
        const answers = [total, total + 1_000_003, ...wrongTotals(anatomy).values()];
        for (const text of answers.map(answer => said(of, { total: answer }))) {
          if (/(?<![\d,.×+] ?)\b1 (?!×|\+)[a-z]+s\b/.test(text)) throw new Error(text);
        }
      }),
      { numRuns: 1_000 }
    );
  });

  it('diagnoses weights and biases apart', () => {
    const diagnosis = diagnose(conv, { weights: 2_500, biases: 100 });
    expect(diagnosis).toMatchObject({ right: false, rightParts: ['biases'], hint: null });
    expect(matches(conv, { weights: 2_500, biases: 1 }).map(({ id, part }) => [part, id])).toEqual(
      expect.arrayContaining([
        ['weights', 'no-input-channels'],
        ['biases', 'one-bias-a-layer']
      ])
    );
  });

  it('gives the first step for what it does not recognise', () => {
    const diagnosis = diagnose(conv, { total: 4_711 });
    expect(diagnosis).toMatchObject({ right: false, matches: [] });
    expect(diagnosis.right === false && diagnosis.hint && english(diagnosis.hint)).toContain(
      'Start with one filter'
    );
  });

  it.each<[Answer]>([
    [{ total: NaN }],
    [{ total: -3 }],
    [{ total: 1.5 }],
    [{ weights: 75, biases: Infinity }]
  ])('takes %j for no count', answer => {
    expect(diagnose(conv, answer)).toMatchObject({ right: false, matches: [] });
  });

  it('judges nothing where the layer cannot be counted', () => {
    expect(diagnose(layer('Conv2D', { filters: 3 }), { total: 3 })).toMatchObject({ right: null });
    expect(diagnose(layer('Mine', {}), { total: 3 })).toMatchObject({ right: null });
  });

  it('never gives a wrong diagnosis, over 10,000 random layers and answers', () => {
    const named = new Set<string>();
    fc.assert(
      fc.property(
        layers,
        fc.nat(),
        fc.nat({ max: 3000 }),
        fc.boolean(),
        (made, pick, any, apart) => {
          const total = chosen(made, pick, any);
          for (const id of checkTotal(made, total)) named.add(id);
          if (apart) checkParts(made, Math.min(any, total), total - Math.min(any, total));
        }
      ),
      { numRuns: 10_000 }
    );
    // Every rule about a layer alone has been put to the test.
    const rules = MISCONCEPTIONS.map(({ id }) => id).filter(id => id !== 'other-rows-included');
    expect(rules.filter(id => !named.has(id))).toEqual([]);
  });

  it('never throws, whatever the layer', () => {
    const value = fc.oneof(
      fc.integer({ min: -2, max: 5 }),
      fc.boolean(),
      fc.string(),
      fc.constant(null)
    );
    const shape = fc.array(fc.oneof(fc.constant(null), fc.integer({ min: -1, max: 6 })), {
      maxLength: 5
    });
    const types = fc.constantFrom('Conv2D', 'Dense', 'LSTM', 'Bidirectional', 'Conv2d', 'GRU', '?');
    const frameworks = fc.constantFrom<Framework[]>('keras', 'torch', 'flax_linen', 'other');
    fc.assert(
      fc.property(
        frameworks,
        types,
        fc.dictionary(
          fc.constantFrom(
            'units',
            'filters',
            'kernel_size',
            'groups',
            'layer',
            'strides',
            'padding'
          ),
          value
        ),
        fc.array(shape, { maxLength: 2 }),
        fc.integer(),
        (framework, type, config, inputs, total) => {
          expect(diagnose({ framework, type, config, inputs }, { total })).toHaveProperty('right');
        }
      ),
      { numRuns: 3_000 }
    );
  });
});

/** Mostly a number that some wrong rule gives, else any. */
function chosen(made: Made, pick: number, any: number): number {
  const found = [...wrongTotals(anatomyOf(made.layer, count(made.layer)), made.context).values()];
  return pick % 5 === 0 || found.length === 0 ? any : found[pick % found.length];
}

/** Checks a diagnosis against the tests' own arithmetic, and returns the rules that were named. */
function checkTotal(made: Made, total: number): string[] {
  const { layer: of, context, facts } = made;
  const truth = right(facts);
  const answer = truth.w + truth.b + truth.s;
  const diagnosis = diagnose(of, { total }, context);
  if (diagnosis.right !== (total === answer)) {
    throw new Error(`${total} is judged ${diagnosis.right}`);
  }
  if (diagnosis.right !== false) return [];
  const rules = wrongRules(made, truth);
  for (const match of diagnosis.matches) {
    const [first, second] = match.id.split('+');
    const reached =
      second === undefined
        ? totals(rules[first], truth)
        : (rules[first].w ?? []).flatMap(w => (rules[second].b ?? []).map(b => w + b + truth.s));
    const said = [...match.titles, ...match.explanations]
      .flatMap(one => (one ? [english(one)] : []))
      .join(' ');
    const sound =
      evaluate(match.formula) === total &&
      calculate(expressionText(match.formula)) === total &&
      reached.includes(total) &&
      !/%\d|undefined|NaN/.test(said);
    // Ten thousand matchers would take most of the time.
    if (!sound) throw new Error(`${match.id} is not ${total} but ${reached.join(', ')}: ${said}`);
  }
  return diagnosis.matches.flatMap(({ id }) => id.split('+'));
}

function checkParts(made: Made, weights: number, biases: number): void {
  const truth = right(made.facts);
  const diagnosis = diagnose(made.layer, { weights, biases }, made.context);
  if (diagnosis.right !== false) return;
  const rules = wrongRules(made, truth);
  for (const { id, part } of diagnosis.matches) {
    const { w = [], b = [], wb = [], t = [] } = rules[id];
    const reached = {
      weights: [...w, ...wb.map(([first]) => first)],
      biases: [...b, ...wb.map(([, second]) => second)],
      total: t
    }[part];
    expect(reached).toContain({ weights, biases, total: weights + biases }[part]);
  }
}

function calculate(text: string): number {
  return Number(new Function(`return ${text.replaceAll(',', '').replaceAll('×', '*')}`)());
}
