import { FloatObject, PlainObject, type PythonValue } from './values.js';

/** Longer text is data; to work on it would cost more than it tells. */
export const MAXIMUM_TEXT = 4096;

/** A text of `length` characters; no more than that it is one where it is too long to be made. */
export function limitText(length: number, make: () => string): PythonValue {
  return length <= MAXIMUM_TEXT ? make() : new PlainObject();
}

/** The texts with `separator` between them. */
export function joinTexts(texts: readonly string[], separator: string): PythonValue {
  const between = separator.length * Math.max(0, texts.length - 1);
  const length = texts.reduce((total, text) => total + text.length, between);
  return limitText(length, () => texts.join(separator));
}

/** A value as it is followed on: of a text that is too long no more than that it is one. */
export function withinLimit(value: PythonValue): PythonValue {
  return typeof value === 'string' ? limitText(value.length, () => value) : value;
}

/** The steps that one look at each character is worth. */
export function textCost(text: string): number {
  return text.length / 16;
}

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
