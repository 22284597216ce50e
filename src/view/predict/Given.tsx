import * as React from 'react';
import type { Layer, Shape } from '../../counter/types.js';
import { shape } from '../format.js';
import { useTranslation } from '../translation.js';
import { settingsText } from './settingsText.js';

interface GivenProps {
  readonly type: string;
  readonly layer: Layer | null;
  readonly output: Shape | null;
  /** Other settings would do as well. */
  readonly isSupposed?: boolean;
}

/** What a count follows from, and nothing that gives it away: the shapes that come in and go out, and the settings. */
export function Given({ type, layer, output, isSupposed = false }: GivenProps): JSX.Element {
  const trans = useTranslation();
  const inputs = layer?.inputs ?? [];
  const settings = layer === null ? '' : settingsText(layer);
  return (
    <>
      <span className="jp-Paramlens-givenType">{type}</span>{' '}
      {inputs.map((input, i) => (
        <React.Fragment key={i}>
          <span className="jp-Paramlens-unbroken">{shape(input)}</span>
          {i < inputs.length - 1 ? ', ' : ' → '}
        </React.Fragment>
      ))}
      <span className="jp-Paramlens-unbroken">{output === null ? '?' : shape(output)}</span>
      {settings !== '' && <code className="jp-Paramlens-second">{settings}</code>}
      {isSupposed && (
        <span className="jp-Paramlens-second">{trans.__('supposed: one setting that fits')}</span>
      )}
    </>
  );
}
