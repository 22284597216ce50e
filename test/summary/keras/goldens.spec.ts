import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readSummaries } from '../../../src/summary/index.js';
import type { Row } from '../../../src/summary/types.js';

/** Four models, each printed by the summary code of many Keras releases in several widths and with several options. */
const GOLDENS = join(__dirname, '../../corpus/goldens');

interface Known {
  readonly total: number;
  readonly rows: readonly (readonly [name: string, type: string, count: number])[];
}

const MODELS: Readonly<Record<string, Known>> = {
  seq_cnn: {
    total: 10829858,
    rows: [
      ['conv2d', 'Conv2D', 320],
      ['batch_normalization', 'BatchNormalization', 128],
      ['max_pooling2d', 'MaxPooling2D', 0],
      ['separable_conv2d', 'SeparableConv2D', 2400],
      ['flatten', 'Flatten', 0],
      ['dropout', 'Dropout', 0],
      ['dense', 'Dense', 10817000],
      ['dense_1', 'Dense', 10010]
    ]
  },
  functional: {
    total: 1311857,
    rows: [
      ['title', 'InputLayer', 0],
      ['body_text', 'InputLayer', 0],
      ['shared_embedding', 'Embedding', 1280000],
      ['bidirectional', 'Bidirectional', 24832],
      ['concatenate', 'Concatenate', 0],
      ['gru', 'GRU', 7008],
      ['a_really_long_layer_name_for_priority_output', 'Dense', 17]
    ]
  },
  nested: {
    total: 242,
    rows: [
      ['input', 'InputLayer', 0],
      ['encoder', 'Sequential', 224],
      ['global_average_pooling2d', 'GlobalAveragePooling2D', 0],
      ['dense', 'Dense', 18]
    ]
  },
  sub: {
    total: 18,
    rows: [
      ['dense', 'Dense', 18],
      ['dense', 'Dense', 0]
    ]
  }
};

function fits(row: Row, count: number): boolean {
  if (row.count === null) {
    return true;
  }
  const [low, high] = typeof row.count === 'number' ? [row.count, row.count] : row.count;
  return low <= count && count <= high;
}

describe.each(readdirSync(GOLDENS))('%s', file => {
  const found = readSummaries(readFileSync(join(GOLDENS, file), 'utf8'));
  const [{ summary }] = found;
  const known = MODELS[summary.name ?? ''];

  it('holds one whole summary of a known model', () => {
    expect(found).toHaveLength(1);
    expect(known).toBeDefined();
    expect(summary.cut).toBe(false);
    expect(summary.totals.total).toBe(known.total);
    expect(summary.format).toBe(/v1|v2/.test(file) ? 'keras-2' : 'keras-3');
  });

  it('has every row, with as much of its name, class and count as is printed', () => {
    const own = summary.rows.filter(row => row.depth === 0);
    expect(own).toHaveLength(known.rows.length);
    own.forEach((row, i) => {
      const [name, type, count] = known.rows[i];
      // Automatic names count up over the models that were built before.
      const printed = row.name.replace(/_(?:layer_)?\d+$/, '');
      expect(name.startsWith(printed)).toBe(true);
      if (row.typeCut) {
        expect(type.startsWith(row.type)).toBe(true);
      } else {
        expect(row.type).toBe(type);
      }
      expect(fits(row, count)).toBe(true);
    });
  });

  it('tells nesting, connections and the trainable flag where they are printed', () => {
    const nested = summary.rows.filter(row => row.depth > 0);
    expect(nested).toHaveLength(file.includes('nested_expand') ? 2 : 0);
    expect(summary.rows.every(row => (row.inbound === null) === !file.includes('functional'))).toBe(
      true
    );
    if (file.includes('_trainable')) {
      expect(summary.rows.filter(row => row.trainable === true).length).toBeGreaterThan(0);
    }
  });
});
