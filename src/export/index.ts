import type { SummaryReport } from '../report/types.js';
import { toCsv } from './csv.js';
import { toHtml } from './html.js';
import { toJson } from './json.js';
import { toLatex } from './latex.js';
import { toMarkdown } from './markdown.js';
import { tableOf } from './table.js';
import type { ExportFormat, ExportOptions, Titled } from './types.js';

export { EXPORT_FORMATS, type ExportFormat, type ExportOptions, type Titled } from './types.js';

/** What a file of each format ends with, and its media type. */
export const EXPORT_FILES: Readonly<
  Record<ExportFormat, { readonly extension: string; readonly mimeType: string }>
> = {
  markdown: { extension: '.md', mimeType: 'text/markdown' },
  latex: { extension: '.tex', mimeType: 'application/x-tex' },
  csv: { extension: '.csv', mimeType: 'text/csv' },
  json: { extension: '.json', mimeType: 'application/json' },
  html: { extension: '.html', mimeType: 'text/html' }
};

/** One summary's table as a document. Whatever the output says is data: it is escaped for what it goes into. */
export function exportReport(
  report: SummaryReport,
  format: ExportFormat,
  options: ExportOptions = {}
): string {
  return exportReports([{ title: null, report }], format, options);
}

/** Several summaries in one document. */
export function exportReports(
  summaries: readonly Titled[],
  format: ExportFormat,
  options: ExportOptions = {}
): string {
  if (format === 'csv') return toCsv(summaries, options);
  if (format === 'json') return toJson(summaries, options);
  const tables = summaries.map(summary => tableOf(summary, options));
  return { markdown: toMarkdown, latex: toLatex, html: toHtml }[format](tables);
}
