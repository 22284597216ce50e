import * as React from 'react';
import { EXPORT_FORMATS, FORMAT_NAMES, type ExportFormat } from '../export/types.js';
import type { SummaryActions } from './actions.js';
import { Choice } from './Choice.js';
import { focusable } from './keyboard.js';
import { useTranslation } from './translation.js';

interface ExportStripProps {
  readonly id: string;
  readonly actions: SummaryActions;
}

/** What the table is to be written as, and where to. */
export function ExportStrip({ id, actions }: ExportStripProps): JSX.Element {
  const trans = useTranslation();
  const [format, setFormat] = React.useState<ExportFormat>('markdown');
  const [derivations, setDerivations] = React.useState(false);
  const button = (to: 'clipboard' | 'file', label: string): JSX.Element => (
    <button
      {...focusable}
      type="button"
      className="jp-Paramlens-button"
      onClick={() => actions.onExport({ format, derivations, to })}
    >
      {label}
    </button>
  );
  return (
    <div id={id} className="jp-Paramlens-strip" role="group" aria-label={trans.__('Export')}>
      <Choice
        label={trans.__('Export as')}
        value={format}
        options={EXPORT_FORMATS.map(name => [name, FORMAT_NAMES[name]])}
        onChange={setFormat}
      />
      <label title={trans.__('Also write the steps from the shapes to each count')}>
        <input
          {...focusable}
          type="checkbox"
          checked={derivations}
          onChange={event => setDerivations(event.target.checked)}
        />
        {trans.__('with derivations')}
      </label>
      <span className="jp-Paramlens-stripRest">
        {button('clipboard', trans.__('Copy'))}
        {button('file', trans.__('Save as file'))}
      </span>
    </div>
  );
}
