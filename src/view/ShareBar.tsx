import * as React from 'react';
import { percent } from './format.js';
import { useTranslation } from './translation.js';

/** A layer's part of the model's parameters, as a bar under its count. */
export function ShareBar({ share }: { share: number }): JSX.Element {
  const trans = useTranslation();
  const text = trans.__('%1 of all parameters', percent(share));
  return (
    <span className="jp-Paramlens-share" role="img" aria-label={text} title={text}>
      {/* Even the smallest share that is not nothing leaves a trace. */}
      <span style={{ width: share === 0 ? '0' : `max(1px, ${(share * 100).toFixed(2)}%)` }} />
    </span>
  );
}
