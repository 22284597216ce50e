import fc from 'fast-check';
import { kerasBoxes } from '../../src/summary/keras/boxes.js';
import { kerasColumns } from '../../src/summary/keras/columns.js';
import { kerasJson } from '../../src/summary/keras/json.js';
import { mayRead, READER_FAMILIES, type ReaderFamily } from '../../src/summary/families.js';
import { OTHER_READERS } from '../../src/summary/otherReaders.js';
import { ORDER } from '../../src/summary/readers.js';
import { torchRepr } from '../../src/summary/torch-repr/reader.js';
import { TORCH_TABLE_READERS } from '../../src/summary/torchTableReaders.js';
import type { Reader } from '../../src/summary/types.js';

const READERS: Readonly<Record<ReaderFamily, readonly Reader[]>> = {
  kerasBoxes: [kerasBoxes],
  kerasColumns: [kerasColumns],
  kerasJson: [kerasJson],
  torch: [torchRepr],
  torchTables: TORCH_TABLE_READERS,
  other: OTHER_READERS
};

/** Words that some reader looks for, and near misses. */
const WORDS = [
  ...[
    'Layer (',
    'Layer (type)',
    '  Layer (type)',
    ':depth-idx',
    '(var_name)',
    'Output',
    '=====',
    '(type',
    'class_name',
    'layers',
    'Trainable'
  ],
  ...['Param', 'Params', 'params', 'Name', 'Type', '#elements', '#parameters', '#Param', 'eps='],
  ...['from  n    params  module                                       arguments', '):', ')', ':'],
  ...['in_features=', 'kernel_size=', 'Embedding(', 'LSTM(', 'GRU(', 'RNN(', 'pa', 'Summary'],
  ...['Total Parameters', 'Array(shape=', '<jax.Array ', '=f', '=bf', 'Module', '+===', 'Total:'],
  ...['┃', '│', '|', 'parameters', '\n', 'Model: "', 'arguments']
];

test('every reader has its place', () => {
  const names = Object.values(READERS).flatMap(readers => readers.map(({ name }) => name));
  expect([...names].sort()).toEqual([...ORDER].sort());
});

test.each(READER_FAMILIES)('what a reader of %s is willing to read is not passed over', family => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 6 }), words => {
      const text = words.join(' ');
      const willing = READERS[family].some(reader => reader.sniff(text));
      return !willing || mayRead(family, text);
    }),
    { numRuns: 5000, seed: 1 }
  );
});

test('a table of Keras 3 asks for its own reader only', () => {
  const text = `Model: "sequential"
┃ Layer (type)  ┃ Output Shape ┃ Param # ┃
│ dense (Dense) │ (None, 2)    │       6 │
 Total params: 6 (24.00 B)
 Trainable params: 6 (24.00 B)
 Non-trainable params: 0 (0.00 B)`;
  expect(READER_FAMILIES.filter(family => mayRead(family, text))).toEqual(['kerasBoxes']);
});

test('a table of torchinfo asks for its own readers only', () => {
  const text = `==========================================================================================
Layer (type:depth-idx)                   Output Shape              Param #
==========================================================================================
Net                                      [1, 10]                   --
├─Sequential: 1-1                        [1, 10]                   --
│    └─Linear: 2-1                       [1, 10]                   110
==========================================================================================
Total params: 110
Params size (MB): 0.00
`;
  expect(READER_FAMILIES.filter(family => mayRead(family, text))).toEqual(['torchTables']);
});
