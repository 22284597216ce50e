import {
  needsPosition,
  overall,
  refreshed,
  toggled,
  type ListedSummary
} from '../../../src/view/panel/listed.js';
import { layer, summary, tensor } from '../reports.js';

function listed(key: string, part: Partial<ListedSummary> = {}): ListedSummary {
  const report = summary([]);
  return {
    key,
    notebook: 'a.ipynb',
    position: 1,
    executionCount: 1,
    report,
    masked: false,
    ...part
  };
}

test('a summary is called what its weakest row is', () => {
  const dense = layer('a', { tensors: [tensor('kernel', [2, 2])] });
  const solved = { ...dense, verdict: 'explained' as const };
  expect(overall(summary([dense, dense])).verdict).toBe('verified');
  expect(overall(summary([dense, solved])).verdict).toBe('explained');
  expect(overall(summary([dense, solved], { verdict: 'mismatch' })).verdict).toBe('mismatch');
  expect(Object.fromEntries(overall(summary([dense, solved, dense])).counts)).toEqual({
    explained: 1,
    verified: 2
  });
});

test('while two are picked, no third can be', () => {
  const [a, b, c] = ['a', 'b', 'c'].map(key => listed(key));
  expect(toggled([a], b)).toEqual([a, b]);
  expect(toggled([a, b], c)).toEqual([a, b]);
  expect(toggled([a, b], listed('a'))).toEqual([b]);
});

test('a prompt that stands before two cells does not tell them apart', () => {
  const [a, b] = [listed('a'), listed('b', { position: 2 })];
  expect(needsPosition(a, [a, b])).toBe(true);
  expect(needsPosition(a, [a, { ...b, executionCount: 2 }])).toBe(false);
  // The cell is told; which of its summaries it is, the list's order tells.
  expect(needsPosition(a, [a, { ...b, position: 1 }])).toBe(false);
});

test('what is picked follows its cell, and stays when its notebook is not in front', () => {
  const other = listed('2/x');
  const now = listed('1/a', { executionCount: 7 });
  const owns = (key: string): boolean => key.startsWith('1/');
  expect(refreshed([listed('1/a'), other], [now], owns)).toEqual([now, other]);
  expect(refreshed([listed('1/a'), other], [], owns)).toEqual([other]);
  expect(refreshed([listed('1/a')], [{ ...now, masked: true }], owns)).toEqual([]);
});
