/** Readers that are loaded together, after what most of their summaries are of. */
export type ReaderFamily = 'keras' | 'torch' | 'other';

const has =
  (...words: readonly string[]) =>
  (text: string): boolean =>
    words.every(word => text.includes(word));

/** Words that all occur in every text that one of the family's readers is willing to read, a group for some of them. */
const SIGNS: Readonly<Record<ReaderFamily, readonly ((text: string) => boolean)[]>> = {
  keras: [has('Layer (', 'Output'), has('class_name', 'layers')],
  torch: [
    has('(type', '====='),
    has('Trainable', 'Param', '====='),
    has('Name', 'Type', 'Params'),
    has('#elements'),
    has('#parameters'),
    has('from', 'params', 'module', 'arguments'),
    has('#Param'),
    has('):'),
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
