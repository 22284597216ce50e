import * as React from 'react';
import type { EvidenceKind, Verdict } from '../report/types.js';
import { Icon } from './Icon.js';
import { useTranslation, type Translation } from './translation.js';

/** The verdict's name as the table says it. */
export function verdictName(verdict: Verdict, trans: Translation): string {
  switch (verdict) {
    case 'verified':
      return trans.__('verified');
    case 'explained':
      return trans.__('explained');
    case 'mismatch':
      return trans.__('mismatch');
    case 'unknown':
      return trans.__('unknown');
  }
}

/** What the verdict claims, and what it does not. */
export function verdictMeaning(
  verdict: Verdict,
  evidence: EvidenceKind | null,
  trans: Translation
): string {
  switch (verdict) {
    case 'verified':
      return evidence === 'output'
        ? trans.__('Counted from the hyper-parameters in the output; equal to the printed count.')
        : trans.__(
            'Counted from the hyper-parameters in the source code; equal to the printed count.'
          );
    case 'explained':
      if (evidence === 'output') {
        return trans.__('Counted from what the output states; nothing printed confirms it.');
      }
      return trans.__(
        'The hyper-parameters were solved from the printed count, so that their agreement proves nothing.'
      );
    case 'mismatch':
      return trans.__('The recount does not give the printed count.');
    case 'unknown':
      return trans.__('Could not be counted again; the count is taken as printed.');
  }
}

interface VerdictMarkProps {
  readonly verdict: Verdict;
  readonly title: string;
}

/** The verdict as a colour, an icon and a word. */
export function VerdictMark({ verdict, title }: VerdictMarkProps): JSX.Element {
  const trans = useTranslation();
  return (
    <span className={`jp-Paramlens-mark jp-Paramlens-mod-${verdict}`} title={title}>
      <Icon name={verdict} />
      <span className="jp-Paramlens-word">{verdictName(verdict, trans)}</span>
    </span>
  );
}
