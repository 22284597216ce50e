import type { Span } from '../../src/jupyter/segments.js';
import { onlyTailDiffers } from '../../src/jupyter/tail.js';
import { KERAS_2, stdout } from './outputs.js';

const spans: Span[] = [
  { start: { output: 0, offset: 0 }, end: { output: 0, offset: KERAS_2.length }, outputs: [0] }
];
const log = 'epoch 1: loss 0.5\n'.repeat(400);
const differs = (before: string, after: string) =>
  onlyTailDiffers([stdout(0, before)], [stdout(0, after)], spans);

test('text that grows well after the summary changes nothing about it', () => {
  expect(differs(KERAS_2 + log, `${KERAS_2}${log}epoch 401`)).toBe(true);
  expect(differs(`${KERAS_2}${log}37 %`, `${KERAS_2}${log}38 %`)).toBe(true);
});

test('text right after the summary may belong to it', () => {
  expect(differs(KERAS_2, `${KERAS_2}x`)).toBe(false);
});

test('the summary itself may change', () => {
  expect(differs(KERAS_2 + log, `x${KERAS_2}${log}`)).toBe(false);
});

test('another summary may follow', () => {
  expect(differs(KERAS_2 + log, KERAS_2 + log + KERAS_2)).toBe(false);
});

test('another output may follow', () => {
  expect(onlyTailDiffers([stdout(0, KERAS_2)], [stdout(0, KERAS_2), stdout(1, '')], spans)).toBe(
    false
  );
});

test('the same text again may have been printed by other code', () => {
  expect(differs(KERAS_2 + log, KERAS_2 + log)).toBe(false);
});
