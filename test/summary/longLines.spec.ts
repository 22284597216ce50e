import { readSummaries } from '../../src/summary/index.js';
import { printedText } from '../corpus/read.js';

/** What the readers' patterns repeat: what is left open or closed behind it decides how far they go back. */
const REPEATED = ['_', '=', '-', '━', '|', ' ', '1', '(', ',', '\\', '\t', 'x '];
const LENGTH = 10_000_000;

const NAME = 'k2_12_0_tutorial_cnn_cNone';

describe('a line of ten million characters', () => {
  it.each(REPEATED)('of %j above, below and within a table is passed over', repeated => {
    const long = repeated.repeat(LENGTH / repeated.length);
    const table = printedText(NAME);
    const within = table.indexOf('\n', table.indexOf('Conv2 (')) + 1;
    expect(readSummaries(`${long}x\n${table}`)).toHaveLength(1);
    expect(readSummaries(`${table}\n${long}x`)).toHaveLength(1);
    expect(readSummaries(`${table.slice(0, within)}${long}x\n${table.slice(within)}`)).toHaveLength(
      1
    );
  });

  it.each([
    'Net(\n  (0): Linear(in_features=',
    'Linear(weight=Array(shape=',
    '{"class_name": "Functional", "layers": ['
  ])('that begins with %j is none', head => {
    for (const repeated of REPEATED) {
      expect(readSummaries(`${head}${repeated.repeat(LENGTH / 10)}x`)).toEqual([]);
    }
  });
});
