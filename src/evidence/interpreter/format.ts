import type { Expression } from '../python/syntax.js';
import type { Frame } from './frame.js';
import { MAXIMUM_TEXT, textOf } from './text.js';
import { UNKNOWN, type PythonValue } from './values.js';

const MAXIMUM_WIDTH = 64;

/** A value with a format specification: empty, `d`, `s`, or a width with zeros (`02d`). */
export function formatValue(value: PythonValue, specification: string): string | null {
  const match = /^(0?)(\d{0,3})([ds]?)$/.exec(specification);
  const text = textOf(value);
  if (match === null || text === null) {
    return null;
  }
  const [, zero, width, type] = match;
  if (Number(width) > MAXIMUM_WIDTH || (type === 'd' && typeof value !== 'number')) {
    return null;
  }
  if (width === '' || Number(width) <= text.length) {
    return text;
  }
  if (typeof value === 'number') {
    const digits = text.replace('-', '');
    const sign = text.length > digits.length ? '-' : '';
    return zero === '0'
      ? sign + digits.padStart(Number(width) - sign.length, '0')
      : text.padStart(Number(width));
  }
  return typeof value === 'string' && zero === '' ? text.padEnd(Number(width)) : null;
}

/** The value of an f-string. */
export function evaluateFormat(
  parts: (Expression & { kind: 'format' })['parts'],
  frame: Frame
): PythonValue {
  let result: string | null = '';
  for (const part of parts) {
    let text: string | null = typeof part === 'string' ? part : null;
    if (typeof part !== 'string') {
      const value = frame.machine.evaluate(part.value, frame);
      if (part.conversion === '' || part.conversion === 's') {
        text =
          part.conversion === 's'
            ? formatValue(textOf(value) ?? UNKNOWN, part.specification)
            : formatValue(value, part.specification);
      }
    }
    result =
      text === null || result === null || result.length > MAXIMUM_TEXT ? null : result + text;
  }
  return result ?? UNKNOWN;
}
