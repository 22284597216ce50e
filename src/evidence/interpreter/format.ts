import type { Expression } from '../python/syntax.js';
import { DictObject, TupleObject } from './containers.js';
import type { Frame } from './frame.js';
import { MAXIMUM_TEXT, textOf } from './text.js';
import { UNKNOWN, type CallValues, type PythonValue } from './values.js';

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
