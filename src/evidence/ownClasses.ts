import type { ParsedCell } from './cells.js';
import { WELL_KNOWN } from './interpreter/imports.js';
import { eachBinding } from './python/names.js';
import type { OwnClass, SourceCell } from './types.js';

/** Libraries whose classes the rules are for, and those around them. */
const LIBRARIES =
  /^(?:keras|tensorflow|tf_|torch|pytorch|lightning|fastai|timm|transformers|diffusers|peft|bitsandbytes|flax|jax|haiku|equinox|segmentation_models|efficientnet)\w*(?:\.|$)/;

/** A class of a module, called. No name is so long, and no path so deep, that much is looked at twice. */
const OF_MODULE = /\b(\w{1,60})\.(?:\w{1,60}\.){0,4}([A-Z]\w{0,60})[ \t]*\(/g;

const STATEMENT = /^[ \t]*class[ \t]+(\w+)/gm;

/** A class statement that extends one class, whose path is plain, with all that is indented below it. */
const EXTENSION =
  /^([ \t]*)class[ \t]+\w+[ \t]*\([ \t]*([\w.]+)[ \t]*\)[ \t]*:[^\n]*(?:\n(?:\1[ \t]+[^\n]*|[ \t]*(?=\n|$)))*/;

/** A class with more text is not one that changes little. */
const MAXIMUM_CLASS = 2_000;

/** What may give instances other weights than they inherit, or have them print other settings. */
const CHANGES =
  /add_|Parameter|Variable|register_|setattr|_modules|_buffers|__(?:dict|new|getattr\w*|repr)__|\bbuild\b|extra_repr|exec\(|[(,]\s*self\s*[,)]|"""|'''/;

/** An attribute of the instance is set to more than a constant, which may be a layer. */
const HOLDS =
  /(?:^|[;:])[^\n(;:]*\bself\.\w+[^=\n(]*=(?!=)(?!\s*(?:None|True|False|-?[\d.]+(?:e-?\d+)?|'[^'\n]*'|"[^"\n]*")\s*(?:[;#\n]|$))/m;

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
    for (const { 1: name, index } of source.matchAll(STATEMENT)) {
      const text = source.slice(index, index + MAXIMUM_CLASS);
      if (!isAsInherited(text, name, imports)) own.push({ name, cell });
    }
  }
  return own;
}

/** Whether what is imported from here may be anything. */
function isForeign(path: string): boolean {
  return path !== '' && !LIBRARIES.test(path) && !WELL_KNOWN.test(path);
}

/** Whether the class statement that a text begins with makes a library's class of this name anew, and changes none of its
 * weights. What is not plain to see counts as a change. */
function isAsInherited(text: string, name: string, imports: ReadonlyMap<string, string>): boolean {
  const [statement, , base] = EXTENSION.exec(text) ?? [];
  if (statement === undefined || statement.length >= MAXIMUM_CLASS) return false;
  const [root, ...rest] = base.split('.');
  const path = [imports.get(root) ?? '', ...rest].join('.');
  if (!LIBRARIES.test(path) || !path.endsWith(`.${name}`)) return false;
  const code = statement
    .replace(/"""[^]*?"""|'''[^]*?'''/g, '')
    .replace(/(\bdef\s+\w+\(\s*)self\b|\bsuper\([^()\n]*\)/g, '$1');
  return !CHANGES.test(code) && !HOLDS.test(code);
}
