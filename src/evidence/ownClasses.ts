import { later } from '../later.js';
import type { ParsedCell } from './cells.js';
import { WELL_KNOWN } from './interpreter/imports.js';
import { eachBinding } from './python/names.js';
import type { OwnClass, SourceCell } from './types.js';

/** Libraries whose classes the rules are for, and those around them. */
const LIBRARIES =
  /^(?:keras|tensorflow|tf_|torch|pytorch|lightning|fastai|timm|transformers|diffusers|peft|bitsandbytes|flax|jax|haiku|equinox|segmentation_models|efficientnet)\w*(?:\.|$)/;

/** A class of a module, called. No name is so long, and no path so deep, that much is looked at twice. */
const OF_MODULE = /\b(\w{1,60})\.(?:\w{1,60}\.){0,4}([A-Z]\w{0,60})[ \t]*\(/g;

/** A class statement, with the path of the class that it extends if that is a single one. */
const STATEMENT = /^[ \t]*class[ \t]+(\w+)(?:[ \t]*\([ \t]*([\w.]{1,200})[ \t]*\)[ \t]*:)?/gm;

/**
 * The classes that need not be the frameworks', in the order of execution: those that the notebook defines, and those
 * that it imports from elsewhere than a known library, which may be a file beside it.
 *
 * Definitions are looked for in the text, so that they are found where the code is not followed as well.
 */
export function ownClassesIn(
  cells: readonly SourceCell[],
  run: readonly ParsedCell[]
): readonly OwnClass[] {
  const sources = new Map(cells.map(({ index, source }) => [index, source]));
  const imports = new Map<string, string>();
  const own: OwnClass[] = [];
  for (const { index: cell, block } of run) {
    eachBinding(block, (name, path) => {
      if (path === null) {
        imports.delete(name);
        return;
      }
      imports.set(name, path);
      if (path.includes('.') && isForeign(path)) {
        own.push({ name: path.slice(path.lastIndexOf('.') + 1), cell });
      }
    });
    const source = sources.get(cell) ?? '';
    for (const [, root, name] of source.matchAll(OF_MODULE)) {
      if (isForeign(imports.get(root) ?? '')) own.push({ name, cell });
    }
    for (const { 1: name, 2: base, index } of source.matchAll(STATEMENT)) {
      const isInherited =
        isNamesake(base ?? '', name, imports) && later('inherited').changesNothing(source, index);
      if (!isInherited) own.push({ name, cell });
    }
  }
  return own;
}

/** Whether what is imported from here may be anything. */
function isForeign(path: string): boolean {
  return path !== '' && !LIBRARIES.test(path) && !WELL_KNOWN.test(path);
}

/** Whether a path is that of a library's class of this name. */
function isNamesake(path: string, name: string, imports: ReadonlyMap<string, string>): boolean {
  const [root, ...rest] = path.split('.');
  const whole = [imports.get(root) ?? '', ...rest].join('.');
  return LIBRARIES.test(whole) && whole.endsWith(`.${name}`);
}
