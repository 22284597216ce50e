import { derive, formulaText } from '../report/derive.js';
import { format, formatAmount, formatShape } from '../report/format.js';
import { standingsOf, type Standing } from '../report/standing.js';
import type { LayerReport, PlacedReport, Verdict } from '../report/types.js';
import { english } from '../text/message.js';
import { plain } from './console.js';

const MARKS: Record<Verdict, string> = {
  verified: '✓',
  explained: '≈',
  mismatch: '✗',
  unknown: '?'
};
const COLOURS: Record<Verdict, number> = { verified: 32, explained: 36, mismatch: 31, unknown: 33 };

/** Deeper layers are indented no further: every row is as long as the longest. */
const DEEPEST = 40;

/** One summary as a table for a terminal, with the totals and what needs saying below. */
export function renderSummary(file: string, summary: PlacedReport, colour: boolean): string {
  const standings = standingsOf(summary.layers);
  const rows = summary.layers.map((layer, i) => [
    `${'  '.repeat(Math.min(layer.depth, DEEPEST))}${nameOf(layer)}`,
    plain(layer.type),
    layer.outputShape ? formatShape(layer.outputShape) : '?',
    countText(layer, standings[i]),
    layer.tensors.length > 0 || layer.recomputed === 0 ? formulaText(layer) : '',
    standings[i].holdsOnly
      ? ''
      : paint(layer.verdict, `${MARKS[layer.verdict]} ${layer.verdict}`, colour)
  ]);
  const lines = tableOfKnown(
    ['Layer', 'Class', 'Output shape', 'Parameters', 'How', 'Verdict'],
    rows
  );
  const { totals } = summary;
  const total = totals.recomputed.total ?? totals.reported.total;
  const title = `${plain(file)} · cell ${summary.cell + 1} · ${summary.format}${summary.name === null ? '' : ` · ${plain(summary.name)}`}`;
  return [
    title,
    ...lines,
    `Total ${total === null ? '?' : formatAmount(total)}  ${paint(totals.verdict, `${MARKS[totals.verdict]} ${totals.verdict}`, colour)}${
      totals.reason === null ? '' : `  ${plain(english(totals.reason))}`
    }`,
    ...summary.layers.flatMap((layer, i) =>
      layer.reason === null || standings[i].holdsOnly
        ? []
        : [`  ${nameOf(layer)}: ${plain(english(layer.reason))}`]
    ),
    ''
  ].join('\n');
}

/** A layer's derivation, a step a line. */
export function renderDerivation(layer: LayerReport): readonly string[] {
  return derive(layer).map(step => {
    const text = english(step.text);
    if (!step.formula) return text;
    const { operands, operator, value } = step.formula;
    return `${text}  ${operands.map(operand => format(operand.value)).join(` ${operator} `)} = ${format(value)}`;
  });
}

/** The root of a printed module has no name of its own. */
function nameOf({ name, type }: LayerReport): string {
  return plain(name === '' ? type : name);
}

function countText({ reported, recomputed }: LayerReport, { count, holdsOnly }: Standing): string {
  const shown = holdsOnly ? count : (recomputed ?? reported);
  return shown === null ? '?' : formatAmount(shown);
}

/** A table without the columns in which no row has a value. */
function tableOfKnown(
  header: readonly string[],
  rows: readonly (readonly string[])[]
): readonly string[] {
  const known = header.map((_, column) =>
    rows.some(row => row[column] !== '' && row[column] !== '?')
  );
  const kept = (row: readonly string[]): readonly string[] =>
    row.filter((_, column) => known[column]);
  return table(kept(header), rows.map(kept));
}

/** Columns padded to their widest cell; numbers to the right. */
export function table(
  header: readonly string[],
  rows: readonly (readonly string[])[]
): readonly string[] {
  const widths = header.map((title, column) =>
    rows.reduce((width, row) => Math.max(width, row[column].length), title.length)
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        header[column] === 'Parameters'
          ? cell.padStart(widths[column])
          : cell.padEnd(widths[column])
      )
      .join('  ')
      .trimEnd();
  return [line(header), widths.map(width => '─'.repeat(width)).join('  '), ...rows.map(line)];
}

function paint(verdict: Verdict, text: string, colour: boolean): string {
  return colour ? `\u001b[${COLOURS[verdict]}m${text}\u001b[0m` : text;
}
