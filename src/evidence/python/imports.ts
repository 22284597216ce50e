import type { SyntaxNode } from '@lezer/common';
import type { ImportBinding, Statement } from './syntax.js';
import { splitAt } from './tree.js';

/** An import statement from its nodes. */
export function readImport(children: readonly SyntaxNode[], text: string): Statement {
  const textOf = (node: SyntaxNode): string => text.slice(node.from, node.to);
  const start = children.findIndex(child => child.name === 'import');
  const prefix = children.slice(0, start).slice(1);
  const names = children.slice(start + 1).filter(child => !/^[()]$/.test(child.name));
  const origin = prefix.map(child => textOf(child)).join('');
  if (names.some(child => child.name === '*')) {
    return { kind: 'importAll', path: origin };
  }
  const bindings = splitAt(names, ',').map((part): ImportBinding => {
    const as = part.findIndex(child => child.name === 'as');
    const path = part
      .slice(0, as < 0 ? part.length : as)
      .map(child => textOf(child))
      .join('');
    if (as >= 0 && part[as + 1]) {
      const name = textOf(part[as + 1]);
      return { name, path: join(origin, path) };
    }
    // `import a.b` binds `a`; `from a import b` binds `b`.
    return origin === ''
      ? { name: path.split('.')[0], path: path.split('.')[0] }
      : { name: path, path: join(origin, path) };
  });
  return { kind: 'import', bindings };
}

function join(origin: string, path: string): string {
  return origin === '' || origin.endsWith('.') ? origin + path : `${origin}.${path}`;
}
