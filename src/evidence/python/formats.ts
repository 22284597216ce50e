import type { SyntaxNode } from '@lezer/common';
import { openLiteral, unescape } from './strings.js';
import type { Expression, FormatPart } from './syntax.js';
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
  const textOf = (part: SyntaxNode): string => text.slice(part.from, part.to);
  if (node.name === 'ContinuedString') {
    const parts = childrenOf(node).map(child => readString(child, text, readList));
    return parts.reduce((left, right) => ({ kind: 'binary', operator: '+', left, right }));
  }
  const source = textOf(node);
  const literal = openLiteral(source);
  if (literal === null || literal.prefix.includes('b') || literal.prefix.includes('t')) {
    return UNREAD;
  }
  const raw = literal.prefix.includes('r');
  if (node.name === 'String') {
    const value = unescape(source.slice(literal.start, literal.end), raw);
    return value === null ? UNREAD : { kind: 'constant', value };
  }
  const parts: FormatPart[] = [];
  let at = node.from + literal.start;
  const addText = (end: number): boolean => {
    const value = unescape(text.slice(at, end), raw);
    parts.push((value ?? '').replace(/\{\{|\}\}/g, brace => brace[0]));
    return value !== null;
  };
  for (const child of childrenOf(node)) {
    if (child.name !== 'FormatReplacement' || !addText(child.from)) {
      return UNREAD;
    }
    const inside = childrenOf(child);
    const specification = inside.find(part => part.name === 'FormatSpec');
    const conversion = inside.find(part => part.name === 'FormatConversion');
    if (inside.some(part => part.name === 'FormatSelfDoc')) {
      return UNREAD;
    }
    parts.push({
      value: readList(
        inside.slice(1, -1).filter(part => part !== specification && part !== conversion)
      ),
      conversion: conversion ? textOf(conversion).slice(1) : '',
      specification: specification ? textOf(specification).slice(1) : ''
    });
    at = child.to;
  }
  return addText(node.from + literal.end) ? { kind: 'format', parts } : UNREAD;
}
