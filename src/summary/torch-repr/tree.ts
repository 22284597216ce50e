import { headOf, tokenOf, type Head, type Token } from './tokens.js';

/** A module as printed: one text, however many modules are folded into it. */
export interface ModuleNode {
  /** The name its parent has for it; of a folded text the range, `0-11`. */
  readonly key: string;
  readonly type: string;
  readonly folded: number;
  /** The lines of its `extra_repr`. */
  readonly extra: string[];
  readonly children: ModuleNode[];
  /** Ancestors between it and the node it hangs on whose lines are missing. */
  readonly missing: number;
  /** What stands after its closing parenthesis; `null` when that was not found. */
  tail: string | null;
}

/** A module and the lines it occupies. */
export interface ReadModule {
  readonly node: ModuleNode;
  /** One past the last line. */
  readonly end: number;
  /** Lines are missing at the end or in between. */
  readonly cut: boolean;
}

/** The lines of a text without what was printed before each of them; `null` past the last line that has it. */
export type LineView = (line: number) => string | null;

interface Open {
  readonly node: ModuleNode;
  readonly indent: number;
}

/** No `extra_repr` has more lines, and no tree more levels; other text may. */
const EXTRA_LINES = 60;
const LEVELS = 400;

function nodeOf(key: string, head: Head, missing = 0): ModuleNode {
  const { type, folded, inside, tail } = head;
  const extra = inside.trim() === '' ? [] : [inside];
  return { key, type, folded, extra, children: [], missing, tail };
}

/** Reads the module whose `Class(` starts at `column` of line `first`; `null` when none does. */
export function readModule(view: LineView, first: number, column: number): ReadModule | null {
  const text = view(first)?.slice(column);
  const head = text === undefined ? null : headOf(text.trimEnd());
  if (!head) return null;
  const root = nodeOf('', head);
  if (root.tail !== null) return { node: root, end: first + 1, cut: false };
  return readInside(view, first + 1, root);
}

/** Reads lines whose root was cut away: they hang on a node without a class. */
export function readHeadless(view: LineView, first: number): ReadModule {
  const root = nodeOf('', { type: '', folded: 1, inside: '', tail: null });
  return readInside(view, first, root, 0);
}

/** Reads the lines inside `root`, up to its closing parenthesis or as far as they make sense. */
function readInside(
  view: LineView,
  first: number,
  root: ModuleNode,
  base: number | null = null
): ReadModule {
  const state = new Inside(root, base);
  let end = first;
  let noise = 0;
  for (let i = first; root.tail === null; i++) {
    const line = view(i);
    if (line === null) break;
    const token = tokenOf(line);
    if (token.kind === 'blank') {
      if (++noise > 3) break;
      continue;
    }
    if (state.take(token)) {
      end = i + 1;
      noise = 0;
    } else if (++noise > 3 || state.isOver) break;
  }
  return { node: root, end, cut: root.tail === null || state.cut };
}

/** The modules that are open at a line. Indentation tells where lines belong; where it is lost, parentheses do. */
class Inside {
  cut = false;
  isOver = false;
  private stack: Open[];
  /** Runs of spaces were shortened, so that indentation tells nothing. */
  private collapsed = false;
  /** The last line opened a module, so that the next one is indented further. */
  private opened = true;

  constructor(
    private readonly root: ModuleNode,
    private base: number | null
  ) {
    this.stack = [{ node: root, indent: base ?? 0 }];
    this.cut = base !== null;
  }

  /** Puts a line where it belongs; false when it belongs nowhere. */
  take(token: Token): boolean {
    if (token.kind === 'blank') return false;
    if (token.kind === 'gap') return this.skip();
    this.settle(token);
    if (token.kind === 'child') return this.open(token.indent, token.key, token.head);
    if (token.kind === 'close') return this.close(token.indent, token.tail);
    return this.note(token.indent, token.text);
  }

  /** The first line inside tells how far the root is indented, or that nothing is. */
  private settle({ kind, indent }: Exclude<Token, { kind: 'blank' | 'gap' }>): void {
    if (this.base === null) {
      this.collapsed = indent < 2;
      this.base = this.collapsed ? 0 : indent - 2;
      this.stack = [{ node: this.root, indent: this.base }];
    } else if (this.opened && this.stack.length > 1) {
      // Anything printed in between stands at the very left.
      const top = this.stack[this.stack.length - 1].indent;
      this.collapsed ||= kind === 'child' ? indent <= top : kind === 'text' && indent === top;
    }
  }

  private skip(): boolean {
    this.cut = true;
    this.opened = false;
    this.stack = this.stack.slice(0, 1);
    return true;
  }

  private open(indent: number, key: string, head: Head): boolean {
    if (!this.collapsed) this.leave(indent);
    const top = this.stack[this.stack.length - 1];
    if (!top || this.stack.length > LEVELS) {
      this.isOver = true;
      return false;
    }
    const missing = this.collapsed ? 0 : Math.max(0, Math.floor((indent - top.indent) / 2) - 1);
    if (missing > 0) this.cut = true;
    const node = nodeOf(key, head, missing);
    top.node.children.push(node);
    if (node.tail === null) this.stack.push({ node, indent });
    this.opened = node.tail === null && node.extra.length === 0;
    return true;
  }

  private close(indent: number, tail: string): boolean {
    this.opened = false;
    if (this.collapsed) {
      this.stack.pop()!.node.tail = tail;
      return true;
    }
    this.leave(indent + 1);
    const top = this.stack[this.stack.length - 1];
    if (!top) {
      this.isOver = true;
      return false;
    }
    // Past a gap, modules are closed whose first line is not there.
    if (top.indent === indent) {
      top.node.tail = tail;
      this.stack.pop();
    }
    return true;
  }

  /** Leaves the modules that a line at `indent` cannot be in. */
  private leave(indent: number): void {
    while (this.stack.length > 1 && this.stack[this.stack.length - 1].indent >= indent) {
      this.stack.pop();
    }
    if (this.stack[0].indent >= indent) this.stack = [];
  }

  private note(indent: number, text: string): boolean {
    const top = this.stack[this.stack.length - 1];
    if (!top || (!this.collapsed && indent <= top.indent)) return false;
    if (top.node.children.length > 0 || top.node.extra.length >= EXTRA_LINES) return false;
    top.node.extra.push(text);
    this.opened = false;
    return true;
  }
}
