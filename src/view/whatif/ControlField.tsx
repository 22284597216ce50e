import * as React from 'react';
import type { Value } from '../../counter/types.js';
import type { Control } from '../../teach/controls.js';
import { focusable } from '../keyboard.js';
import { NumberField } from './NumberField.js';

interface ControlFieldProps {
  readonly control: Control;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** One of a layer's settings, to be tried with other values. */
export function ControlField({ control, value, onChange }: ControlFieldProps): JSX.Element {
  const id = React.useId();
  return (
    <span
      className="jp-Paramlens-control"
      {...(isSeveral(control) && { role: 'group', 'aria-label': control.argument })}
    >
      <label htmlFor={id}>
        <code>{control.argument}</code>
      </label>
      {control.kind === 'flag' ? (
        <input
          {...focusable}
          id={id}
          type="checkbox"
          checked={value === true}
          onChange={event => onChange(event.target.checked)}
        />
      ) : control.kind === 'choice' ? (
        <select
          {...focusable}
          id={id}
          className="jp-Paramlens-select"
          value={JSON.stringify(value)}
          onChange={event => onChange(JSON.parse(event.target.value) as Value)}
        >
          {control.choices.map(choice => (
            <option key={JSON.stringify(choice)} value={JSON.stringify(choice)}>
              {Array.isArray(choice) ? choice.join(' × ') : String(choice)}
            </option>
          ))}
        </select>
      ) : (
        <Numbers id={id} control={control} value={value} onChange={onChange} />
      )}
    </span>
  );
}

/** A number for each axis. */
function isSeveral(control: Control): boolean {
  return control.kind === 'number' && control.axes !== null;
}

interface NumbersProps extends ControlFieldProps {
  readonly id: string;
  readonly control: Extract<Control, { kind: 'number' }>;
}

function Numbers({ id, control, value, onChange }: NumbersProps): JSX.Element {
  const { minimum, maximum, axes, argument } = control;
  const range = { minimum, maximum };
  if (axes === null) {
    const number = typeof value === 'number' ? value : null;
    return <NumberField {...range} id={id} value={number} onChange={onChange} />;
  }
  const sizes = value as readonly number[];
  return (
    <>
      {sizes.map((size, axis) => (
        <React.Fragment key={axis}>
          {axis > 0 && '×'}
          <NumberField
            {...range}
            id={axis === 0 ? id : undefined}
            label={`${argument} ${axis + 1}`}
            value={size}
            onChange={number => onChange(sizes.map((old, at) => (at === axis ? number : old)))}
          />
        </React.Fragment>
      ))}
    </>
  );
}
