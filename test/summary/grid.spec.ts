import { columnsOf, joinLines, readGrid } from '../../src/summary/grid.js';

const BOXED = `noise | here
┏━━━━━━┳━━━━━┓
┃ Name ┃ Out ┃
┃      ┃ put ┃
┡━━━━━━╇━━━━━┩
│ a    │ 1   │
│ b…   │ 2   │
├──────┼─────┤
│ c    │     │
└──────┴─────┘
│ not  │ in  │`.split('\n');

describe('readGrid', () => {
  it('reads titles, blocks and where the table stands', () => {
    const grid = readGrid(BOXED, 2);
    expect(grid?.titles).toEqual(['Name', 'Out put']);
    expect(grid?.blocks.map(block => block.map(line => line.map(cell => cell.trim())))).toEqual([
      [
        ['a', '1'],
        ['b…', '2']
      ],
      [['c', '']]
    ]);
    expect([grid?.closed, grid?.elided, grid?.lines]).toEqual([true, false, [1, 10]]);
  });

  it('reads the same where the encoding lost the borders and the cut', () => {
    const lost = BOXED.slice(0, 10).map(line => line.replace(/[^\x20-\x7e]/g, '?'));
    expect(readGrid(lost, 2)).toEqual(readGrid(BOXED, 2));
  });

  it('knows a Markdown table from the one that follows it', () => {
    const lines = [
      'model = | a | b |',
      '|:--|--:|',
      '| 1 | 2 |',
      '',
      '| a | b |',
      '|---|---|',
      '| 3 | 4 |'
    ];
    expect(readGrid(lines, 0)?.lines).toEqual([0, 3]);
    expect(readGrid(lines, 4, 3)?.blocks).toEqual([[['3', '4']]]);
  });

  it('tells that lines in the middle were left out, or the end', () => {
    const elided = [...BOXED.slice(1, 6), '...', ...BOXED.slice(8, 10)];
    expect(readGrid(elided, 1)?.elided).toBe(true);
    expect(readGrid(BOXED.slice(0, 7), 2)?.closed).toBe(false);
  });

  it('is not misled by text that only has bars', () => {
    expect(readGrid(['a | b', 'c | d'], 0)).toBeNull();
    expect(readGrid(['no bars'], 0)).toBeNull();
    expect(
      readGrid(
        Array.from({ length: 50_000 }, () => '| a |'),
        0
      )
    ).toBeNull();
  });
});

it('joins wrapped cells column by column', () => {
  const rows = [['conv', '(None,'], ['', '3)'], ['2d']];
  expect(columnsOf(rows)).toEqual([
    ['conv', '', '2d'],
    ['(None,', '3)', '']
  ]);
  expect(joinLines(rows)).toEqual(['conv 2d', '(None, 3)']);
});
