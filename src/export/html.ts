import { arithmetic, type Table, type TableRow } from './table.js';

/** A page that stands alone: it loads nothing, runs nothing, and follows the reader's light or dark setting. */
export function toHtml(tables: readonly Table[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(tables.map(({ title }) => title).join(', '))}</title>
<style>${STYLE}</style>
</head>
<body>
${tables.map(section).join('\n')}
</body>
</html>
`;
}

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { font-weight: bold; text-align: left; padding: 0.5rem; }
th, td { text-align: left; padding: 0.25rem 0.5rem; border-bottom: 1px solid #8886; }
.number { text-align: right; }
tfoot { font-weight: bold; }
.mismatch { text-decoration: underline wavy; }
`;

function section({ title, columns, rows, totals, note }: Table): string {
  const at = columns.findIndex(({ isNumber }) => isNumber);
  return [
    '<section>',
    '<table>',
    `<caption>${escapeHtml(title)}</caption>`,
    `<thead><tr>${columns
      .map(
        ({ title: text, isNumber }) =>
          `<th scope="col"${numeric(isNumber)}>${escapeHtml(text)}</th>`
      )
      .join('')}</tr></thead>`,
    '<tbody>',
    ...rows.map(row => rowHtml(row, columns)),
    '</tbody>',
    '<tfoot>',
    ...totals.map(
      ({ label, count }) =>
        `<tr><th scope="row" colspan="${at}">${escapeHtml(label)}</th><td class="number">${escapeHtml(
          count
        )}</td><td colspan="${columns.length - at - 1}"></td></tr>`
    ),
    '</tfoot>',
    '</table>',
    ...(note === null ? [] : [`<p>${escapeHtml(note)}</p>`]),
    ...rows.flatMap(row =>
      row.note === null ? [] : [`<p><b>${escapeHtml(row.name)}</b>: ${escapeHtml(row.note)}</p>`]
    ),
    ...rows.flatMap(derivation),
    '</section>'
  ].join('\n');
}

function rowHtml({ depth, cells }: TableRow, columns: Table['columns']): string {
  const [name, ...others] = cells.map(escapeHtml);
  const verdict = cells.includes('mismatch') ? ' class="mismatch"' : '';
  return `<tr${verdict}><th scope="row" style="padding-left: ${0.5 + 1.25 * depth}rem">${name}</th>${others
    .map((cell, i) => `<td${numeric(columns[i + 1].isNumber)}>${cell}</td>`)
    .join('')}</tr>`;
}

function numeric(isNumber: boolean): string {
  return isNumber ? ' class="number"' : '';
}

function derivation({ name, steps }: TableRow): string[] {
  if (steps.length === 0) return [];
  return [
    `<details open><summary>${escapeHtml(name)}</summary><ol>`,
    ...steps.map(step => {
      const formula = arithmetic(step);
      const math = formula === null ? '' : ` <code>${escapeHtml(formula)}</code>`;
      return `<li>${escapeHtml(step.text)}${math}</li>`;
    }),
    '</ol></details>'
  ];
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;'
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => ENTITIES[character]);
}
