import { Learners } from '../../src/jupyter/learners.js';

test('keep what was done with a cell that is moved, and with no other one', () => {
  const learners = new Learners();
  const [notebook, other] = [{}, {}];
  const [before, after, copy, elsewhere, alone] = [{}, {}, {}, {}, {}];
  const past = learners.pastOf(before, () => ({ notebook, id: 'a' }));
  learners.mask(past, 0, true);
  expect(learners.pastOf(after, () => ({ notebook, id: 'a' }))).toBe(past);
  expect(learners.isMasked(after, 0, false)).toBe(true);
  for (const [outputs, cell] of [
    [copy, { notebook, id: 'b' }],
    [elsewhere, { notebook: other, id: 'a' }],
    [alone, null]
  ] as const) {
    expect(learners.pastOf(outputs, () => cell)).not.toBe(past);
    expect(learners.isMasked(outputs, 0, false)).toBe(false);
  }
});

test('tell when counts begin to be predicted, and only then', () => {
  const learners = new Learners();
  let told = 0;
  learners.masksChanged.connect(() => told++);
  const past = learners.pastOf({}, () => null);
  learners.mask(past, 0, true);
  learners.mask(past, 0, true);
  expect(told).toBe(1);
});
