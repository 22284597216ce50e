import { arrange, nextSorting, type Arrangement } from '../../src/view/arrange.js';
import { toRows } from '../../src/view/rows.js';
import { layer, summary, tensor } from './reports.js';

const dense = (name: string, outputs: number, part = {}) =>
  layer(name, { tensors: [tensor('kernel', [8, outputs])], ...part });

const rows = toRows(
  summary([
    dense('block_10', 5, { type: 'Block' }),
    dense('inner_a', 1, { depth: 1 }),
    dense('inner_b', 3, { depth: 1, verdict: 'mismatch' }),
    dense('block_2', 7),
    dense('Alpha', 6)
  ])
);

const shown = (part: Partial<Arrangement>): readonly string[] =>
  arrange(rows, {
    filter: '',
    sorting: null,
    collapsed: new Set(),
    costs: null,
    ...part
  }).map(row => row.layer.name);

test('rows stand in the order of the layers, what is inside below what holds it', () => {
  expect(shown({})).toEqual(['block_10', 'inner_a', 'inner_b', 'block_2', 'Alpha']);
});

test('a collapsed row hides what is inside', () => {
  expect(shown({ collapsed: new Set([0]) })).toEqual(['block_10', 'block_2', 'Alpha']);
});

test('each level is sorted by itself, with numbers in names as numbers', () => {
  expect(shown({ sorting: { id: 'name', descending: false } })).toEqual([
    'Alpha',
    'block_2',
    'block_10',
    'inner_a',
    'inner_b'
  ]);
  expect(shown({ sorting: { id: 'count', descending: true } })).toEqual([
    'block_2',
    'Alpha',
    'block_10',
    'inner_b',
    'inner_a'
  ]);
  expect(shown({ sorting: { id: 'verdict', descending: false } }).slice(0, 3)).toEqual([
    'block_10',
    'inner_b',
    'inner_a'
  ]);
});

test('a filter keeps what holds a match, and shows it though it is collapsed', () => {
  const collapsed = new Set([0]);
  expect(shown({ filter: 'INNER_B', collapsed })).toEqual(['block_10', 'inner_b']);
  expect(shown({ filter: 'block_10' })).toEqual(['block_10']);
  expect(shown({ filter: 'mismatch' })).toEqual(['block_10', 'inner_b']);
  expect(shown({ filter: 'nowhere' })).toEqual([]);
});

test('a head sorts, sorts the other way round, and not at all', () => {
  const once = nextSorting(null, 'count');
  expect(once).toEqual({ id: 'count', descending: true });
  const twice = nextSorting(once, 'count');
  expect(twice).toEqual({ id: 'count', descending: false });
  expect(nextSorting(twice, 'count')).toBeNull();
  expect(nextSorting(twice, 'name')).toEqual({ id: 'name', descending: false });
});
