import type { SyntaxNode } from '@lezer/common';

/** A node's children, in order. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'Comment') {
      children.push(child);
    }
  }
  return children;
}

/** The children split at each separator; an empty last part (a trailing comma) is left out. */
export function splitAt(nodes: readonly SyntaxNode[], separator: string): SyntaxNode[][] {
  const parts: SyntaxNode[][] = [[]];
  for (const node of nodes) {
    if (node.name === separator) {
      parts.push([]);
    } else {
      parts[parts.length - 1].push(node);
    }
  }
  if (parts[parts.length - 1].length === 0) {
    parts.pop();
  }
  return parts;
}

/** Whether the parser had to repair the node; statements nested in a body answer for themselves. */
export function isRepaired(node: SyntaxNode): boolean {
  let repaired = false;
  node.cursor().iterate(inner => {
    repaired ||= inner.type.isError;
    return !repaired && inner.name !== 'Body' && inner.name !== 'MatchBody';
  });
  return repaired;
}

/** What a statement that cannot be read assigns and mentions, bodies included. */
export function namesIn(node: SyntaxNode, text: string): { assigned: string[]; mentioned: string[] } {
  const assigned = new Set<string>();
  const mentioned = new Set<string>();
  let latest: string[] = [];
  node.cursor().iterate(inner => {
    if (inner.name === 'VariableName') {
      const name = text.slice(inner.from, inner.to);
      mentioned.add(name);
      latest.push(name);
    } else if (inner.name === 'AssignOp' || inner.name === 'UpdateOp' || inner.name === 'in') {
      latest.forEach(name => assigned.add(name));
      latest = [];
    } else if (inner.name === 'def' || inner.name === 'class' || inner.name === 'as') {
      latest = [];
    } else if (inner.name === 'ParamList' || inner.name === 'Body') {
      latest.forEach(name => assigned.add(name));
      latest = [];
    }
  });
  return { assigned: [...assigned], mentioned: [...mentioned] };
}
