import { AssertionSyntaxError, type Assertion, type Operator } from './types.js';

/*
 * assertions := assertion ("," assertion)* ["#" any characters]
 * assertion  := subject operator value | "no mismatch"
 * subject    := "total" | "trainable" | "non-trainable" | "optimizer" | "megabytes" | "layers" | "mismatches"
 *             | layer | "'" any characters "'" | '"' any characters '"'
 *               where the names of models' quantities may be written in any case, and with "_" for "-"
 * layer      := a layer's name or path, of letters, digits and _ . / : -
 * operator   := "==" | "=" | "!=" | "<" | "<=" | ">" | ">="
 * value      := digits ["." digits] [suffix], with "_" between digits as one likes, or "," between thousands
 * suffix     := "K" | "M" | "B", a thousand, a million, a billion; small letters as well
 */

const OPERATORS: Readonly<Record<string, Operator>> = {
  '==': '==',
  '=': '==',
  '!=': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>='
};
const SUFFIXES: Readonly<Record<string, number>> = { '': 1, K: 1e3, M: 1e6, B: 1e9 };

/** What can be asserted of a whole model, as an alternation; all else is a layer's name. */
export const ABOUT_MODELS =
  'total|trainable|non[-_]trainable|optimizer|megabytes|layers|mismatches';

const QUANTITY = new RegExp(`^(?:${ABOUT_MODELS})$`, 'i');
const SUBJECT = /\s*(?:'([^']{1,200})'|"([^"]{1,200})"|([\p{L}_][\p{L}\p{N}_./:-]{0,200}))/uy;
const OPERATOR = /\s*(==|!=|<=|>=|=|<|>)/y;
const VALUE =
  /\s*(\d{1,3}(?:,\d{3}){1,6}(?![\d_])|\d[\d_]{0,20})(?:\.(\d{1,9}))?([KMBkmb]?)(?![\p{L}\p{N}_])/uy;
const COMMA = /\s*(?:,|(?=#)|$)/y;
const END = /\s*(?:#.*)?$/y;
const NO_MISMATCH = /\s*no[ _-]mismatch(?:es)?(?=\s*(?:,|#|$))/iy;

/** Reads assertions such as `total == 128952, trainable < 1M`.
 *
 * @throws AssertionSyntaxError naming what cannot be read.
 */
export function readAssertions(text: string): readonly Assertion[] {
  const assertions: Assertion[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) at = pattern.lastIndex;
    return match;
  };
  const expect = (pattern: RegExp, what: string): RegExpExecArray => {
    const match = take(pattern);
    if (match) return match;
    throw new AssertionSyntaxError(
      `cannot read "${text.trim()}": expected ${what} at "${text.slice(at).trim()}"`
    );
  };
  do {
    const start = at;
    if (take(NO_MISMATCH)) {
      assertions.push({
        subject: 'mismatches',
        operator: '==',
        value: [0, 0],
        text: text.slice(start, at).trim()
      });
    } else {
      const subject = expect(SUBJECT, 'a layer, total, trainable or non-trainable');
      const operator = OPERATORS[expect(OPERATOR, 'a comparison such as == or <')[1]];
      const value = valueOf(expect(VALUE, 'a number such as 128952 or 1.5M'));
      assertions.push({
        subject: subject[1] ?? subject[2] ?? subjectOf(subject[3]),
        operator,
        value,
        text: text.slice(start, at).trim()
      });
    }
    expect(COMMA, 'a comma');
  } while (!take(END));
  return assertions;
}

function subjectOf(name: string): string {
  return QUANTITY.test(name) ? name.toLowerCase().replace('_', '-') : name;
}

/** A number of its own, or with a suffix: equality then asks only for the digits that are written. */
function valueOf([, whole, fraction = '', suffix]: RegExpExecArray): readonly [number, number] {
  const scale = SUFFIXES[suffix.toUpperCase()];
  const digits = Number(whole.replace(/[_,]/g, '') + fraction);
  const unit = scale / 10 ** fraction.length;
  const value = digits * unit;
  return suffix === '' ? [value, value] : [value - unit / 2, value + unit / 2];
}

/** A count for an option: `25000000`, `25M`, `1.5B`.
 *
 * @throws AssertionSyntaxError if it is none.
 */
export function readCount(text: string): number {
  VALUE.lastIndex = 0;
  const match = VALUE.exec(text);
  if (!match || VALUE.lastIndex !== text.trimEnd().length) {
    throw new AssertionSyntaxError(`"${text}" is no number such as 128952 or 1.5M`);
  }
  const [low, high] = valueOf(match);
  return (low + high) / 2;
}
