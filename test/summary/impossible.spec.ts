import { explainText } from '../../src/cli/explain.js';

describe('tensors that cannot be', () => {
  it.each(['-256', '9007199254740992', '0.5', '1e99'])('are not counted: a size of %s', size => {
    const text = [
      'Model( # Param: 4 (16 B)',
      '  layer=Linear( # Param: 4 (16 B)',
      `    kernel=Param(value=Array(shape=(3136, ${size}), dtype=dtype('float32'))),`,
      '  )',
      ')'
    ].join('\n');
    for (const { layers } of explainText(text)) {
      expect(layers.flatMap(layer => layer.tensors)).toEqual([]);
    }
  });

  it('are not counted: more numbers than can be told', () => {
    const text = 'M(\n  a=Linear(\n    weight=f32[99999999,9999999999],\n    bias=f32[2]\n  )\n)';
    for (const { layers } of explainText(text)) {
      expect(
        layers.every(({ recomputed }) => recomputed === null || Number.isSafeInteger(recomputed))
      ).toBe(true);
    }
  });
});

it('reads nested calls only so deep', () => {
  const text = `${'Chain(\n'.repeat(3000)}Dense(2 => 2),  # 6 parameters\n)  # Total: 2 arrays, 6 parameters, 9 bytes.\n`;
  for (const { layers } of explainText(text)) {
    expect(Math.max(...layers.map(({ depth }) => depth))).toBeLessThan(500);
  }
});
