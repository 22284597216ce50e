import * as React from 'react';
import { DATA_TYPES, OPTIMIZERS } from '../cost/index.js';
import { COST_COLUMNS, type CostChoice, type CostColumn } from './costChoice.js';
import { costWords } from './costWords.js';
import { DATA_TYPE_NAMES, OPTIMIZER_NAMES } from './costs.js';
import { focusable } from './keyboard.js';
import { Choice } from './Choice.js';
import { translate, useTranslation } from './translation.js';

interface ColumnsStripProps {
  readonly id: string;
  readonly choice: CostChoice;
  readonly onChoice: (choice: CostChoice) => void;
}

/** Which costs have columns, and for which number format and optimizer. */
export function ColumnsStrip({ id, choice, onChoice }: ColumnsStripProps): JSX.Element {
  const trans = useTranslation();
  const { columns, dtype, optimizer } = choice;
  const toggle = (column: CostColumn): void =>
    onChoice({
      ...choice,
      // In the table's order, whichever was asked for first.
      columns: COST_COLUMNS.filter(other => columns.includes(other) !== (other === column))
    });
  return (
    <div id={id} className="jp-Paramlens-strip" role="group" aria-label={trans.__('Columns')}>
      {COST_COLUMNS.map(column => {
        const { label, title } = costWords(column, trans);
        return (
          <label key={column} title={title}>
            <input
              {...focusable}
              type="checkbox"
              checked={columns.includes(column)}
              onChange={() => toggle(column)}
            />
            {label}
          </label>
        );
      })}
      <span className="jp-Paramlens-stripRest">
        <Choice
          label={trans.__('Numbers in')}
          value={dtype}
          options={DATA_TYPE_NAMES.map(name => [name, DATA_TYPES[name].name])}
          onChange={value => onChoice({ ...choice, dtype: value })}
        />
        <Choice
          label={trans.__('Optimizer')}
          value={optimizer}
          options={OPTIMIZER_NAMES.map(name => [name, translate(OPTIMIZERS[name].name, trans)])}
          onChange={value => onChoice({ ...choice, optimizer: value })}
        />
      </span>
    </div>
  );
}
