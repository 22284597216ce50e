/** A class statement that extends one class, whose path is plain, with all that is indented below it. */
const EXTENSION =
  /^([ \t]*)class[ \t]+\w+[ \t]*\([ \t]*[\w.]+[ \t]*\)[ \t]*:[^\n]*(?:\n(?:\1[ \t]+[^\n]*|[ \t]*(?=\n|$)))*/;

/** A class with more text is not one that changes little. */
const MAXIMUM_CLASS = 2_000;

/** What may give instances other weights than they inherit, or have them print other settings. */
const CHANGES =
  /add_|Parameter|Variable|register_|setattr|_modules|_buffers|__(?:dict|new|getattr\w*|repr)__|\bbuild\b|extra_repr|exec\(|[(,]\s*self\s*[,)]|"""|'''/;

/** An attribute of the instance is set to more than a constant, which may be a layer. */
const HOLDS =
  /(?:^|[;:])[^\n(;:]*\bself\.\w+[^=\n(]*=(?!=)(?!\s*(?:None|True|False|-?[\d.]+(?:e-?\d+)?|'[^'\n]*'|"[^"\n]*")\s*(?:[;#\n]|$))/m;

/** Whether the class statement that begins at a place of the source changes none of the weights that it inherits. What is
 * not plain to see counts as a change. */
export function changesNothing(source: string, from: number): boolean {
  const [statement] = EXTENSION.exec(source.slice(from, from + MAXIMUM_CLASS)) ?? [];
  if (statement === undefined || statement.length >= MAXIMUM_CLASS) return false;
  const code = statement
    .replace(/"""[^]*?"""|'''[^]*?'''/g, '')
    .replace(/(\bdef\s+\w+\(\s*)self\b|\bsuper\([^()\n]*\)/g, '$1');
  return !CHANGES.test(code) && !HOLDS.test(code);
}
