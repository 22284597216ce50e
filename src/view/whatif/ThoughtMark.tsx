import * as React from 'react';
import type { LayerReport } from '../../report/types.js';
import type { WhatIfLayer } from '../../teach/whatif.js';
import { Icon } from '../Icon.js';
import { translate, useTranslation } from '../translation.js';
import { differenceText } from './differenceText.js';
import { thoughtOf } from './thought.js';

/** In place of a verdict: nothing of a thought experiment can be verified. */
export function ThoughtMark({ thought }: { thought: WhatIfLayer }): JSX.Element {
  const trans = useTranslation();
  const title =
    thought.why === null
      ? trans.__('Follows from what is being tried.')
      : translate(thought.why, trans);
  return (
    <span className="jp-Paramlens-mark jp-Paramlens-mod-thought" title={title}>
      <Icon name="thought" />
      <span className="jp-Paramlens-word">{trans.__('what if')}</span>
    </span>
  );
}

/** By how much a count differs from the one in the report. */
export function DifferenceNote({ layer }: { layer: LayerReport }): JSX.Element | null {
  const difference = thoughtOf(layer)?.difference ?? 0;
  return difference === 0 ? null : (
    <span className="jp-Paramlens-second">{differenceText(difference)}</span>
  );
}
