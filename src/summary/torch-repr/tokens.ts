/** One line of a printed module tree, told apart by its own text alone. */
export type Token =
  | { readonly kind: 'blank' }
  | { readonly kind: 'gap' }
  | { readonly kind: 'close'; readonly indent: number; readonly tail: string }
  | { readonly kind: 'text'; readonly indent: number; readonly text: string }
  | { readonly kind: 'child'; readonly indent: number; readonly key: string; readonly head: Head };

/** `Class(arguments)` on one line, or the `Class(` that opens several. */
export interface Head {
  readonly type: string;
  /** How many identical modules stand behind this one text; 1 when nothing is folded. */
  readonly folded: number;
  /** What stands between the parentheses on this line. */
  readonly inside: string;
  /** What follows the closing parenthesis; `null` while it is still open. */
  readonly tail: string | null;
}

const CHILD = /^\(([^()]{1,200})\): (?:(\d{1,9}) x )?(?=[A-Za-z_])/;
const TYPE = /^[A-Za-z_][\w.]{0,200}/;
/** Where somebody, or a viewer, left lines out. */
const GAP = /^(?:\.\.\.|…|\[\.\.\.|<\.\.\.)[^()]{0,80}$/;

/** Reads one line, its prefix already removed. */
export function tokenOf(line: string): Token {
  const text = line.trim();
  if (text === '') return { kind: 'blank' };
  const indent = line.length - line.trimStart().length;
  if (text.startsWith(')')) return { kind: 'close', indent, tail: text.slice(1) };
  const child = CHILD.exec(text);
  const head = child && headOf(text.slice(child[0].length), Number(child[2] ?? 1));
  if (child && head) return { kind: 'child', indent, key: child[1], head };
  return GAP.test(text) ? { kind: 'gap' } : { kind: 'text', indent, text };
}

/** `Class(…` at the start of a text; `null` when there is none. Up to PyTorch 0.3 a space stood before the parenthesis. */
export function headOf(text: string, folded = 1): Head | null {
  const type = TYPE.exec(text)?.[0];
  if (type === undefined || type === 'torch.Size') return null;
  const open = text[type.length] === ' ' ? type.length + 1 : type.length;
  if (text[open] !== '(') return null;
  const close = closing(text, open);
  return {
    type,
    folded,
    inside: close === null ? text.slice(open + 1) : text.slice(open + 1, close),
    tail: close === null ? null : text.slice(close + 1)
  };
}

/** The place of the parenthesis that closes the one at `open`. */
function closing(text: string, open: number): number | null {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')' && --depth === 0) return i;
  }
  return null;
}

/** True where a line may end within a module's arguments. */
export function mayBeCut(line: string): boolean {
  const open = line.lastIndexOf('(');
  return open > 0 && open < line.length - 1 && !line.endsWith(')');
}
