import * as React from 'react';
import { focusable } from './keyboard.js';

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, name: string])[];
  readonly onChange: (value: Value) => void;
}

/** One of several, with its name in front. */
export function Choice<Value extends string>({
  label,
  value,
  options,
  onChange
}: ChoiceProps<Value>): JSX.Element {
  return (
    <label>
      {label}
      <select
        {...focusable}
        className="jp-Paramlens-select"
        value={value}
        onChange={event => onChange(event.target.value as Value)}
      >
        {options.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
