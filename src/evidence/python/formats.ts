import type { SyntaxNode } from '@lezer/common';
import { unescape, type Literal } from './strings.js';
import type { Expression, FormatPart } from './syntax.js';
import { childrenOf } from './tree.js';

/**
 * The parts of an f-string; `null` where they are not followed.
 *
 * @param readList Reads the nodes of a replaced expression.
 */
export function readParts(
  node: SyntaxNode,
  text: string,
  literal: Literal,
  readList: (nodes: readonly SyntaxNode[]) => Expression
): readonly FormatPart[] | null {
  const raw = literal.prefix.includes('r');
  const parts: FormatPart[] = [];
  let at = node.from + literal.start;
  const addText = (end: number): boolean => {
    const value = unescape(text.slice(at, end), raw);
    parts.push((value ?? '').replace(/\{\{|\}\}/g, brace => brace[0]));
    return value !== null;
  };
  for (const child of childrenOf(node)) {
    if (child.name !== 'FormatReplacement' || !addText(child.from)) {
      return null;
    }
    const inside = childrenOf(child);
    const specification = inside.find(part => part.name === 'FormatSpec');
    const conversion = inside.find(part => part.name === 'FormatConversion');
    if (inside.some(part => part.name === 'FormatSelfDoc')) {
      return null;
    }
    parts.push({
      value: readList(
        inside.slice(1, -1).filter(part => part !== specification && part !== conversion)
      ),
      conversion: conversion ? text.slice(conversion.from, conversion.to).slice(1) : '',
      specification: specification ? text.slice(specification.from, specification.to).slice(1) : ''
    });
    at = child.to;
  }
  return addText(node.from + literal.end) ? parts : null;
}
