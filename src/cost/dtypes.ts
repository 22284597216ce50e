import { message, type Message } from '../text/message.js';

/** A number format that weights are kept in. */
export interface DataType {
  readonly name: string;
  /** Bytes of one number; a half where two share a byte. */
  readonly bytes: number;
  /** What its size leaves out. */
  readonly note: Message | null;
}

const SCALES = message(
  'Without the scales that quantised weights are kept with, which depend on the method.'
);

export const DATA_TYPES = {
  float64: { name: 'float64', bytes: 8, note: null },
  float32: { name: 'float32', bytes: 4, note: null },
  bfloat16: { name: 'bfloat16', bytes: 2, note: null },
  float16: { name: 'float16', bytes: 2, note: null },
  int8: { name: 'int8', bytes: 1, note: SCALES },
  int4: { name: 'int4', bytes: 0.5, note: SCALES }
} as const satisfies Readonly<Record<string, DataType>>;

export type DataTypeName = keyof typeof DATA_TYPES;
