import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { cellText } from '../../src/export/csv.js';
import { escapeHtml } from '../../src/export/html.js';
import {
  EXPORT_FILES,
  EXPORT_FORMATS,
  exportReport,
  exportReports,
  type ExportFormat
} from '../../src/export/index.js';
import { escapeLatex } from '../../src/export/latex.js';
import { escapeMarkdown } from '../../src/export/markdown.js';
import type { SummaryReport } from '../../src/report/types.js';
import { verbatim } from '../../src/text/message.js';
import { notebookNames, reportOf, reportsOf } from '../corpus/read.js';

const GOLDEN = join(__dirname, 'golden');

/** The golden files are written anew with `UPDATE_GOLDEN=1 npx jest test/export`, and then read before they are kept. */
function expectGolden(name: string, text: string): void {
  const path = join(GOLDEN, name);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, text);
  expect(existsSync(path)).toBe(true);
  expect(text).toBe(readFileSync(path, 'utf8'));
}

const CASES = [
  ['tutorial', 'k3_tutorial_cnn_c200', {}],
  ['tutorial-derived', 'k3_tutorial_cnn_c200', { derivation: true, cost: 'float32' }],
  ['nested', 'k3_nested_ae_expand', {}],
  ['optimizer', 'k3_after_fit_adam', {}]
] as const;

describe.each(EXPORT_FORMATS)('as %s', format => {
  it.each(CASES)('exports %s', (name, notebook, options) => {
    expectGolden(
      `${name}${EXPORT_FILES[format].extension}.golden`,
      exportReport(reportOf(notebook), format, options)
    );
  });

  it('exports every real summary', () => {
    for (const name of notebookNames('k3_')) {
      for (const report of reportsOf(name)) {
        const text = exportReport(report, format, { derivation: true, cost: 'bfloat16' });
        expect(text.endsWith('\n')).toBe(true);
        if (format === 'json') expect(JSON.parse(text)).toHaveLength(1);
      }
    }
  });
});

const HOSTILE =
  '=cmd|"/C calc"!A1 \\input{/etc/passwd} <img src=x onerror=alert(1)> $x^2$ & 50% #1 ~_{[`*|,;\n\r\u202e\u001b[31m中';

function named(name: string): SummaryReport {
  const report = reportOf('k3_tutorial_cnn_c200');
  const [first, ...others] = report.layers;
  return {
    ...report,
    name,
    layers: [{ ...first, name, path: name, type: name, reason: verbatim(name) }, ...others],
    totals: { ...report.totals, reason: verbatim(name) }
  };
}

describe('hostile names', () => {
  const texts = Object.fromEntries(
    EXPORT_FORMATS.map(format => [
      format,
      exportReport(named(HOSTILE), format, { derivation: true, cost: 'int8' })
    ])
  ) as Record<ExportFormat, string>;

  it('bring no markup into HTML', () => {
    expect(texts.html).not.toContain('<img');
    expect(texts.html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(texts.html).not.toMatch(/<script|javascript:| on\w+="/i);
    expect(texts.html).toContain("default-src 'none'");
  });

  it('end no cell, line or heading in Markdown', () => {
    const lines = texts.markdown.split('\n');
    const table = lines.filter(line => line.startsWith('| '));
    expect(table).toHaveLength(2 + 8);
    for (const line of table) {
      expect(line.replace(/\\./g, '').split('|')).toHaveLength(9 + 2);
    }
    expect(texts.markdown).not.toContain('<img');
  });

  it('start no command in LaTeX', () => {
    expect(texts.latex).not.toContain('\\input');
    expect(texts.latex).toContain('\\textbackslash{}input\\{/etc/passwd\\}');
    expect(texts.latex).toContain('{[}U+4E2D{]}');
    const rows = texts.latex.split('\n').filter(line => line.endsWith(' \\\\'));
    for (const row of rows) {
      expect(row.replace(/\\&/g, '').split('&')).toHaveLength(9);
    }
    // eslint-disable-next-line no-control-regex
    expect(texts.latex).toMatch(/^[\u0000-\u00ff]*$/);
  });

  it('are no formulas in a spreadsheet, and stay in their cell', () => {
    const lines = texts.csv.split('\r\n');
    expect(lines).toHaveLength(1 + 8 + 1);
    expect(lines[1].startsWith('"\'=cmd')).toBe(true);
    expect(lines[1]).not.toMatch(/(?:^|,)=/);
  });

  it('leave no controls in any document but JSON, which escapes them', () => {
    for (const format of EXPORT_FORMATS) {
      // eslint-disable-next-line no-control-regex
      expect(texts[format]).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
    }
    expect(JSON.parse(texts.json)[0].layers[0].name).toBe(HOSTILE);
  });
});

describe('escaping', () => {
  it.each([
    ['conv2d_1', 'conv2d_1'],
    ['_private', '\\_private'],
    ['a|b', 'a\\|b'],
    ['a\\|b', 'a\\\\\\|b'],
    ['<b> & *c*', '&lt;b&gt; &amp; \\*c\\*'],
    ['[x](y)', '\\[x\\](y)'],
    ['www.example.org', 'www\\.example.org'],
    ['see https://example.org', 'see https\\://example.org'],
    ['a@example.org', 'a\\@example.org']
  ])('writes %s in Markdown as %s', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  it.each([
    ['conv2d_1', 'conv2d\\_1'],
    ['50% & $3', '50\\% \\& \\$3'],
    ['\\end{x}', '\\textbackslash{}end\\{x\\}'],
    ['3 × 3', '3 $\\times$ 3'],
    ['é …', 'é \\ldots{}'],
    ['a.ipynb · cell 2', 'a.ipynb $\\cdot$ cell 2'],
    ['ß ð', 'ß {[}U+00F0{]}'],
    ['😀', '{[}U+1F600{]}']
  ])('writes %s in LaTeX as %s', (text, escaped) => {
    expect(escapeLatex(text)).toBe(escaped);
  });

  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@x', "'@x"],
    ['  =x', "'  =x"],
    ['\t=x', "' =x"],
    [' x', '" x"'],
    [5, '5'],
    [null, '']
  ])('writes %j in CSV as %s', (cell, text) => {
    expect(cellText(cell)).toBe(text);
  });

  it('leaves nothing of HTML', () => {
    expect(escapeHtml(`<a href="x" b='y'>&`)).toBe(
      '&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;'
    );
  });
});

it('tells what the whole model costs', () => {
  const options = { cost: 'bfloat16' } as const;
  const report = reportOf('k3_tutorial_cnn_c200');
  const [exported] = JSON.parse(exportReport(report, 'json', options));
  expect(exported.cost).toMatchObject({
    dtype: 'bfloat16',
    weights: { value: 2 * 128_952, unit: 'bytes' },
    activations: { unit: 'bytes' },
    multiplyAdds: { unit: 'MACs' }
  });
  const markdown = exportReport(report, 'markdown', options);
  expect(markdown).toContain('- Weights in bfloat16: **252 KiB (257,904 bytes)**');
  expect(markdown).toMatch(/- Activations in bfloat16: \*\*[\d.]+ KiB \([\d,]+ bytes\)\*\*/);
});

it('adds up what a printed module holds, and judges no row that only holds others', () => {
  const [, , root] = exportReport(reportOf('pt_tv_resnet18'), 'markdown').split('\n').slice(2);
  expect(root).toMatch(/^\| ResNet \| ResNet \| \? \| 11,689,512 \|.*\| {2}\|$/);
});

it('puts several summaries into one document', () => {
  const summaries = ['k3_mha', 'k3_prelu'].map(name => ({ title: name, report: reportOf(name) }));
  expect(exportReports(summaries, 'markdown').match(/^## /gm)).toHaveLength(2);
  expect(exportReports(summaries, 'html').match(/<table>/g)).toHaveLength(2);
  expect(JSON.parse(exportReports(summaries, 'json'))).toHaveLength(2);
  expect(exportReports(summaries, 'latex').match(/^% Needs/gm)).toHaveLength(1);
  const [header, ...rows] = exportReports(summaries, 'csv').trim().split('\r\n');
  expect(header).toMatch(/^summary,path,/);
  expect(new Set(rows.map(row => row.split(',')[0]))).toEqual(new Set(['k3_mha', 'k3_prelu']));
});

it('breaks a long table over pages', () => {
  const latex = exportReport(reportOf('k3_app_ResNet101'), 'latex');
  expect(latex).toContain('\\usepackage{longtable}');
  expect(latex).toContain('\\endhead');
});
