/** What brings names of frameworks into a notebook, and those that mean one even where nothing binds them. */
const SIGN = /import|\b(?:keras|tf|tensorflow|layers|torch|nn|F)\b/;

/** Whether code can tell anything of a model: where nothing of a framework can be named, nothing is constructed. */
export function mayHoldEvidence(cells: readonly { readonly source: string }[]): boolean {
  return cells.some(({ source }) => SIGN.test(source));
}
