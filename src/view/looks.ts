import { loaded } from '../loading/using.js';
import type { ColumnId } from './columns.js';
import type { CostColumn, CostTable } from './costChoice.js';
import { amount, integerWidth, shape } from './format.js';
import { deepestOf, lettersIndented } from './indent.js';
import { EXTRAS } from './parts.js';
import { lowerEnd, type LayerRow } from './rows.js';
import type { Translation } from './translation.js';
import { lettersIn, type Room } from './width.js';

/** How a column looks. */
export interface ColumnLook {
  readonly id: ColumnId;
  readonly label: string;
  /** What the label leaves out. */
  readonly title?: string;
  /** Numbers stand at the right, one under the other. */
  readonly numeric: boolean;
  /** Icons only: the words are there for those who do not see them. */
  readonly brief: boolean;
  /** Each count has its formula under it. */
  readonly explains?: boolean;
  /** The column's width in digits, with the space on both sides. */
  readonly width: number;
  /** The width that it would have with all the room there is, in digits. */
  readonly wish: number;
}

/** The space on both sides of a cell, in digits. */
const PADDING = 2.1;
/** How wide a letter is on average, in digits. */
const LETTER = 0.88;

/** How wide what stands in a column is. */
export interface Measure {
  readonly id: ColumnId;
  readonly label: string;
  readonly title?: string;
  readonly numeric?: boolean;
  /** In characters. What is longer than the largest width wraps. */
  readonly limits: readonly [least: number, most: number];
  readonly length: (row: LayerRow) => number;
}

/** The columns that there is no room for. The formulas show the parts of the counts too. */
const LEFT_OUT: Readonly<Record<Room, readonly ColumnId[]>> = {
  wide: [],
  medium: ['weights', 'biases', 'statistics'],
  narrow: ['weights', 'biases', 'statistics', 'type', 'shape']
};
/** The most characters in a column where there is less room; the verdict has its icon only. */
const AT_MOST: Readonly<Record<Room, Partial<Record<ColumnId, number>>>> = {
  wide: {},
  medium: { name: 22, type: 14, shape: 20, count: 15, formula: 14, verdict: 4 },
  narrow: { name: 16, count: 15, formula: 14, verdict: 4 }
};

/** The columns to show, as wide as what stands in them: rows that come into sight later must not move them.
 *
 * Statistics and output shapes have a column only where there are any, costs where they are asked for.
 */
export function looks(
  rows: readonly LayerRow[],
  trans: Translation,
  { table, columns }: ShownCosts = NOTHING
): Readonly<Record<Room, readonly ColumnLook[]>> {
  const all: LayerRow[] = [];
  flatten(rows, all);
  const hasStatistics = all.some(row => row.statistics !== null && row.statistics > 0);
  const hasShapes = all.some(row => row.layer.outputShape !== null);
  const [wordy, last] = measures(trans, rows, all);
  const measured = [
    ...wordy,
    ...(table === null ? [] : loaded(EXTRAS).costMeasures(columns, table, trans)),
    ...last
  ]
    .filter(({ id }) => (id !== 'statistics' || hasStatistics) && (id !== 'shape' || hasShapes))
    .map(measure => ({ measure, characters: charactersOf(measure, all) }));
  const inRoom = (room: Room): readonly ColumnLook[] =>
    measured
      .filter(({ measure: { id } }) => !LEFT_OUT[room].includes(id))
      .map(({ measure: { id, label, title, numeric = false, limits }, characters }) => {
        const widthUpTo = (most: number): number =>
          Math.min(characters, most) * (numeric ? 1 : LETTER) + PADDING;
        const wish = widthUpTo(limits[1]);
        const width = Math.min(wish, widthUpTo(AT_MOST[room][id] ?? limits[1]));
        return {
          id,
          label,
          title,
          numeric,
          brief: id === 'verdict' && room !== 'wide',
          width,
          wish
        };
      });
  return { wide: inRoom('wide'), medium: inRoom('medium'), narrow: inRoom('narrow') };
}

function charactersOf(
  { label, limits: [least, most], length }: Measure,
  rows: readonly LayerRow[]
): number {
  // Heads are bold and have an arrow when sorted.
  let characters = Math.max(least, lettersIn(label) + 2);
  for (const row of rows) {
    if (characters >= most) break;
    characters = Math.max(characters, length(row));
  }
  return characters;
}

/** The classes of the column's cells and of its head. */
export function lookClasses({ id, numeric, brief }: ColumnLook): string {
  const classes = [`jp-Paramlens-${id}`];
  if (numeric) classes.push('jp-Paramlens-numeric');
  if (brief) classes.push('jp-Paramlens-mod-brief');
  return classes.join(' ');
}

/** The digits that columns take side by side. */
export function widthOf(shown: readonly ColumnLook[]): number {
  return shown.reduce((sum, look) => sum + look.width, 0);
}

/** The columns before the costs and those after them. */
function measures(
  trans: Translation,
  roots: readonly LayerRow[],
  all: readonly LayerRow[]
): readonly [readonly Measure[], readonly Measure[]] {
  const deepest = deepestOf(all.map(({ layer }) => layer));
  const digits = (value: number | null): number => (value === null ? 1 : integerWidth(value));
  const total = roots.reduce((sum, row) => sum + Math.max(0, lowerEnd(row.count)), 0);
  const wordy: readonly Measure[] = [
    {
      id: 'name',
      label: trans.__('Layer'),
      limits: [14, 32],
      length: ({ layer, children }) => {
        // A layer inside another has the place of the icon, whether it has one or not.
        const icons = children.length > 0 || layer.depth > 0 ? 6 : 4;
        return lettersIndented(layer.name.length + icons, layer.depth, deepest);
      }
    },
    { id: 'type', label: trans.__('Type'), limits: [8, 24], length: row => row.layer.type.length },
    {
      id: 'shape',
      label: trans.__('Output shape'),
      limits: [10, 24],
      length: row => shapeText(row).length
    },
    {
      id: 'count',
      label: trans.__('Parameters'),
      numeric: true,
      // The total stands there too, and is bold.
      limits: [Math.max(10, integerWidth(total) + 1), 26],
      length: ({ count }) =>
        count === null ? 1 : typeof count === 'number' ? integerWidth(count) : amount(count).length
    },
    {
      id: 'weights',
      label: trans.__('Weights'),
      numeric: true,
      limits: [7, 15],
      length: row => digits(row.weights)
    },
    {
      id: 'biases',
      label: trans.__('Biases'),
      numeric: true,
      limits: [6, 15],
      length: row => digits(row.biases)
    },
    {
      id: 'statistics',
      label: trans.__('Statistics'),
      numeric: true,
      limits: [6, 15],
      length: row => digits(row.statistics)
    }
  ];
  const last: readonly Measure[] = [
    // Formulas take what room is left, and wrap.
    {
      id: 'formula',
      label: trans.__('How it is computed'),
      limits: [20, 20],
      length: () => 0
    },
    { id: 'verdict', label: trans.__('Verdict'), limits: [13, 13], length: () => 0 }
  ];
  return [wordy, last];
}

/** The costs that have columns. */
export interface ShownCosts {
  readonly table: CostTable | null;
  readonly columns: readonly CostColumn[];
}

const NOTHING: ShownCosts = { table: null, columns: [] };

/** The text of the output shape's cell. */
export function shapeText(row: LayerRow): string {
  return row.layer.outputShape === null ? '?' : shape(row.layer.outputShape);
}

function flatten(rows: readonly LayerRow[], into: LayerRow[]): void {
  for (const row of rows) {
    into.push(row);
    flatten(row.children, into);
  }
}
