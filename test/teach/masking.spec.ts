import * as fc from 'fast-check';
import {
  NO_OUTCOMES,
  record,
  revealedBy,
  scoreOf,
  type Attempt
} from '../../src/teach/attempts.js';
import { mask } from '../../src/teach/masking.js';
import { network, reportOf } from './reports.js';

const none = { layers: new Set<string>(), total: false };

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
    const paths = report.layers.map(({ path }) => path);
    fc.assert(
      fc.property(fc.subarray(paths), fc.boolean(), (chosen, total) => {
        const masked = mask(report, { layers: new Set(chosen), total });
        const shown = masked.layers.filter(layer => !layer.masked).map(({ path }) => path);
        expect(shown).toEqual(chosen);
        expect(masked.total).toBe(total ? report.totals.recomputed.total : null);
        expect(masked.totals !== null).toBe(total && chosen.length === paths.length);
        const found = numbersIn(masked);
        for (const { path, recomputed } of report.layers) {
          const secret = !chosen.includes(path) && recomputed !== null && recomputed > 32;
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
    const hidden = mask(report, { layers: new Set(['block']), total: false });
    expect(hidden.layers[0].masked).toBe(true);
    const all = mask(report, { layers: new Set(['block', 'block/conv']), total: false });
    expect(all.layers.map(({ masked }) => masked)).toEqual([false, false, true]);
  });

  it('reveals rows together that share their tensors', () => {
    const [conv] = network().layers;
    const report = reportOf([conv, { ...conv, path: 'again', sharedWith: 'conv' }]);
    const shown = mask(report, { layers: new Set(['again']), total: false });
    expect(shown.layers.map(({ masked }) => masked)).toEqual([false, false]);
  });
});

describe('record', () => {
  const answer = (path: string | null, total: number, right: boolean): Attempt => ({
    kind: 'answer',
    path,
    answer: { total },
    right
  });

  it('keeps score of first tries', () => {
    const attempts: Attempt[] = [
      answer('conv', 896, true),
      answer('dense', 1, false),
      answer('dense', 2, false),
      answer('dense', 3, true),
      { kind: 'give-up', path: 'norm' },
      answer(null, 5, false)
    ];
    const outcomes = attempts.reduce(record, NO_OUTCOMES);
    expect(scoreOf(outcomes)).toEqual({ rightFirst: 1, right: 2, gaveUp: 1, tried: 4 });
    expect(revealedBy(outcomes)).toEqual({
      layers: new Set(['conv', 'dense', 'norm']),
      total: false
    });
    expect(outcomes[1].answers).toEqual([{ total: 1 }, { total: 2 }, { total: 3 }]);
  });

  it('changes nothing once a row is closed', () => {
    const right = record(NO_OUTCOMES, answer('conv', 896, true));
    expect(record(right, answer('conv', 1, false))).toBe(right);
    expect(record(right, { kind: 'give-up', path: 'conv' })).toBe(right);
    const given = record(NO_OUTCOMES, { kind: 'give-up', path: 'conv' });
    expect(record(given, answer('conv', 896, true))).toBe(given);
  });
});
