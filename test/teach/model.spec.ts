import { diagnoseTotal } from '../../src/teach/model.js';
import { evaluate } from '../../src/teach/expression.js';
import { english } from '../../src/text/message.js';
import { network, reportOf } from './reports.js';

const total = 49_705;

function matches(report = network(), answer = total): string[] {
  const diagnosis = diagnoseTotal(report, answer);
  if (diagnosis.right !== false) return [];
  for (const { formula } of diagnosis.matches) expect(evaluate(formula)).toBe(answer);
  return diagnosis.matches.map(({ id }) => id);
}

describe('diagnoseTotal', () => {
  it('says why a right total is right', () => {
    const diagnosis = diagnoseTotal(network(), total);
    expect(diagnosis.right === true && english(diagnosis.why[0])).toBe(
      '3 layers hold parameters, each counted once: 49,705 together.'
    );
  });

  it.each([
    ['no biases', total - 32 - 9, 'no-biases-at-all'],
    ['no statistics', total - 64, 'total-without-statistics'],
    ['a layer left out', total - 896, 'one-layer-left-out'],
    ['a layer twice', total + 48_681, 'one-layer-twice'],
    ['the channels forgotten in one layer', total - 576, 'once:no-input-channels'],
    ['output sizes throughout', 26 * 26 * 32 * 2 + 13 * 13 * 32 * 2 + 9, 'throughout:output-size']
  ])('recognises %s', (_, answer, id) => {
    expect(matches(network(), answer)).toContain(id);
  });

  it('recognises shared and nested layers that were counted again', () => {
    const [conv, norm] = network().layers;
    const shared = reportOf([conv, norm, { ...conv, path: 'again', sharedWith: 'conv' }]);
    expect(matches(shared, 128 + 2 * 896)).toContain('shared-layers-twice');
    const nested = reportOf([
      { ...conv, path: 'block', type: 'Functional', tensors: [], layer: null },
      { ...conv, path: 'block/conv', depth: 1 },
      norm
    ]);
    expect(matches(nested, 128 + 2 * 896)).toContain('rows-that-repeat-others');
  });

  it('takes from the summary which parameters are trained', () => {
    const { totals, ...report } = network();
    const frozen = { ...totals, reported: { ...totals.reported, trainable: 1_539 } };
    expect(matches({ ...report, totals: frozen }, 1_539)).toContain('trainable-only');
  });

  it('gives a hint for anything else', () => {
    expect(diagnoseTotal(network(), 7)).toMatchObject({ right: false, matches: [] });
  });
});
