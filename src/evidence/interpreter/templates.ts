import { DictObject, TupleObject } from './containers.js';
import { formatValue } from './format.js';
import { MAXIMUM_TEXT } from './text.js';
import { UNKNOWN, type CallValues, type PythonValue } from './values.js';

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
