import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { count } from '../../src/counter/index.js';
import type { Config, Framework, Layer, Shape } from '../../src/counter/types.js';
import { derive } from '../../src/report/derive.js';
import { english } from '../../src/text/message.js';
import { picture, pictureOfRow, type Picture } from '../../src/teach/picture.js';
import type { Vector } from '../counter/vectors.js';
import { row } from './reports.js';

function layer(type: string, config: Config, ...inputs: Shape[]): Layer {
  return { framework: 'keras', type, config, inputs };
}

function vectors(framework: string): Vector[] {
  const file = join(process.cwd(), `test/corpus/layer-vectors.${framework}.jsonl`);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map(line => JSON.parse(line) as Vector);
}

function sides({ solids }: Picture, solid = 0): string[] {
  return solids[solid].sides.map(side => `${side.place}: ${side.size} ${side.meaning}`);
}

const conv = ['conv', 'Conv2D', { filters: 32, kernel_size: 3 }, [null, 28, 28, 3]] as const;

describe('picture', () => {
  it('draws a filter bank to its dimensions', () => {
    const drawn = pictureOfRow(row('keras', conv));
    expect(drawn.kind).toBe('filter bank');
    expect(sides(drawn)).toEqual([
      'row: 3 kernel height',
      'column: 3 kernel width',
      'layer: 3 input channels',
      'copy: 32 filters'
    ]);
    expect(drawn.solids[0].sides[3].drawn).toBeLessThan(32);
    expect(drawn.text.map(english)).toEqual([
      '32 blocks, one a filter, each 3 × 3 on its face and 3 deep, a layer for each input channel.',
      'A strip of 32 biases: filters.',
      'Long sides are drawn shortened.'
    ]);
  });

  it('links a term, an axis, the shapes that come in and go out', () => {
    const given = row('keras', conv);
    const { links } = pictureOfRow(given);
    const steps = derive(given);
    const channels = links.find(({ id }) => id === 'input channels');
    expect(channels).toMatchObject({ axes: [{ tensor: 0, axis: 2 }], input: 3, output: null });
    const [term] = channels?.operands ?? [];
    expect(steps[term.step].formula?.operands[term.operand]).toEqual({
      value: 3,
      meaning: 'input channels'
    });
    const filters = links.find(({ id }) => id === 'filters');
    expect(filters).toMatchObject({ input: null, output: 3 });
    expect(filters?.axes).toEqual([
      { tensor: 0, axis: 3 },
      { tensor: 1, axis: 0 }
    ]);
  });

  it.each<[string, Config, Shape[], Picture['kind'], string[]]>([
    ['Dense', { units: 4 }, [[null, 9]], 'matrix', ['row: 9 inputs', 'column: 4 units']],
    [
      'LSTM',
      { units: 8 },
      [[null, 5, 4]],
      'gates',
      ['row: 4 inputs', 'copy: 4 gates', 'column: 8 units']
    ],
    [
      'MultiHeadAttention',
      { num_heads: 2, key_dim: 3 },
      [
        [null, 5, 8],
        [null, 5, 8]
      ],
      'heads',
      ['row: 8 features', 'copy: 2 heads', 'column: 3 key size']
    ],
    [
      'Embedding',
      { input_dim: 100, output_dim: 8 },
      [[null, 5]],
      'table',
      ['row: 100 vocabulary size', 'column: 8 embedding size']
    ],
    ['BatchNormalization', {}, [[null, 5, 4]], 'channels', ['column: 4 channels']]
  ])('draws %s', (type, config, inputs, kind, expected) => {
    const drawn = picture(layer(type, config, ...inputs));
    expect(drawn.kind).toBe(kind);
    expect(sides(drawn)).toEqual(expected);
  });

  it('draws of stacked layers the first, and of those that are alike', () => {
    const config = { input_size: 10, hidden_size: 5, num_layers: 4 };
    const drawn = picture({ framework: 'torch', type: 'LSTM', config, inputs: [[7, 3, 10]] });
    expect(drawn.solids.map(({ name, more }) => `${name} +${more}`)).toEqual([
      'weight_ih_l0 +0',
      'weight_hh_l0 +3',
      'bias_ih_l0 +3',
      'bias_hh_l0 +3',
      'weight_ih_l1 +2'
    ]);
  });

  it('draws nothing of what holds nothing or cannot be counted', () => {
    expect(picture(layer('MaxPooling2D', {}, [null, 8, 8, 3])).kind).toBe('nothing');
    expect(picture(layer('Conv2D', {})).kind).toBe('nothing');
  });

  it.each(['keras', 'torch', 'flax_linen', 'flax_nnx'])(
    'holds for every real layer of %s',
    framework => {
      for (const { type, config, inputs } of vectors(framework)) {
        const of = { framework: framework as Framework, type, config, inputs };
        const { tensors } = count(of);
        const drawn = picture(of);
        for (const { tensor, sides: all } of drawn.solids) {
          const volume = all.reduce((product, { size }) => product * size, 1);
          expect(volume).toBe(tensors[tensor].count);
          expect(
            all.every(
              side => side.drawn >= Math.min(1, side.size) && side.drawn <= Math.min(side.size, 8)
            )
          ).toBe(true);
          expect(all.every(side => drawn.links.some(({ id }) => id === side.link))).toBe(true);
        }
        const drawnOrAlike = drawn.solids.reduce((sum, { more }) => sum + 1 + more, 0);
        expect(drawnOrAlike + drawn.left).toBe(tensors.length);
        expect(drawn.text.map(english).join(' ')).not.toMatch(/%\d|undefined|NaN/);
      }
    }
  );
});
