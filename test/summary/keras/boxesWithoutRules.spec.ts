import { readSummaries } from '../../../src/summary/index.js';

const HEAD = [
  '┏━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━┳━━━━━━━━━┓',
  '┃ Layer (type) ┃ Output Shape ┃ Param # ┃',
  '┡━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━╇━━━━━━━━━┩',
  ''
].join('\n');

it('more lines than a call has room for arguments make one row', () => {
  const [{ summary }] = readSummaries(HEAD + '│ a │ b │ 1 │\n'.repeat(200_000));
  expect(summary.rows).toHaveLength(1);
});

it('heads without end are no header', () => {
  expect(readSummaries('┃ Layer (type) ┃ Output Shape ┃ Param # ┃\n'.repeat(20_000))).toEqual([]);
});
