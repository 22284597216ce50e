import { arithmetic, type Table, type TableRow } from './table.js';

/** More rows than these do not fit on a page: then the table may be broken. */
const A_PAGE = 40;

/** Tables in the style of booktabs. What they need in the preamble is said in a comment on top. */
export function toLatex(tables: readonly Table[]): string {
  const packages = ['booktabs', ...(tables.some(isLong) ? ['longtable'] : [])];
  return `${[
    `% Needs ${packages.map(name => `\\usepackage{${name}}`).join(' ')} in the preamble.`,
    ...tables.map(section)
  ].join('\n\n')}\n`;
}

function isLong({ rows }: Table): boolean {
  return rows.length > A_PAGE;
}

function section(table: Table): string {
  const body = isLong(table) ? longTable(table) : shortTable(table);
  const { note, rows } = table;
  return [
    ...body,
    ...(note === null ? [] : ['', escapeLatex(note)]),
    ...rows.flatMap(row =>
      row.note === null ? [] : ['', `\\noindent ${escapeLatex(row.name)}: ${escapeLatex(row.note)}`]
    ),
    ...rows.flatMap(derivation)
  ].join('\n');
}

function shortTable(table: Table): readonly string[] {
  return [
    '\\begin{table}',
    '\\centering',
    `\\caption{${escapeLatex(table.title)}}`,
    `\\begin{tabular}{${alignment(table)}}`,
    '\\toprule',
    head(table),
    '\\midrule',
    ...table.rows.map(line),
    '\\midrule',
    ...totalLines(table),
    '\\bottomrule',
    '\\end{tabular}',
    '\\end{table}'
  ];
}

function longTable(table: Table): readonly string[] {
  return [
    `\\begin{longtable}{${alignment(table)}}`,
    `\\caption{${escapeLatex(table.title)}} \\\\`,
    '\\toprule',
    head(table),
    '\\midrule',
    '\\endfirsthead',
    '\\toprule',
    head(table),
    '\\midrule',
    '\\endhead',
    ...table.rows.map(line),
    '\\midrule',
    ...totalLines(table),
    '\\bottomrule',
    '\\end{longtable}'
  ];
}

function alignment({ columns }: Table): string {
  return columns.map(({ isNumber }) => (isNumber ? 'r' : 'l')).join('');
}

function head({ columns }: Table): string {
  return `${columns.map(({ title }) => escapeLatex(title)).join(' & ')} \\\\`;
}

function line({ depth, cells }: TableRow): string {
  const [name, ...others] = cells.map(escapeLatex);
  return `${['\\quad '.repeat(depth) + name, ...others].join(' & ')} \\\\`;
}

/** The totals stand below the counts. */
function totalLines({ columns, totals }: Table): readonly string[] {
  const at = columns.findIndex(({ isNumber }) => isNumber);
  return totals.map(({ label, count }) => {
    const cells = columns.map((_, column) =>
      column === 0 ? escapeLatex(label) : column === at ? escapeLatex(count) : ''
    );
    return `${cells.join(' & ')} \\\\`;
  });
}

function derivation({ name, steps }: TableRow): string[] {
  if (steps.length === 0) return [];
  return [
    '',
    `\\paragraph{${escapeLatex(name)}}`,
    '\\begin{enumerate}',
    ...steps.map(step => {
      const formula = arithmetic(step);
      const math = formula === null ? '' : ` ${escapeLatex(formula)}`;
      return `\\item ${escapeLatex(step.text)}${math}`;
    }),
    '\\end{enumerate}'
  ];
}

const SPECIALS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': "''",
  '[': '{[}',
  ']': '{]}',
  '×': '$\\times$',
  '·': '$\\cdot$',
  '≈': '$\\approx$',
  '≠': '$\\neq$',
  '…': '\\ldots{}',
  '–': '--',
  '’': "'"
};

/** Text that LaTeX sets as it is. Characters that its first fonts lack, all but those of Western Europe, are given by
 * their numbers: every one of them would be an error. */
export function escapeLatex(text: string): string {
  return Array.from(text, character => {
    if (Object.hasOwn(SPECIALS, character)) return SPECIALS[character];
    return /[ -~\u00c0-\u00cf\u00d1-\u00d6\u00d8-\u00dd\u00df-\u00ef\u00f1-\u00f6\u00f8-\u00fd\u00ff]/.test(
      character
    )
      ? character
      : `{[}U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}{]}`;
  }).join('');
}
