import { headOf } from './tokens.js';

/** Where a module begins in a line, and what a loop printed before it. */
export interface Labelled {
  readonly column: number;
  /** The name or number; `null` when nothing was printed before the module. */
  readonly label: string | null;
}

/** `('conv1', Conv2d(…))`, `0 -> ('conv1', Conv2d(…))`, then `conv1 Conv2d(…)`, `0 -> Conv2d(…)`, `conv1: Conv2d(…)`. */
const LABELS: readonly RegExp[] = [
  /^(?:\d{1,9} ?-> ?)?\('([^'()]{0,200})', /,
  /^([\w.-]{1,200}) ?(?:->|=>|[:=|]) {0,8}/,
  /^([\w.-]{1,200}) {1,80}/
];

/** What may follow a module on its line: the rest of a pair, or a count. A comma follows in source code. */
const TAIL = /^(?:\)?|, [\d,]{1,20} params)$/;

/** The whole module in a line that holds nothing else, but for a label; `null` when there is none. */
export function findLabelled(line: string): Labelled | null {
  const indent = line.length - line.trimStart().length;
  const text = line.slice(indent);
  if (isWhole(text)) return { column: indent, label: null };
  for (const pattern of LABELS) {
    const match = pattern.exec(text);
    if (match && isWhole(text.slice(match[0].length))) {
      return { column: indent + match[0].length, label: match[1] };
    }
  }
  return null;
}

/** The label that all of `before` is; `null` when it is something else. */
export function labelOf(before: string): string | null {
  const text = before.trimStart();
  for (const pattern of LABELS) {
    const match = pattern.exec(text);
    if (match && match[0].length === text.length) return match[1];
  }
  return null;
}

function isWhole(text: string): boolean {
  const head = headOf(text.trimEnd());
  // A class with its package before it is source code as well.
  return head !== null && head.tail !== null && TAIL.test(head.tail) && !head.type.includes('.');
}
