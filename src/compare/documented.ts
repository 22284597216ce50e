import { english } from '../text/message.js';
import type { Cause, ComparedRow, Comparison, Reason } from './types.js';

type InEnglish<T extends Cause | Reason> = {
  readonly [key in keyof T]: key extends 'text' | 'short' ? string : T[key];
};

/** A comparison with its sentences in English. */
export interface DocumentedComparison extends Omit<Comparison, 'rows' | 'beside' | 'causes'> {
  readonly rows: readonly (Omit<ComparedRow, 'reasons'> & {
    readonly reasons: readonly InEnglish<Reason>[];
  })[];
  readonly beside: readonly InEnglish<Reason>[];
  readonly causes: readonly InEnglish<Cause>[];
}

/** The comparison as `--json` documents it. */
export function documented(comparison: Comparison): DocumentedComparison {
  const { rows, beside, causes } = comparison;
  return {
    ...comparison,
    rows: rows.map(row => ({ ...row, reasons: row.reasons.map(reasonInEnglish) })),
    beside: beside.map(reasonInEnglish),
    causes: causes.map(cause => ({ ...cause, text: english(cause.text) }))
  };
}

function reasonInEnglish(reason: Reason): InEnglish<Reason> {
  return { ...reason, text: english(reason.text), short: english(reason.short) };
}
