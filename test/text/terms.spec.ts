import { count, CountError } from '../../src/counter/index.js';
import type { Tensor } from '../../src/counter/types.js';
import { derive } from '../../src/report/derive.js';
import { english } from '../../src/text/message.js';
import { TERM_NAMES } from '../../src/text/termNames.js';
import { amountOf, term } from '../../src/text/terms.js';
import { vectorsOf } from '../counter/vectors.js';

function isKnown(name: string): boolean {
  const { context, text } = term(name);
  return context !== 'term' || TERM_NAMES.includes(text);
}

/** What formulas call a tensor by its own name. */
function ownNames(tensors: readonly Tensor[]): ReadonlySet<string> {
  return new Set(tensors.map(({ name }) => name.slice(name.search(/[^/.]*$/))));
}

describe('term', () => {
  it('reads as it is written, whatever it is', () => {
    for (const name of ['filters', '4 gates × units', '2 × 3 gates × units', 'axis -1', 'gamma']) {
      expect(english(term(name))).toBe(name);
    }
    expect(english(amountOf(1_024, 'filters'))).toBe('1,024 filters');
    expect(english(amountOf(3, ''))).toBe('3');
    expect(english(amountOf(1, 'input channels'))).toBe('1 input channel');
    expect(english(amountOf(1, 'filters a channel'))).toBe('1 filter a channel');
    expect(english(amountOf(1, 'kernel width'))).toBe('1 kernel width');
  });

  it('knows what every axis of every layer means, and every number of its derivation', () => {
    const unknown = new Set<string>();
    const layers = (['keras', 'torch', 'flax_linen', 'flax_nnx'] as const).flatMap(framework =>
      vectorsOf(framework).map(vector => ({ ...vector, framework }))
    );
    for (const { framework, type, config, inputs } of layers) {
      try {
        const { tensors, count: total, outputs } = count({ framework, type, config, inputs });
        const names = ownNames(tensors);
        const steps = derive({
          path: type,
          name: type,
          type,
          depth: 0,
          outputShape: outputs?.[0] ?? null,
          reported: total,
          recomputed: total,
          verdict: 'explained',
          evidence: 'count',
          alternatives: 0,
          reason: null,
          sharedWith: null,
          tensors
        });
        const said = steps.flatMap(({ formula }) =>
          formula ? [...formula.operands.map(({ meaning }) => meaning), formula.meaning] : []
        );
        for (const name of [...tensors.flatMap(({ dimensions }) => dimensions), ...said]) {
          if (!isKnown(name) && !names.has(name)) unknown.add(name);
        }
      } catch (error) {
        if (!(error instanceof CountError)) throw error;
      }
    }
    expect([...unknown]).toEqual([]);
  });
});
