import { withoutMargin } from '../margin.js';
import { isKnown, isUnmistakable } from './config.js';
import { findLabelled, labelOf } from './labels.js';
import { tokenOf } from './tokens.js';
import {
  readHeadless,
  readModule,
  type LineView,
  type ModuleNode,
  type ReadModule
} from './tree.js';

/** A module in a text and what was printed around it. */
export interface Printed extends ReadModule {
  readonly first: number;
  /** What a loop printed before it: its name or number; `null` when nothing or something else stands there. */
  readonly label: string | null;
  /** Not a module, but all that is left of one whose first lines were cut away. */
  readonly headless: boolean;
}

/** What a search came to: a module, or the line to go on from. */
export type Search = Printed | { readonly end: number };

/** No prompt or margin before a module is longer. */
const LONGEST_MARGIN = 300;
/** Failed attempts that went on for longer are not made again line by line: that would take quadratic time. */
const LONG_ATTEMPT = 100;

/** Looks for a module that begins in line `i`. */
export function findModule(lines: readonly string[], i: number): Search {
  const line = lines[i].trimEnd();
  if (line === '') return { end: i + 1 };
  if (line.endsWith('(')) return findOpened(lines, i, line);
  const margin = marginOf(line);
  const token = tokenOf(line.slice(margin.length));
  if (token.kind === 'child') return findHeadless(lines, i, margin);
  return findLeaf(lines, i, margin);
}

function findOpened(lines: readonly string[], i: number, line: string): Search {
  const column = classBefore(line, line.length - 1);
  if (column === null || column > LONGEST_MARGIN) return { end: i + 1 };
  const margin = commonMargin(line, lines[i + 1] ?? '');
  const read = readModule(viewOf(lines, margin), i, column - margin.length);
  if (!read || read.node.children.length === 0) return { end: i + 1 };
  if (!isWhole(read)) return { end: read.end - i > LONG_ATTEMPT ? read.end : i + 1 };
  return { ...read, first: i, label: labelOf(line.slice(margin.length, column)), headless: false };
}

function findHeadless(lines: readonly string[], i: number, margin: string): Search {
  const read = readHeadless(viewOf(lines, margin), i);
  const { children } = read.node;
  // One line alone is no tree, and a list may well number what is no module.
  if (read.end - i < 3 || !children.some(hasUnmistakable)) {
    return { end: Math.max(i + 1, read.end) };
  }
  return { ...read, first: i, label: null, headless: true };
}

function findLeaf(lines: readonly string[], i: number, margin: string): Search {
  const labelled = findLabelled(lines[i].slice(margin.length));
  const read = labelled && readModule(viewOf(lines, margin), i, labelled.column);
  if (!labelled || !read) return { end: i + 1 };
  return { ...read, first: i, label: labelled.label, headless: false };
}

/** Where the class begins whose parenthesis stands at `open`. */
function classBefore(line: string, open: number): number | null {
  const end = line[open - 1] === ' ' ? open - 1 : open;
  let start = end;
  while (start > 0 && /[\w.]/.test(line[start - 1])) start--;
  return start < end && /[A-Za-z_]/.test(line[start]) ? start : null;
}

/** What both lines begin with, unless it is only indentation: `# `, `INFO:root:`. The times of a log may differ. */
function commonMargin(line: string, next: string): string {
  let length = 0;
  while (length < LONGEST_MARGIN && isAlike(line[length], next[length])) length++;
  const margin = line.slice(0, length);
  return margin.trim() === '' ? '' : margin;
}

function isAlike(char: string | undefined, other: string | undefined): boolean {
  if (char === undefined || other === undefined) return false;
  return char === other || (/\d/.test(char) && /\d/.test(other));
}

/** What was printed before a line that stands alone, where it is known for what it is: `# `, `INFO:root:`. */
const MARGIN =
  /^\s{0,40}(?:[#>|%*]{1,4} |(?:\d[\d:.,T -]{6,30})?(?:\W{0,3}\b(?:DEBUG|INFO|WARNING)\b(?::[\w.]{0,80}:|[\]: |-]{1,4})))/;

/** The margin of a line. */
export function marginOf(line: string): string {
  return MARGIN.exec(line)?.[0] ?? '';
}

/** A text's lines without their margin. */
export function viewOf(lines: readonly string[], margin: string): LineView {
  return i => (i < lines.length ? withoutMargin(lines[i], margin) : null);
}

/** A whole tree needs one class that is PyTorch's; a cut one more than that. */
function isWhole(read: ReadModule): boolean {
  const known = countKnown(read.node, 3);
  return read.cut ? known > 1 || hasUnmistakable(read.node) : known > 0;
}

function countKnown(node: ModuleNode, enough: number): number {
  let known = isKnown(node.type) ? 1 : 0;
  for (const child of node.children) {
    if (known >= enough) break;
    known += countKnown(child, enough - known);
  }
  return known;
}

function hasUnmistakable(node: ModuleNode): boolean {
  return isUnmistakable(textOf(node)) || node.children.some(hasUnmistakable);
}

/** A module's own text, as printed. */
function textOf(node: ModuleNode): string {
  return `${node.type}(${node.extra.join(', ')})`;
}

/** True where a module's text leaves no doubt that it is one. */
export function isModule({ node }: ReadModule): boolean {
  return hasUnmistakable(node);
}

/** True of a module with others inside. */
export function isTree({ node, headless }: Printed): boolean {
  return headless || node.children.length > 0;
}
