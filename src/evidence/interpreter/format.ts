import { DictObject, TupleObject } from './containers.js';
import { MAXIMUM_TEXT } from './text.js';
import { FloatObject, UNKNOWN, type CallValues, type PythonValue } from './values.js';

const MAXIMUM_WIDTH = 64;

/** Python's `str()`; `null` where it is not followed. */
export function textOf(value: PythonValue): string | null {
  if (typeof value === 'string') {
    return value;
  }
  if (typeof value === 'number') {
    return String(value);
  }
  if (typeof value === 'boolean') {
    return value ? 'True' : 'False';
  }
  if (value === null) {
    return 'None';
  }
  if (value instanceof FloatObject) {
    const size = Math.abs(value.value);
    // Outside this range Python writes an exponent, in another way than here.
    if (size !== 0 && (size < 1e-4 || size >= 1e16)) {
      return null;
    }
    return Number.isInteger(value.value) ? `${value.value}.0` : String(value.value);
  }
  return null;
}

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

/** `'block%d' % 3`; `null` where it is not followed. */
export function formatPercent(template: string, values: PythonValue): string | null {
  const items: readonly PythonValue[] =
    values instanceof TupleObject ? (values.elements() ?? []) : [values];
  let used = 0;
  let failed = values instanceof DictObject;
  let length = 0;
  const result = template.replace(
    /%(%|(0?\d{0,3})([a-zA-Z(])|$)/g,
    (_all, rest: string, width: string, type: string) => {
      if (rest === '%') {
        return '%';
      }
      const value = items[used++] ?? null;
      const whole = type === 'd' || type === 'i';
      const text =
        used > items.length || !(whole || type === 's') || (type === 's' && width !== '')
          ? null
          : formatValue(value, width + (whole ? 'd' : ''));
      length += text?.length ?? 0;
      failed ||= text === null || length > MAXIMUM_TEXT;
      return failed ? '' : (text ?? '');
    }
  );
  return failed || used !== items.length ? null : result;
}

/** `'block{}'.format(3)`; UNKNOWN where it is not followed. */
export function formatBraces(template: string, args: CallValues): PythonValue {
  let next = 0;
  let failed = !args.complete;
  let length = 0;
  const result = template.replace(
    /\{\{|\}\}|\{(\w*)(?::([^{}]*))?\}|[{}]/g,
    (all: string, field: string | undefined, specification: string | undefined) => {
      if (all === '{{' || all === '}}') {
        return all[0];
      }
      const value =
        field === undefined
          ? undefined
          : field === ''
            ? args.positional[next++]
            : /^\d+$/.test(field)
              ? args.positional[Number(field)]
              : args.keyword.get(field);
      const text = value === undefined ? null : formatValue(value, specification ?? '');
      length += text?.length ?? 0;
      failed ||= text === null || length > MAXIMUM_TEXT;
      return failed ? '' : (text ?? '');
    }
  );
  return failed ? UNKNOWN : result;
}
