import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { count, solve } from '../../src/counter/index.js';
import type { Config, Shape, Tensor } from '../../src/counter/types.js';
import { derive, formulaText } from '../../src/report/derive.js';
import type { Formula, LayerReport } from '../../src/report/types.js';
import { english } from '../../src/text/message.js';
import { kerasVectors, type Vector } from '../counter/vectors.js';

function report(type: string, tensors: readonly Tensor[], reported: number | null): LayerReport {
  return {
    path: 'layer',
    name: 'layer',
    type,
    depth: 0,
    outputShape: null,
    reported,
    recomputed: tensors.length > 0 ? sum(tensors) : reported,
    verdict: 'verified',
    evidence: 'source',
    alternatives: 0,
    reason: null,
    sharedWith: null,
    tensors
  };
}

function layer(type: string, config: Config, ...inputs: Shape[]): LayerReport {
  const counted = count({ framework: 'keras', type, config, inputs });
  return report(type, counted.tensors, counted.count);
}

function sum(tensors: readonly Tensor[]): number {
  return tensors.reduce((total, tensor) => total + tensor.count, 0);
}

function calculate({ operator, operands }: Formula): number {
  const values = operands.map(({ value }) => value);
  return operator === '×'
    ? values.reduce((product, value) => product * value, 1)
    : values.reduce((total, value) => total + value, 0);
}

/** What a line such as `2 × (3 × 4 + 5)` comes to. */
function evaluate(text: string): number {
  const plain = text.replaceAll(',', '').replaceAll('×', '*');
  expect(plain).toMatch(/^[\d\s*+()]+$/);
  return Number(new Function(`return ${plain}`)());
}

/** The arithmetic of a derivation, one line a step that has some. */
function lines(of: LayerReport): string[] {
  return derive(of).flatMap(({ formula }) =>
    formula
      ? [
          `${formula.operands.map(({ value }) => value).join(` ${formula.operator} `)} = ${formula.value} ${formula.meaning}`
        ]
      : []
  );
}

function readVectors(framework: string): Vector[] {
  const file = join(process.cwd(), `test/corpus/layer-vectors.${framework}.jsonl`);
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Vector);
}

describe('derive', () => {
  it('counts a convolution as the tutorial does', () => {
    const conv = layer('Conv2D', { filters: 32, kernel_size: 3 }, [null, 32, 32, 3]);
    expect(lines(conv)).toEqual([
      '3 × 3 = 9 weights for each input channel',
      '32 × 3 × 3 = 288 outputs',
      '3 × 288 = 864 weights',
      '864 + 32 = 896 parameters'
    ]);
    expect(english(derive(conv)[0].text)).toBe('3 input channels come in.');
  });

  it('says that there is no bias', () => {
    const conv = layer('Conv2D', { filters: 4, kernel_size: 3, use_bias: false }, [null, 8, 8, 2]);
    expect(english(derive(conv).at(-1)!.text)).toContain('no bias');
  });

  it('says which channels a grouped filter sees', () => {
    const conv = layer('Conv2D', { filters: 4, kernel_size: 3, groups: 2 }, [null, 8, 8, 8]);
    expect(english(derive(conv)[0].text)).toContain('only 4 input channels');
  });

  it.each<[string, Config, Shape, string[]]>([
    [
      'Dense',
      { units: 10 },
      [null, 256],
      ['256 × 10 = 2560 weights', '2560 + 10 = 2570 parameters']
    ],
    [
      'LSTM',
      { units: 8 },
      [null, 5, 4],
      [
        '4 × 8 = 32 outputs',
        '4 × 32 = 128 weights',
        '8 × 32 = 256 weights',
        '128 + 256 + 32 = 416 parameters'
      ]
    ],
    [
      'GRU',
      { units: 8 },
      [null, 5, 4],
      [
        '3 × 8 = 24 outputs',
        '4 × 24 = 96 weights',
        '8 × 24 = 192 weights',
        '2 × 24 = 48 biases',
        '96 + 192 + 48 = 336 parameters'
      ]
    ],
    [
      'BatchNormalization',
      {},
      [null, 5, 5, 64],
      ['2 × 64 = 128 learned', '2 × 64 = 128 only kept', '128 + 128 = 256 parameters']
    ],
    [
      'SeparableConv2D',
      { filters: 12, kernel_size: 3 },
      [null, 9, 9, 5],
      [
        '5 × 1 = 5 filters',
        '5 × 3 × 3 = 45 weights',
        '5 × 12 = 60 weights',
        '45 + 60 + 12 = 117 parameters'
      ]
    ]
  ])('derives %s', (type, config, input, expected) => {
    expect(lines(layer(type, config, input))).toEqual(expected);
  });

  it('tells the two biases of torch apart', () => {
    const config = { input_size: 4, hidden_size: 8 };
    const { tensors, count: total } = count({
      framework: 'torch',
      type: 'LSTM',
      config,
      inputs: []
    });
    const of = report('LSTM', tensors, total);
    expect(lines(of).at(-1)).toBe('128 + 256 + 32 + 32 = 448 parameters');
    expect(
      derive(of)
        .map(({ text }) => english(text))
        .join(' ')
    ).toContain('adds a second bias');
  });

  it('says what makes a layer special', () => {
    const texts = (of: LayerReport): string =>
      derive(of)
        .map(({ text }) => english(text))
        .join(' ');
    const both = layer('Bidirectional', { layer: { class: 'LSTM', config: { units: 8 } } }, [
      null,
      5,
      4
    ]);
    expect(texts({ ...both, outputShape: [null, 16] })).toContain('the next layer sees 16');
    expect(texts(layer('LSTM', { units: 8 }, [null, 5, 4]))).toContain('input, forget, candidate');
    expect(texts(layer('Embedding', { input_dim: 9, output_dim: 2 }, [null, 5]))).toContain(
      'How long the sequence is does not matter'
    );
    const norm = count({
      framework: 'torch',
      type: 'BatchNorm2d',
      config: { num_features: 8 },
      inputs: []
    });
    expect(texts(report('BatchNorm2d', norm.tensors, 16))).toContain('are not counted');
    expect(texts(report('MaxPooling2D', [], 0))).toContain('the largest number of each window');
  });

  it('counts a bidirectional layer once and doubles it', () => {
    const both = layer('Bidirectional', { layer: { class: 'LSTM', config: { units: 8 } } }, [
      null,
      5,
      4
    ]);
    expect(lines(both).at(-1)).toBe('2 × 416 = 832 parameters');
  });

  it.each([
    ['InputLayer', 0, /Only the data/],
    ['MaxPooling2D', 0, /learns nothing/],
    ['Functional', 500, /model of its own/],
    ['Mine', 12345, /12,345 parameters are taken as printed/],
    ['Mine', null, /cannot be told/],
    ['Mine', 0, /no parameters/]
  ])('explains a %s of %s without tensors', (type, reported, text) => {
    const [step, ...others] = derive(report(type, [], reported));
    expect(others).toEqual([]);
    expect(english(step.text)).toMatch(text);
  });

  it('says whose tensors a shared layer repeats', () => {
    const shared = { ...layer('Dense', { units: 2 }, [null, 3]), sharedWith: 'encoder/dense' };
    expect(english(derive(shared)[0].text)).toContain('encoder/dense');
  });

  it('ends with the sum of the tensors and calculates right, for every real layer', () => {
    for (const { type, config, inputs } of kerasVectors()) {
      const of = layer(type, config, ...inputs);
      expectRight(of);
    }
  });

  it.each(['torch', 'flax_linen', 'flax_nnx'] as const)(
    'does so for every layer of %s',
    framework => {
      const vectors = readVectors(framework);
      expect(vectors.length).toBeGreaterThan(100);
      for (const { type, config, inputs } of vectors) {
        const counted = count({ framework, type, config, inputs });
        const of = report(type, counted.tensors, counted.count);
        expectRight(of);
        const text = formulaText(of) || '0';
        // A stack of many layers is cut.
        if (!text.endsWith('…')) expect(evaluate(text)).toBe(sum(counted.tensors));
      }
    }
  );

  it('does so for any solved row and any tensors at all', () => {
    const dense = fc.record({
      count: fc.integer({ min: 1, max: 10_000 }),
      units: fc.integer({ min: 1, max: 64 })
    });
    fc.assert(
      fc.property(dense, fc.constantFrom('Dense', 'Conv1D', 'LSTM', 'GRU'), (row, type) => {
        const rank = type === 'Dense' ? [] : [5];
        const observed = { inputs: [], outputs: [[null, ...rank, row.units]], count: row.count };
        for (const { tensors } of solve('keras', type, observed)) {
          expectRight(report(type, tensors, row.count));
        }
      })
    );
    const tensor: fc.Arbitrary<Tensor> = fc
      .record({
        name: fc.constantFrom('kernel', 'bias', 'gamma', 'moving_mean', 'a/kernel', 'x', ''),
        role: fc.constantFrom<Tensor['role'][]>('weight', 'bias', 'scale', 'statistic'),
        shape: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 5 }),
        meaning: fc.constantFrom('units', 'filters', '4 gates × units', 'kernel height', ''),
        trainable: fc.boolean()
      })
      .map(({ meaning, shape, ...rest }) => ({
        ...rest,
        shape,
        dimensions: shape.map(() => meaning),
        count: shape.reduce((a, b) => a * b, 1)
      }));
    fc.assert(
      fc.property(fc.array(tensor, { minLength: 1, maxLength: 8 }), tensors => {
        const steps = derive(report('Any', tensors, sum(tensors)));
        for (const { formula } of steps) {
          expect(formula?.value).toBe(formula ? calculate(formula) : undefined);
        }
      })
    );
  });
});

describe('formulaText', () => {
  it.each<[string, Config, Shape, string]>([
    ['Conv2D', { filters: 32, kernel_size: 3 }, [null, 32, 32, 3], '3 × 3 × 3 × 32 + 32'],
    ['Dense', { units: 10, use_bias: false }, [null, 1024], '1,024 × 10'],
    ['LSTM', { units: 128 }, [null, 5, 64], '4 × (64 × 128 + 128 × 128 + 128)'],
    ['LSTM', { units: 8 }, [null, 5, 32], '4 × (32 × 8 + 8 × 8 + 8)'],
    ['GRU', { units: 6 }, [null, 5, 4], '3 × (4 × 6 + 6 × 6 + 2 × 6)'],
    ['BatchNormalization', {}, [null, 5, 64], '4 × 64'],
    ['Normalization', {}, [null, 7], '2 × 7 + 1'],
    ['MaxPooling2D', {}, [null, 8, 8, 3], '0'],
    [
      'Bidirectional',
      { layer: { class: 'LSTM', config: { units: 6 } } },
      [null, 5, 4],
      '2 × 4 × (4 × 6 + 6 × 6 + 6)'
    ],
    [
      'MultiHeadAttention',
      { num_heads: 4, key_dim: 8 },
      [null, 5, 32],
      '3 × (32 × 4 × 8 + 4 × 8) + 4 × 8 × 32 + 32'
    ]
  ])('of %s %j', (type, config, input, text) => {
    expect(formulaText(layer(type, config, input))).toBe(text);
  });

  it.each<[string, Config, string]>([
    ['LSTM', { input_size: 16, num_layers: 4 }, '4 × 4 × (16 × 16 + 16 × 16 + 16 + 16)'],
    [
      'GRU',
      { input_size: 4, num_layers: 2, bidirectional: true },
      '2 × 3 × (16 × 4 + 16 × 16 + 16 + 16) + 2 × 3 × (16 × 32 + 16 × 16 + 16 + 16)'
    ]
  ])('of a stacked %s %j takes each cell together with its biases', (type, config, text) => {
    const counted = count({
      framework: 'torch',
      type,
      config: { ...config, hidden_size: 16 },
      inputs: []
    });
    expect(formulaText(report(type, counted.tensors, counted.count))).toBe(text);
  });

  it('comes to the count for every real layer', () => {
    for (const { type, config, inputs, count: total } of kerasVectors()) {
      expect(evaluate(formulaText(layer(type, config, ...inputs)))).toBe(total);
    }
  });

  it('is empty where the tensors are not known', () => {
    expect(formulaText(report('Mine', [], 12))).toBe('');
  });
});

function expectRight(of: LayerReport): void {
  const steps = derive(of);
  for (const { formula } of steps) {
    expect(formula?.value).toBe(formula ? calculate(formula) : undefined);
  }
  if (of.tensors.length > 0) {
    const last = steps.at(-1);
    const single = of.tensors.length === 1 && of.tensors[0].shape.length < 2;
    expect(last?.formula?.value ?? (single ? sum(of.tensors) : null)).toBe(sum(of.tensors));
  }
}
