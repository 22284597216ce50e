import { standingsOf } from '../../src/report/standing.js';
import type { LayerReport } from '../../src/report/types.js';

function layer(depth: number, counts: Partial<LayerReport> = {}): LayerReport {
  return {
    path: '',
    name: '',
    type: '',
    depth,
    outputShape: null,
    reported: null,
    recomputed: null,
    verdict: 'unknown',
    evidence: null,
    alternatives: 0,
    reason: null,
    sharedWith: null,
    tensors: [],
    ...counts
  };
}

describe('standingsOf', () => {
  it('adds up what holders hold, once where it is shared', () => {
    const layers = [
      layer(0),
      layer(1),
      layer(3, { recomputed: 5 }),
      layer(2, { reported: 7 }),
      layer(1, { recomputed: 5, sharedWith: 'a' })
    ];
    expect(standingsOf(layers)).toEqual([
      { count: 12, holdsOnly: true },
      { count: 12, holdsOnly: true },
      { count: 5, holdsOnly: false },
      { count: 7, holdsOnly: false },
      { count: 5, holdsOnly: false }
    ]);
  });

  it('prefers what is printed, then what is counted, then an interval', () => {
    const layers = [
      layer(0, { reported: 7, recomputed: 8 }),
      layer(0, { reported: [7, 9], recomputed: 8 }),
      layer(0, { reported: [7, 9] }),
      layer(0)
    ];
    expect(standingsOf(layers).map(({ count }) => count)).toEqual([7, 8, [7, 9], null]);
  });

  it('does not know the sum where a part is not known', () => {
    const [holder] = standingsOf([layer(0), layer(1, { recomputed: 3 }), layer(1)]);
    expect(holder).toEqual({ count: null, holdsOnly: true });
  });
});
