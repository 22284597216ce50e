import { arithmetic, type Table, type TableRow } from './table.js';

/** A table of GitHub's Markdown, with the totals and notes below. */
export function toMarkdown(tables: readonly Table[]): string {
  return `${tables.map(section).join('\n\n')}\n`;
}

function section({ title, columns, rows, totals, note }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    `## ${escapeMarkdown(title)}`,
    '',
    line(columns.map(column => column.title)),
    line(columns.map(({ isNumber }) => (isNumber ? '---:' : '---'))),
    ...rows.map(row => line(cellsOf(row))),
    '',
    ...totals.map(({ label, count }) => `- ${escapeMarkdown(label)}: **${escapeMarkdown(count)}**`),
    ...(note === null ? [] : ['', escapeMarkdown(note)]),
    ...rows.flatMap(row =>
      row.note === null ? [] : ['', `${escapeMarkdown(row.name)}: ${escapeMarkdown(row.note)}`]
    ),
    ...rows.flatMap(derivation)
  ].join('\n');
}

function cellsOf({ depth, cells }: TableRow): readonly string[] {
  const [name, ...others] = cells.map(escapeMarkdown);
  return [`${'\u00a0\u00a0'.repeat(depth)}${name}`, ...others];
}

function derivation({ name, steps }: TableRow): string[] {
  if (steps.length === 0) return [];
  return [
    '',
    `### ${escapeMarkdown(name)}`,
    '',
    ...steps.map((step, i) => {
      const formula = arithmetic(step);
      return `${i + 1}. ${escapeMarkdown(step.text)}${formula === null ? '' : ` ${formula}`}`;
    })
  ];
}

/** Text that Markdown shows as it is, in a table's cell as well, and makes no link of.
 *
 * Underscores within words need no backslash, and names such as `conv2d_1` stay readable without.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*[\]{}#~$|]/g, character => `\\${character}`)
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
    .replace(/@|:(?=\/\/)|(?<=\bwww)\./gi, character => `\\${character}`)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}
