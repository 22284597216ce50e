import type { DataTypeName } from '../cost/dtypes.js';
import type { SummaryReport } from '../report/types.js';

export const EXPORT_FORMATS = ['markdown', 'latex', 'csv', 'json', 'html'] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What a format is called: the same in every language. */
export const FORMAT_NAMES: Readonly<Record<ExportFormat, string>> = {
  markdown: 'Markdown',
  latex: 'LaTeX',
  csv: 'CSV',
  json: 'JSON',
  html: 'HTML'
};

export interface ExportOptions {
  /** Adds how each layer's count comes about, step by step. */
  readonly derivation?: boolean;
  /** Adds columns of memory and multiply-adds, with weights and activations kept in this format. */
  readonly cost?: DataTypeName | null;
}

/** A summary with what it is headed by. */
export interface Titled {
  /** Where it is from: a file's name, a cell. */
  readonly title: string | null;
  readonly report: SummaryReport;
}
