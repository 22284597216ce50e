import type { SyntaxNode, Tree } from '@lezer/common';

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

/**
 * What a statement that cannot be read mentions, bodies included, and what it may assign: names before an `=`, where
 * those in an argument list may be mistaken for names of arguments, and those that a loop or a definition binds.
 */
export function namesIn(
  node: SyntaxNode,
  text: string
): { assigned: string[]; mentioned: string[] } {
  const assigned = new Set<string>();
  const mentioned = new Set<string>();
  let waiting: string[] = [];
  let lists = 0;
  const settle = (names: readonly string[]): void => {
    names.forEach(name => assigned.add(name));
    waiting = [];
  };
  node.cursor().iterate(
    inner => {
      switch (inner.name) {
        case 'VariableName': {
          const name = text.slice(inner.from, inner.to);
          mentioned.add(name);
          waiting.push(name);
          break;
        }
        case 'AssignOp':
          settle(lists > 0 ? waiting.slice(-1) : waiting);
          break;
        case 'UpdateOp':
        case 'in':
        case 'ParamList':
        case 'Body':
          settle(waiting);
          break;
        case 'def':
        case 'class':
        case 'for':
        case 'as':
          waiting = [];
          break;
        case 'ArgList':
          lists++;
          break;
      }
    },
    inner => {
      lists -= inner.name === 'ArgList' ? 1 : 0;
    }
  );
  return { assigned: [...assigned], mentioned: [...mentioned] };
}

/**
 * The text with `2.` written as `2.0`, which the grammar takes for the beginning of an attribute; the same text if
 * there is none.
 */
export function completeFloats(tree: Tree, text: string): string {
  const places: number[] = [];
  tree.iterate({
    enter: ({ name, node }) => {
      const dot = name === 'MemberExpression' ? node.firstChild?.nextSibling : null;
      if (
        dot?.name === '.' &&
        node.firstChild?.name === 'Number' &&
        node.firstChild.to === dot.from
      ) {
        places.push(dot.to);
      }
    }
  });
  let result = '';
  let from = 0;
  for (const place of places) {
    result += text.slice(from, place) + '0';
    from = place;
  }
  return result + text.slice(from);
}
