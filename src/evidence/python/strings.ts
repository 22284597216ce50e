const ESCAPES: { readonly [letter: string]: string } = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  n: '\n',
  t: '\t',
  r: '\r',
  '\n': ''
};

export interface Literal {
  /** The letters before the quote, in lower case: `f`, `rb`. */
  readonly prefix: string;
  /** Where the text begins and ends inside the literal. */
  readonly start: number;
  readonly end: number;
}

/** Takes a string literal apart; `null` if it is not closed. */
export function openLiteral(source: string): Literal | null {
  let quote = 0;
  while (quote < source.length && source[quote] !== '"' && source[quote] !== "'") {
    quote++;
  }
  const mark = source[quote];
  const long = mark !== undefined && source.startsWith(mark.repeat(3), quote);
  const fence = (mark ?? '').repeat(long ? 3 : 1);
  const start = quote + fence.length;
  const end = source.length - fence.length;
  if (fence === '' || end < start || !source.endsWith(fence)) {
    return null;
  }
  return { prefix: source.slice(0, quote).toLowerCase(), start, end };
}

/** Resolves escapes; `null` for the rare ones that are not followed (`\N{...}`, octal). */
export function unescape(text: string, raw: boolean): string | null {
  if (raw || !text.includes('\\')) {
    return text;
  }
  let result = '';
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character !== '\\') {
      result += character;
      continue;
    }
    const letter = text[++i] ?? '';
    const digits = letter === 'x' ? 2 : letter === 'u' ? 4 : letter === 'U' ? 8 : 0;
    if (digits > 0) {
      const code = text.slice(i + 1, i + 1 + digits);
      const point = /^[0-9a-fA-F]+$/.test(code) && code.length === digits ? parseInt(code, 16) : -1;
      if (point < 0 || point > 0x10ffff) {
        return null;
      }
      result += String.fromCodePoint(point);
      i += digits;
    } else if (Object.hasOwn(ESCAPES, letter)) {
      result += ESCAPES[letter];
    } else if (/[0-9N]/.test(letter)) {
      return null;
    } else {
      result += '\\' + letter;
    }
  }
  return result;
}

/** A number literal's value and whether Python takes it as a float; `null` for complex and too large ones. */
export function readNumber(source: string): { value: number; float: boolean } | null {
  const text = source.replace(/_/g, '').replace(/[lL]$/, '');
  if (/^0[xXoObB]/.test(text) || /^[0-9]+$/.test(text)) {
    const value = Number(text);
    return Number.isSafeInteger(value) ? { value, float: false } : null;
  }
  const value = Number(text);
  return Number.isFinite(value) ? { value, float: true } : null;
}
