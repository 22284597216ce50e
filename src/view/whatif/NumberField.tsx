import * as React from 'react';
import { focusable } from '../keyboard.js';

interface NumberFieldProps {
  readonly id?: string;
  readonly label?: string;
  /** `null` where it is open. */
  readonly value: number | null;
  readonly minimum: number;
  readonly maximum: number;
  readonly placeholder?: string;
  readonly onChange: (value: number) => void;
}

/** A whole number. What is typed on the way to one changes nothing yet. */
export function NumberField(props: NumberFieldProps): JSX.Element {
  const { id, label, value, minimum, maximum, placeholder, onChange } = props;
  const [text, setText] = React.useState<string | null>(null);
  return (
    <input
      {...focusable}
      id={id}
      type="number"
      step={1}
      min={minimum}
      max={maximum}
      className="jp-Paramlens-filter"
      aria-label={label}
      placeholder={placeholder}
      value={text ?? value ?? ''}
      onChange={event => {
        setText(event.target.value);
        const number = event.target.valueAsNumber;
        if (Number.isSafeInteger(number) && number >= minimum && number <= maximum) {
          onChange(number);
        }
      }}
      onBlur={() => setText(null)}
    />
  );
}
