import { withoutMargin } from '../margin.js';

export interface Token {
  readonly kind: 'string' | 'number' | 'array' | 'name' | 'object' | 'gap' | 'mark' | 'end';
  readonly text: string;
}

const END: Token = { kind: 'end', text: '' };

// Tried in this order at one place of one line.
const KINDS: readonly (readonly [kind: Token['kind'], pattern: RegExp])[] = [
  ['string', /[bru]?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/y],
  ['number', /[-+]?(?:\d[\d_]{0,400}\.?\d{0,400}|\.\d{1,400}|inf\b|nan\b)(?:e[-+]?\d+)?(?![\w.])/y],
  [
    'array',
    /(?:(?:bf|f|ui|u|i|c)(?:4|8|16|32|64|128)\w{0,8}|bool|key<\w{0,20}>)\[[\d, ]{0,80}\](?:\(\w{1,20}\))?/y
  ],
  ['name', /[A-Za-z_][\w.]*(?:<\w{0,20}>)?/y],
  ['gap', /\.\.\.|…/y],
  ['mark', /[()[\]{},=:]/y]
];

/** Cuts lines into tokens, comments left out. A token never goes on in the next line. */
export class Scanner {
  private line: number;
  private column = 0;
  private text: string;
  private ahead: Token | null = null;
  /** The last comment passed over. */
  comment = '';
  /** One past the line of the last token taken. */
  end: number;

  /**
   * @param first the line to begin at, behind the first `margin.length` characters.
   * @param margin text that may stand before each line.
   */
  constructor(
    private readonly lines: readonly string[],
    first: number,
    private readonly margin: string
  ) {
    this.line = first;
    this.text = lines[first].slice(margin.length);
    this.end = first;
  }

  peek(): Token {
    this.ahead ??= this.scan();
    return this.ahead;
  }

  take(): Token {
    const token = this.peek();
    this.ahead = null;
    if (token.kind !== 'end') this.end = this.line + 1;
    return token;
  }

  private scan(): Token {
    if (!this.skipSpace()) return END;
    for (const [kind, pattern] of KINDS) {
      pattern.lastIndex = this.column;
      const match = pattern.exec(this.text);
      if (match) {
        this.column = pattern.lastIndex;
        return { kind, text: match[0] };
      }
    }
    if (this.text[this.column] === '<') return { kind: 'object', text: this.takeObject() };
    // Nothing that can be printed as a value: the text around the value has begun, or it was cut.
    return END;
  }

  /** `<PjitFunction of <function relu at 0x7f>>`. */
  private takeObject(): string {
    const start = this.column;
    let depth = 0;
    do {
      const char = this.text[this.column++];
      if (char === '<') depth++;
      if (char === '>') depth--;
    } while (depth > 0 && this.column < this.text.length);
    return this.text.slice(start, this.column);
  }

  private skipSpace(): boolean {
    for (;;) {
      while (this.text[this.column] === ' ') this.column++;
      if (this.text[this.column] === '#') {
        this.comment = this.text.slice(this.column + 1).trim();
        this.column = this.text.length;
      }
      if (this.column < this.text.length) return true;
      if (this.line + 1 >= this.lines.length) return false;
      this.line++;
      this.text = withoutMargin(this.lines[this.line], this.margin);
      this.column = 0;
    }
  }
}
