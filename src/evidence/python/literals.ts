import type { SyntaxNode } from '@lezer/common';
import { readParts } from './formats.js';
import { openLiteral, unescape } from './strings.js';
import type { Expression } from './syntax.js';
import { childrenOf } from './tree.js';

const UNREAD: Expression = { kind: 'unknown', operands: [] };

/**
 * A string, with its parts if it is formatted.
 *
 * @param readList Reads the nodes of a replaced expression.
 */
export function readString(
  node: SyntaxNode,
  text: string,
  readList: (nodes: readonly SyntaxNode[]) => Expression
): Expression {
  if (node.name === 'ContinuedString') {
    const parts = childrenOf(node).map(child => readString(child, text, readList));
    return parts.reduce((left, right) => ({ kind: 'binary', operator: '+', left, right }));
  }
  const source = text.slice(node.from, node.to);
  const literal = openLiteral(source);
  if (literal === null || literal.prefix.includes('b') || literal.prefix.includes('t')) {
    return UNREAD;
  }
  if (node.name !== 'String') {
    const parts = readParts(node, text, literal, readList);
    return parts === null ? UNREAD : { kind: 'format', parts };
  }
  const value = unescape(source.slice(literal.start, literal.end), literal.prefix.includes('r'));
  return value === null ? UNREAD : { kind: 'constant', value };
}
