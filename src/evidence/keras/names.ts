/** Functions of `keras.layers` that make a layer and call it at once. */
export const MERGES: { readonly [name: string]: string } = {
  add: 'Add',
  average: 'Average',
  concatenate: 'Concatenate',
  dot: 'Dot',
  maximum: 'Maximum',
  merge: 'Merge',
  minimum: 'Minimum',
  multiply: 'Multiply',
  subtract: 'Subtract'
};

/** The many homes Keras and TensorFlow have had, longest first. */
const HOMES: readonly (readonly [home: RegExp, canonical: string])[] = [
  [/^tensorflow\.compat\.v[12](?=\.|$)/, 'tensorflow'],
  [/^tensorflow(_core)?\.python(?=\.keras(\.|$))/, 'tensorflow'],
  [/^tensorflow\.contrib(?=\.keras(\.|$))/, 'tensorflow'],
  [/^tensorflow\.keras(?=\.|$)/, 'keras'],
  [/^tf_keras(?=\.|$)/, 'keras'],
  [/^keras\.(src|python|_tf_keras\.keras|api(\._v[12])?(\.keras)?)(?=\.|$)/, 'keras']
];

/** The one spelling of a dotted path: `tf_keras.layers` and `tensorflow.keras.layers` are `keras.layers`. */
export function canonicalPath(path: string): string {
  let result = path;
  for (const [home, canonical] of HOMES) {
    result = result.replace(home, canonical);
  }
  return result;
}

/** What `tf`, `keras` and the like mean in a notebook that binds them nowhere. */
export const CONVENTIONS: ReadonlyMap<string, string> = new Map([
  ['keras', 'keras'],
  ['tf', 'tensorflow'],
  ['tensorflow', 'tensorflow'],
  ['layers', 'keras.layers']
]);
