import * as React from 'react';
import { integer } from '../format.js';
import { focusable } from '../keyboard.js';
import { useTranslation } from '../translation.js';

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

interface Typed {
  readonly text: string;
  /** The number that the field stands for while this is in it. */
  readonly value: number | null;
}

/** A whole number. What is typed on the way to one changes nothing yet. */
export function NumberField(props: NumberFieldProps): JSX.Element {
  const { id, label, value, minimum, maximum, placeholder, onChange } = props;
  const trans = useTranslation();
  const noteId = React.useId();
  const [typed, setTyped] = React.useState<Typed | null>(null);
  // When the number changes otherwise, by a reset, what was typed is over.
  const text = typed?.value === value ? typed.text : null;
  const isInvalid = text !== null && !isWithin(Number(text || NaN), minimum, maximum);
  return (
    <>
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
        aria-invalid={isInvalid}
        aria-describedby={isInvalid ? noteId : undefined}
        onChange={event => {
          const number = event.target.valueAsNumber;
          const isLegal = isWithin(number, minimum, maximum);
          setTyped({ text: event.target.value, value: isLegal ? number : value });
          if (isLegal) onChange(number);
        }}
        onKeyDown={event => {
          if (event.key !== 'Escape' || !isInvalid) return;
          event.preventDefault();
          setTyped(null);
        }}
        onBlur={() => setTyped(null)}
      />
      {isInvalid && (
        <span id={noteId} role="status" className="jp-Paramlens-muted">
          {trans.__('from %1 to %2', integer(minimum), integer(maximum))}
        </span>
      )}
    </>
  );
}

function isWithin(number: number, minimum: number, maximum: number): boolean {
  return Number.isSafeInteger(number) && number >= minimum && number <= maximum;
}
