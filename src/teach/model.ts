import type { Tensor } from '../counter/types.js';
import type { ExplainedLayer, SummaryReport } from '../report/types.js';
import { evaluate, plus, quantity, type Expression } from './expression.js';
import { wrongTotals, type Diagnosis, type Match } from './diagnose.js';
import { message, several, type Message } from '../text/message.js';
import { MISCONCEPTIONS } from './misconceptions/index.js';
import { anatomyOfRow, contextOf, expectedCount, originsOf, parentsOf } from './rows.js';

/** Networks of more rows are not searched for rules that were followed throughout. */
const MOST_ROWS = 2_000;
/** So many rows at most are named that may have been left out. */
const MOST_NAMED = 5;

/** One row that counts by itself: no row that repeats others. */
interface Counted {
  readonly row: ExplainedLayer;
  readonly index: number;
  readonly count: number;
}

/** Compares an answer with the number of a whole model's parameters, and a wrong one with what is often forgotten,
 * counted twice or taken for a parameter in sums. Never throws. */
export function diagnoseTotal(report: SummaryReport, answer: number): Diagnosis {
  const rows = countedRows(report);
  const total = report.totals.recomputed.total;
  if (total === null) {
    return { right: null, reason: message('The total of this summary is not known.') };
  }
  if (answer === total) return { right: true, why: why(rows, total) };
  const matches = matchesOf(report, rows, total, answer);
  const hint =
    matches.length > 0
      ? null
      : message(
          'Add up the rows, each layer once: pooling and other layers without weights give 0.'
        );
  return { right: false, matches, rightParts: [], hint };
}

function why(rows: readonly Counted[], total: number): readonly Message[] {
  const holding = rows.filter(({ count }) => count > 0).length;
  return [
    several(
      holding,
      'One layer holds parameters, counted once: %3.',
      '%2 layers hold parameters, each counted once: %3 together.',
      holding,
      total
    ),
    message('Layers that learn nothing, and shapes, add nothing.')
  ];
}

interface Wrong {
  readonly id: string;
  readonly title: Message;
  readonly explanation: Message;
  readonly formula: Expression;
}

function* wrongSums(
  report: SummaryReport,
  rows: readonly Counted[],
  total: number
): Iterable<Wrong> {
  const biases = tensorsSum(rows, ({ role }) => role === 'bias');
  const statistics = tensorsSum(rows, ({ role }) => role === 'statistic');
  const { trainable, optimizer } = report.totals.reported;
  const untrained =
    typeof trainable === 'number'
      ? total - trainable
      : tensorsSum(rows, tensor => !tensor.trainable);
  // How much is missing stays unsaid: with the answer it would be the total.
  const without = (id: string, title: Message, explanation: Message, left: number): Wrong => ({
    id,
    title,
    explanation,
    formula: quantity(total - left, 'parameters')
  });
  if (biases > 0) {
    yield without(
      'no-biases-at-all',
      message('No biases in any layer'),
      message('The weights of all layers are added up, and the biases are left out.'),
      biases
    );
  }
  if (statistics > 0) {
    yield without(
      'total-without-statistics',
      message('Statistics left out of the total'),
      message(
        'The moving means and variances are left out. This summary counts them, as not trained.'
      ),
      statistics
    );
  }
  if (untrained > statistics) {
    yield without(
      'trainable-only',
      message('Trained parameters only'),
      message('The parameters that are not trained are left out of the total.'),
      untrained
    );
  }
  const again = repeatedCount(report);
  if (again > 0) {
    yield {
      id: 'shared-layers-twice',
      title: message('Shared layers counted at each use'),
      explanation: message('Layers that stand in several places are counted at each of them.'),
      formula: plus(quantity(total, 'parameters'), quantity(again, 'repeated'))
    };
  }
  if (typeof optimizer === 'number' && optimizer > 0) {
    yield {
      id: 'optimizer-counted',
      title: message("The optimizer's variables counted"),
      explanation: message('The optimizer keeps numbers of its own. They are no parameters.'),
      formula: plus(quantity(total, 'parameters'), quantity(optimizer, 'of the optimizer'))
    };
  }
  const held = heldCount(report);
  if (held > 0) {
    yield {
      id: 'rows-that-repeat-others',
      title: message('Rows counted that repeat others'),
      explanation: message('Rows of nested models repeat the layers inside them.'),
      formula: plus(quantity(total, 'parameters'), quantity(held, 'repeated'))
    };
  }
}

/** Off by one row: left out, or counted twice. Several rows of one count are named together. */
function* oneRow(rows: readonly Counted[], total: number): Iterable<Wrong> {
  const names = new Map<number, string[]>();
  for (const { row, count } of rows) {
    if (count > 0) names.set(count, [...(names.get(count) ?? []), row.name]);
  }
  for (const [count, named] of names) {
    const list = named.slice(0, MOST_NAMED).join(', ');
    yield {
      id: 'one-layer-left-out',
      title: message('One layer left out'),
      explanation: message('Just the parameters of one layer are missing: %1.', list),
      formula: quantity(total - count, 'parameters')
    };
    yield {
      id: 'one-layer-twice',
      title: message('One layer counted twice'),
      explanation: message('Just the parameters of one layer are too many: %1.', list),
      formula: plus(quantity(total, 'parameters'), quantity(count, list))
    };
  }
}

/** One wrong rule, followed in every layer that it applies to, or in a single one. */
function* inLayers(
  report: SummaryReport,
  rows: readonly Counted[],
  total: number
): Iterable<Wrong> {
  const differences = new Map<string, number[]>();
  for (const { row, index, count } of rows.slice(0, MOST_ROWS)) {
    const anatomy = anatomyOfRow(report, index);
    if (!anatomy) continue;
    for (const [id, wrong] of wrongTotals(anatomy, contextOf(report, index))) {
      const difference = wrong - count;
      differences.set(id, [...(differences.get(id) ?? []), difference]);
      if (total + difference < 0) continue;
      yield {
        id: `once:${id}`,
        title: titleOf(id),
        explanation: message('The mistake in one layer, %1: it puts the total off.', row.name),
        formula: quantity(total + difference, 'parameters')
      };
    }
  }
  for (const [id, all] of differences) {
    const difference = all.reduce((sum, one) => sum + one, 0);
    if (all.length < 2 || total + difference < 0) continue;
    yield {
      id: `throughout:${id}`,
      title: titleOf(id),
      explanation: message('The same mistake in all %1 layers that invite it.', all.length),
      formula: quantity(total + difference, 'parameters')
    };
  }
}

function titleOf(id: string): Message {
  // eslint-disable-next-line no-restricted-syntax -- the tables of misconceptions are gathered as they are
  return message(MISCONCEPTIONS.find(rule => rule.id === id)?.title ?? id);
}

/** Sums that went wrong; mistakes in the layers themselves only where no sum explains the answer. */
function matchesOf(
  report: SummaryReport,
  rows: readonly Counted[],
  total: number,
  answer: number
): readonly Match[] {
  const fitting = (wrong: Iterable<Wrong>): readonly Match[] => {
    const found = new Map<string, Match>();
    for (const { id, title, explanation, formula } of wrong) {
      if (evaluate(formula) === answer && !found.has(id)) {
        // The arithmetic starts from the right total, or ends in the answer itself.
        const [titles, explanations] = [[title], [explanation]];
        found.set(id, { id, part: 'total', titles, explanations, formula, arithmetic: null });
      }
    }
    return [...found.values()];
  };
  const sums = [...fitting(wrongSums(report, rows, total)), ...fitting(oneRow(rows, total))];
  return sums.length > 0 ? sums : fitting(inLayers(report, rows, total));
}

/** The rows that the total adds up: neither those that repeat others nor those that share their tensors. */
function countedRows({ layers }: SummaryReport): readonly Counted[] {
  const holders = new Set(parentsOf(layers));
  return layers.flatMap((row, index) => {
    const count = expectedCount(row);
    const own = !holders.has(index) || row.tensors.length > 0;
    return count !== null && own && row.sharedWith === null ? [{ row, index, count }] : [];
  });
}

function heldCount(report: SummaryReport): number {
  const holders = new Set(parentsOf(report.layers));
  return report.layers.reduce(
    (sum, row, index) =>
      sum + (holders.has(index) && row.tensors.length === 0 ? (expectedCount(row) ?? 0) : 0),
    0
  );
}

/** What the rows that repeat others' tensors come to. */
function repeatedCount({ layers }: SummaryReport): number {
  return originsOf(layers).reduce(
    (sum, origin, index) => sum + (origin === index ? 0 : (expectedCount(layers[origin]) ?? 0)),
    0
  );
}

function tensorsSum(rows: readonly Counted[], test: (tensor: Tensor) => boolean): number {
  return rows.reduce(
    (sum, { row }) => sum + row.tensors.filter(test).reduce((own, { count }) => own + count, 0),
    0
  );
}
