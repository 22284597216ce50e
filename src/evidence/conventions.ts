import type { ParsedCell } from './cells.js';
import type { Packages } from './frameworks.js';
import { eachBinding } from './python/names.js';
import type { Block } from './python/syntax.js';

/**
 * What a name means where no cell that ran binds it, as dotted paths.
 *
 * A name that the whole notebook only ever imports from one and the same place means that, even if the import stands
 * in a cell that was edited since or has lost its count. A name that nothing binds means what it means by convention:
 * `tf`, `layers`, `nn`; the import is then in a file that is not seen.
 */
export function conventionsOf(
  cells: readonly ParsedCell[],
  packages: Packages
): ReadonlyMap<string, string> {
  const paths = new Map<string, string | null>();
  const note = (name: string, path: string | null): void => {
    const canonical = path === null ? null : packages.canonicalPath(path);
    const known = paths.get(name);
    paths.set(name, known === undefined || known === canonical ? canonical : null);
  };
  for (const { block } of cells) {
    eachBinding(block, note);
  }
  const stars = new Set(cells.flatMap(({ block }) => starImports(block, packages)));
  const unread = cells.some(({ trust }) => trust === 'unread');
  const result = new Map(stars.size === 0 && unread ? [] : packages.conventions);
  for (const star of stars) {
    packages.exportsOf(star).forEach(name => result.set(name, `${star}.${name}`));
  }
  paths.forEach((path, name) => {
    if (path === null) {
      result.delete(name);
    } else {
      result.set(name, path);
    }
  });
  return result;
}

function starImports(block: Block, packages: Packages): string[] {
  return block.flatMap(statement =>
    statement.kind === 'importAll' ? [packages.canonicalPath(statement.path)] : []
  );
}
