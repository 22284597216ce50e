import { deflateSync } from 'node:zlib';

import fc from 'fast-check';

import { inflate } from '../../../src/summary/treescope/inflate.js';

const LIMIT = 1_000_000;

function packed(data: Uint8Array, options: object = {}): Uint8Array {
  return Uint8Array.from(deflateSync(data, options));
}

describe('inflate', () => {
  it.each([
    ['stored', { level: 0 }],
    ['coded by the fixed tables', { strategy: 4 }],
    ['coded by tables of its own', { level: 9 }]
  ])('unpacks what is %s', (_, options) => {
    const data = new TextEncoder().encode('kernel bias kernel '.repeat(9000) + '≈ 0.25 ± 1');
    expect(inflate(packed(data, options), LIMIT)).toEqual(data);
  });

  it('unpacks anything that was packed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), fc.nat(9), (data, level) => {
        expect(inflate(packed(data, { level }), LIMIT)).toEqual(Uint8Array.from(data));
      })
    );
  });

  it('gives up on damaged data', () => {
    const whole = packed(new TextEncoder().encode('a summary '.repeat(100)));
    expect(inflate(whole.slice(0, 20), LIMIT)).toBeNull();
    expect(inflate(new Uint8Array([1, 2, 3, 4, 5, 6, 7]), LIMIT)).toBeNull();
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
        const damaged = Uint8Array.from(whole);
        damaged[at] = byte;
        expect(() => inflate(damaged, LIMIT)).not.toThrow();
      })
    );
  });

  it('refuses what would be too long', () => {
    expect(inflate(packed(new Uint8Array(LIMIT + 1)), LIMIT)).toBeNull();
    expect(inflate(packed(new Uint8Array(LIMIT)), LIMIT)).toHaveLength(LIMIT);
  });
});
