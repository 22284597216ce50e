import * as fc from 'fast-check';
import {
  NO_OUTCOMES,
  record,
  revealedBy,
  scoreOf,
  type Attempt,
  type RowIndex
} from '../../src/teach/attempts.js';
import { mask } from '../../src/teach/masking.js';
import { network, reportOf, row } from './reports.js';

const none = { rows: new Set<number>(), total: false };

/** Every number that stands anywhere in a value, those inside texts too. */
function numbersIn(value: unknown): Set<string> {
  return new Set(JSON.stringify(value).replaceAll(',', ' ').match(/\d+/g) ?? []);
}

describe('mask', () => {
  it('holds no number that is to be predicted', () => {
    const found = numbersIn(mask(network(), none));
    // The counts, their parts and the totals: none of these is a size or a setting.
    for (const secret of ['896', '864', '128', '48681', '48672', '49705', '49641', '64']) {
      expect([...found]).not.toContain(secret);
    }
  });

  it('keeps what a prediction starts from', () => {
    const [conv, , pool] = mask(network(), none).layers;
    expect(conv).toMatchObject({ masked: true, outputShape: [null, 26, 26, 32] });
    expect(conv.layer?.config).toEqual({ filters: 32, kernel_size: 3 });
    expect(pool.layer?.inputs).toEqual([[null, 26, 26, 32]]);
    expect(conv).not.toHaveProperty('tensors');
    expect(conv).not.toHaveProperty('reason');
    expect(conv).not.toHaveProperty('verdict');
  });

  it('shows what is revealed and nothing besides, for any choice', () => {
    const report = network();
    const rows = report.layers.map((_, row) => row);
    fc.assert(
      fc.property(fc.subarray(rows), fc.boolean(), (chosen, total) => {
        const masked = mask(report, { rows: new Set(chosen), total });
        expect(rows.filter(row => !masked.layers[row].masked)).toEqual(chosen);
        expect(masked.total).toBe(total ? report.totals.recomputed.total : null);
        expect(masked.totals !== null).toBe(total && chosen.length === rows.length);
        const found = numbersIn(masked);
        for (const [row, { recomputed }] of report.layers.entries()) {
          const secret = !chosen.includes(row) && recomputed !== null && recomputed > 32;
          if (secret) expect(found.has(String(recomputed))).toBe(false);
        }
      })
    );
  });

  it('hides what holds a hidden row', () => {
    const [conv, norm] = network().layers;
    const held = [
      { ...conv, path: 'block', name: 'block', type: 'Functional', tensors: [], layer: null },
      { ...conv, path: 'block/conv', depth: 1 },
      norm
    ];
    const report = reportOf(held);
    const hidden = mask(report, { rows: new Set([0]), total: false });
    expect(hidden.layers[0].masked).toBe(true);
    const all = mask(report, { rows: new Set([0, 1]), total: false });
    expect(all.layers.map(({ masked }) => masked)).toEqual([false, false, true]);
  });

  it('reveals one of several rows of one path alone', () => {
    const [conv, norm] = network().layers;
    const path = 'conv2d_transpo';
    const report = reportOf([
      { ...conv, path },
      { ...norm, path },
      { ...conv, path, sharedWith: path }
    ]);
    const masks = (row: number): boolean[] =>
      mask(report, { rows: new Set([row]), total: false }).layers.map(({ masked }) => masked);
    expect(masks(1)).toEqual([true, false, true]);
    expect(masks(0)).toEqual([false, true, false]);
  });

  it('reveals rows together that share their tensors', () => {
    const [conv] = network().layers;
    const report = reportOf([conv, { ...conv, path: 'again', sharedWith: 'conv' }]);
    const shown = mask(report, { rows: new Set([1]), total: false });
    expect(shown.layers.map(({ masked }) => masked)).toEqual([false, false]);
  });
});

describe('record', () => {
  const answer = (row: RowIndex, total: number, right: boolean): Attempt => ({
    kind: 'answer',
    row,
    answer: { total },
    right
  });

  it('keeps score of first tries', () => {
    const attempts: Attempt[] = [
      answer(0, 896, true),
      answer(4, 1, false),
      answer(4, 2, false),
      answer(4, 3, true),
      { kind: 'give-up', row: 1 },
      answer(null, 5, false)
    ];
    const outcomes = attempts.reduce(record, NO_OUTCOMES);
    expect(scoreOf(outcomes)).toEqual({ rightFirst: 1, right: 2, gaveUp: 1, tried: 4 });
    expect(revealedBy(outcomes)).toEqual({
      rows: new Set([0, 4, 1]),
      total: false
    });
    expect(outcomes[1].answers).toEqual([{ total: 1 }, { total: 2 }, { total: 3 }]);
  });

  it('changes nothing once a row is closed', () => {
    const right = record(NO_OUTCOMES, answer(0, 896, true));
    expect(record(right, answer(0, 1, false))).toBe(right);
    expect(record(right, { kind: 'give-up', row: 0 })).toBe(right);
    const given = record(NO_OUTCOMES, { kind: 'give-up', row: 0 });
    expect(record(given, answer(0, 896, true))).toBe(given);
  });
});

it('gives no setting for a fact that was only supposed', () => {
  const heads = row('torch', ['a', 'MultiheadAttention', { embed_dim: 8, num_heads: 1 }]);
  const [conv] = network().layers;
  const report = reportOf([
    { ...heads, evidence: 'output' },
    { ...conv, evidence: 'count', alternatives: 2 },
    conv
  ]);
  const { layers } = mask(report, { rows: new Set(), total: false });
  expect(layers[0].given?.config).toEqual({ embed_dim: 8 });
  expect(layers.map(({ isSupposed }) => isSupposed)).toEqual([false, true, false]);
});
