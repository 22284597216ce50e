import type { ExplainedLayer } from '../../src/report/types.js';
import { english } from '../../src/text/message.js';
import { judge, questionsIn, secretOf } from '../../src/teach/judge.js';
import { mask } from '../../src/teach/masking.js';
import type { Diagnosis } from '../../src/teach/diagnose.js';
import { network, reportOf, row } from './reports.js';

function ids(diagnosis: Diagnosis): readonly string[] {
  return diagnosis.right === false ? diagnosis.matches.map(({ id }) => id) : [];
}

function why(diagnosis: Diagnosis): string {
  return diagnosis.right === true ? diagnosis.why.map(english).join(' ') : '';
}

describe('a row that repeats another one', () => {
  const [conv, norm] = network().layers;
  const again = { ...conv, path: 'again', recomputed: 0, reported: null, sharedWith: 'conv' };
  const report = reportOf([conv, again, norm]);

  it('is no question', () => {
    expect(secretOf(report, 1)).toBeNull();
    // The other two rows and the total.
    expect(questionsIn(report)).toBe(3);
    const diagnosis = judge(report, 1, { total: 0 });
    expect(diagnosis.right === null && english(diagnosis.reason)).toBe(
      'This row is counted with conv.'
    );
  });
});

describe('a row whose layer has parts in rows of their own', () => {
  const whole = row('torch', ['a', 'MultiheadAttention', { embed_dim: 32, num_heads: 4 }]);
  const own: ExplainedLayer = {
    ...whole,
    reported: null,
    recomputed: 3_168,
    tensors: whole.tensors.slice(0, 2)
  };
  const out = row('torch', ['out_proj', 'Linear', { in_features: 32, out_features: 32 }]);
  const report = reportOf([own, { ...out, path: 'a.out_proj', depth: 1 }]);

  it('says what it is without', () => {
    expect(mask(report, { rows: new Set(), total: false }).layers[0]).toMatchObject({
      apart: ['out_proj']
    });
    expect(why(judge(report, 0, { total: 3_168 }))).toContain('out_proj');
    expect(why(judge(report, 0, { total: 3_168 }))).not.toContain('projected back');
  });

  it('names what is counted too many', () => {
    expect(ids(judge(report, 0, { total: 4_224 }))).toContain('other-rows-included');
    expect(ids(judge(report, 0, { total: 3_072 }))).toContain('no-bias');
  });
});

describe('a row that holds others', () => {
  const [conv, norm, pool] = network().layers;
  const block: ExplainedLayer = {
    ...conv,
    path: 'block',
    name: 'block',
    type: 'Functional',
    recomputed: 1_024,
    reported: 1_024,
    tensors: [],
    layer: null
  };
  const report = reportOf([
    block,
    { ...conv, path: 'block/conv', depth: 1 },
    { ...norm, path: 'block/norm', depth: 1 },
    pool
  ]);

  it('is judged as the sum of what is inside', () => {
    expect(why(judge(report, 0, { total: 1_024 }))).toContain('2 layers hold parameters');
    expect(ids(judge(report, 0, { total: 1_024 - 128 }))).toContain('one-layer-left-out');
    const unknown = judge(report, 0, { total: 1 });
    expect(unknown.right === false && unknown.hint && english(unknown.hint)).toContain(
      'Add up the rows'
    );
  });
});
