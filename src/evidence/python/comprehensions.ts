import type { SyntaxNode } from '@lezer/common';
import type { ExpressionReader } from './expressions.js';
import type { Clause, ComprehensionForm, Expression } from './syntax.js';

/** A comprehension from the nodes between its brackets; `null` if it has no `for` that can be read. */
export function readComprehension(
  nodes: readonly SyntaxNode[],
  form: ComprehensionForm,
  reader: ExpressionReader
): Expression | null {
  const start = nodes.findIndex(node => node.name === 'for' || node.name === 'async');
  const clauses: { target: SyntaxNode[]; iterable: SyntaxNode[]; conditions: Expression[] }[] = [];
  let place: SyntaxNode[] = [];
  for (const node of nodes.slice(start)) {
    const clause = clauses[clauses.length - 1];
    if (node.name === 'for') {
      clauses.push({ target: (place = []), iterable: [], conditions: [] });
    } else if (node.name === 'in') {
      place = clause?.iterable ?? [];
    } else if (node.name === 'if') {
      place = [];
    } else if (clause && place !== clause.target && place !== clause.iterable) {
      clause.conditions.push(reader.read(node));
    } else {
      place.push(node);
    }
  }
  if (clauses.length === 0) {
    return null;
  }
  return {
    kind: 'comprehension',
    form,
    element: reader.read(nodes[0]),
    value: form === 'dict' ? reader.read(nodes[2]) : null,
    clauses: clauses.map(({ target, iterable, conditions }): Clause => ({
      target: reader.readList(target),
      iterable: reader.readList(iterable),
      conditions
    }))
  };
}
