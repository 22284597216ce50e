/** Readers that are loaded together, after what they read: tables, a configuration, a module printed as itself. */
export type ReaderFamily =
  'kerasBoxes' | 'kerasColumns' | 'kerasJson' | 'torch' | 'torchTables' | 'other';

const has =
  (...words: readonly string[]) =>
  (text: string): boolean =>
    words.every(word => text.includes(word));

/** Whether a table may have a rule above its head. Keras's, which look much the same, have one below it. */
export function isRuledAbove(text: string): boolean {
  const rule = text.indexOf('=====');
  return rule >= 0 && rule < text.lastIndexOf('(type');
}

/** Whether a table may have an indented head. Keras's stands at the left. */
export function isIndented(text: string): boolean {
  return text.includes('=====') && /[^\S\n]{2}Layer\s\(type\)/.test(text);
}

/** Whether a text may have the head of a table of Keras, cut or not. torchinfo's tells more of its column. */
function hasLayerHead(text: string): boolean {
  return /Layer \((?!type(?::| \())/.test(text);
}

/** Whether a module may stand inside another one. Of sizes, `(MB): 0.1`, a number follows. */
function hasChild(text: string): boolean {
  return /\): (?:\d{1,9} x )?[A-Za-z_]/.test(text);
}

/** Words that all occur in every text that one of the family's readers is willing to read, a group for some of them. */
const SIGNS: Readonly<Record<ReaderFamily, readonly ((text: string) => boolean)[]>> = {
  kerasBoxes: [text => hasLayerHead(text) && text.includes('Output') && /[┃│|]/.test(text)],
  kerasColumns: [has('Layer (type)', 'Output', '=====')],
  kerasJson: [has('class_name', 'layers')],
  torchTables: [
    isRuledAbove,
    has(':depth-idx'),
    has('(var_name)'),
    isIndented,
    has('Name', 'Type', 'Params'),
    has('#elements'),
    has('#parameters'),
    has('from', 'params', 'module', 'arguments'),
    has('#Param')
  ],
  torch: [
    hasChild,
    has('in_features='),
    has('kernel_size='),
    has('eps='),
    has('Embedding('),
    has('LSTM('),
    has('GRU('),
    has('RNN(')
  ],
  other: [
    has('pa', 'Summary'),
    has('Total Parameters'),
    has('Array(shape='),
    has('<jax.Array '),
    has('=f'),
    has('=bf'),
    has('Module', '+==='),
    has('Total:', 'parameters')
  ]
};

export const READER_FAMILIES = Object.keys(SIGNS) as readonly ReaderFamily[];

/** Whether one of the family's readers may find a summary in a text. */
export function mayRead(family: ReaderFamily, text: string): boolean {
  return SIGNS[family].some(sign => sign(text));
}
