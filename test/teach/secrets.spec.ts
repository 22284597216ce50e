import * as fc from 'fast-check';
import { count } from '../../src/counter/index.js';
import type { Layer } from '../../src/counter/types.js';
import { anatomyOf } from '../../src/teach/anatomy.js';
import { diagnose, wrongTotals, type Answer, type Diagnosis } from '../../src/teach/diagnose.js';
import { english } from '../../src/text/message.js';
import { diagnoseTotal } from '../../src/teach/model.js';
import { layers } from './random-layers.js';
import { network } from './reports.js';
import { right } from './wrong-rules.js';

/** Every number in a text: `18,432` is one. */
function numbersIn(text: string): readonly number[] {
  return (text.match(/\d[\d,]*/g) ?? []).map(digits => Number(digits.replaceAll(',', '')));
}

/** All that is said of a wrong answer. */
function said(diagnosis: Diagnosis): readonly string[] {
  if (diagnosis.right !== false) return [];
  const { matches, hint } = diagnosis;
  return [
    ...(hint ? [english(hint)] : []),
    ...matches.flatMap(({ titles, explanations, arithmetic }) => [
      ...[...titles, ...explanations].flatMap(one => (one ? [english(one)] : [])),
      ...(arithmetic === null ? [] : [arithmetic])
    ])
  ];
}

function answered(answer: Answer): readonly number[] {
  return 'total' in answer
    ? [answer.total]
    : [answer.weights, answer.biases, answer.weights + answer.biases];
}

/** The numbers that a learner sees beside the question. */
function given({ config, inputs }: Layer, outputs: readonly unknown[]): readonly number[] {
  return numbersIn(JSON.stringify([config, inputs, outputs]).replaceAll(',', ' '));
}

const conv: Layer = {
  framework: 'keras',
  type: 'Conv2D',
  config: { filters: 64, kernel_size: 3 },
  inputs: [[null, 16, 16, 32]]
};

describe('what is said of a wrong answer', () => {
  it.each([0, 1, 64, 2, 18_432, 65])('gives no count away to %d', total => {
    const texts = said(diagnose(conv, { total }));
    expect(texts).not.toEqual([]);
    const found = texts.flatMap(numbersIn).filter(number => number !== total);
    expect(found).not.toContain(18_432);
    expect(found).not.toContain(18_496);
  });

  it('names no mistake for 0 where there is something to learn', () => {
    for (const answer of [{ total: 0 }, { weights: 0, biases: 0 }]) {
      expect(diagnose(conv, answer)).toMatchObject({ right: false, matches: [] });
    }
    expect(diagnose(conv, { weights: 0, biases: 64 })).toMatchObject({ matches: [] });
  });

  it('holds neither the right weights nor biases nor total, for any layer and answer', () => {
    fc.assert(
      fc.property(
        layers,
        fc.nat(),
        fc.constantFrom('wrong', 'small', 'part', 'apart'),
        ({ layer, context, facts }, pick, kind) => {
          const { w, b, s } = right(facts);
          const counted = count(layer);
          const wrong = [...wrongTotals(anatomyOf(layer, counted), context).values()];
          const numbers = {
            wrong: wrong[pick % Math.max(wrong.length, 1)] ?? pick,
            small: pick % 70,
            part: [w, b, s, w + s][pick % 4],
            apart: pick % 50
          };
          const answer: Answer =
            kind === 'apart'
              ? { weights: pick % 2 === 0 ? w : numbers.apart, biases: pick % 3 === 0 ? b : 1 }
              : { total: numbers[kind] };
          const seen = new Set([...given(layer, counted.outputs ?? []), ...answered(answer)]);
          const secrets = [w, b, w + b + s].filter(secret => secret > 0 && !seen.has(secret));
          for (const text of said(diagnose(layer, answer, context))) {
            const told = numbersIn(text).find(number => secrets.includes(number));
            if (told !== undefined) throw new Error(`${layer.type} gives ${told} away: ${text}`);
          }
        }
      ),
      { numRuns: 5_000 }
    );
  });

  it('holds neither the total nor a row of it, nor how much is missing', () => {
    const report = network();
    const total = 49_705;
    const secrets = [total, ...report.layers.map(({ recomputed }) => recomputed ?? 0)];
    const answers = [0, 1, total - 41, total - 64, total - 896, total + 48_681, total - 576];
    for (const answer of answers) {
      const away = [...secrets, Math.abs(total - answer)].filter(
        secret => secret > 0 && secret !== answer
      );
      for (const text of said(diagnoseTotal(report, answer))) {
        expect(numbersIn(text).filter(number => away.includes(number))).toEqual([]);
      }
    }
  });
});
