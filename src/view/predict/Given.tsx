import * as React from 'react';
import type { Layer, Shape } from '../../counter/types.js';
import { shape } from '../format.js';
import { settingsText } from './settingsText.js';

interface GivenProps {
  readonly layer: Layer | null;
  readonly output: Shape | null;
}

/** What a count follows from, and nothing that gives it away: the shapes that come in and go out, and the settings. */
export function Given({ layer, output }: GivenProps): JSX.Element {
  const inputs = layer?.inputs ?? [];
  return (
    <>
      <span>
        {inputs.length > 0 && `${inputs.map(shape).join(', ')} → `}
        {output === null ? '?' : shape(output)}
      </span>
      {layer !== null && <code className="jp-Paramlens-second">{settingsText(layer)}</code>}
    </>
  );
}
