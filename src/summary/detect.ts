/** How much of an output is searched: a summary that starts later is left as it was. */
const LIMIT = 2_000_000;

/** Each group's strings all occur in every summary of some printers, colour codes or not. */
const MARKS: readonly (readonly string[])[] = [
  ['  (', '): '],
  ['\u00a0(', '):\u00a0'],
  ['in_features='],
  ['kernel_size='],
  ['Norm', 'eps='],
  ['Embedding('],
  ['LSTM('],
  ['GRU('],
  ['Param #'],
  ['(type', '====='],
  ['Layer (type)', 'Output'],
  ['params: '],
  ['Model: "'],
  ['Name', 'Type', 'Params'],
  ['Summary', 'path', 'outputs'],
  ['Total Parameters: '],
  ['Module', 'Param', '+==='],
  ['class_name', 'layers'],
  ['from', 'params', 'module', 'arguments'],
  ['Total:', 'parameters', '=>'],
  ['#Param'],
  ['#elements'],
  ['#parameters'],
  ['Array(shape='],
  ['<jax.Array '],
  ['=f32['],
  ['=bf16['],
  ['=f16['],
  ['=f64[']
];

const ANY = MARKS.flat();

/** Most summaries show themselves within this many characters: then the rest need not be searched. */
const HEAD = 4096;

/** True when a text may hold (a part of) a model summary. This alone runs on every output, so it only searches for substrings. */
export function detect(text: string): boolean {
  return (
    (text.length > HEAD && hasMarks(text.slice(0, HEAD))) ||
    hasMarks(text.length > LIMIT ? text.slice(0, LIMIT) : text)
  );
}

/** How far back a mark may begin that was cut in two, or a line that was written over. */
const LINE = 512;

/** The same of a text of which that many characters have been searched before: a stream grows by thousands of chunks. */
export function detectMore(text: string, searched: number): boolean {
  if (searched === 0 || searched > text.length) return detect(text);
  if (searched >= LIMIT) return false;
  const fresh = text.slice(Math.max(0, searched - LINE), LIMIT);
  return (
    ANY.some(mark => fresh.includes(mark)) &&
    detect(text.slice(Math.max(0, searched - HEAD), LIMIT))
  );
}

function hasMarks(text: string): boolean {
  return MARKS.some(marks => marks.every(mark => text.includes(mark)));
}
