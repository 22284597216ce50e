import type { SourceFramework } from '../evidence/types.js';
import { mayRead, READER_FAMILIES, type ReaderFamily } from '../summary/families.js';
import { isPacked, provideTreescope, textOf, type CellOutput } from '../summary/outputs.js';
import { provideReaders } from '../summary/readers.js';
import { LATER } from './later.js';
import { Part } from './part.js';
import { RULES } from './rules.js';

/** The readers of each family. */
export const READERS: Readonly<Record<ReaderFamily, Part<void>>> = {
  kerasBoxes: new Part(async () => {
    const { kerasBoxes } = await import('../summary/keras/boxes.js');
    provideReaders('kerasBoxes', [kerasBoxes]);
  }),
  kerasColumns: new Part(async () => {
    const { kerasColumns } = await import('../summary/keras/columns.js');
    provideReaders('kerasColumns', [kerasColumns]);
  }),
  kerasJson: new Part(async () => {
    const { kerasJson } = await import('../summary/keras/json.js');
    provideReaders('kerasJson', [kerasJson]);
  }),
  torch: new Part(async () => {
    const { torchRepr } = await import(
      /* webpackChunkName: "modules" */ '../summary/torch-repr/reader.js'
    );
    provideReaders('torch', [torchRepr]);
  }),
  torchTables: new Part(async () => {
    const { TORCH_TABLE_READERS } = await import('../summary/torchTableReaders.js');
    provideReaders('torchTables', TORCH_TABLE_READERS);
  }),
  other: new Part(async () => {
    const { OTHER_READERS } = await import('../summary/otherReaders.js');
    provideReaders('other', OTHER_READERS);
  })
};

/** What unpacks the pages that treescope displays. */
const TREESCOPE = new Part(async () => {
  const { textOfTreescope } = await import('../summary/treescope/index.js');
  provideTreescope(textOfTreescope);
});

/** What a family's summaries are of; `null` where they may be of several frameworks. */
const FRAMEWORKS: Readonly<Record<ReaderFamily, SourceFramework | null>> = {
  kerasBoxes: 'keras',
  kerasColumns: 'keras',
  kerasJson: 'keras',
  torch: 'torch',
  torchTables: 'torch',
  other: null
};

/** Families of summaries whose rows nearly always hold others. */
const NESTED: ReadonlySet<ReaderFamily> = new Set(['torch', 'torchTables']);

/** The readers that these texts may need and that are not there yet. Which rules their summaries are of, they tell once
 * they are read; where one kind alone may be in the texts, its rules come along. */
export function missingToRead(outputs: readonly CellOutput[]): readonly Part<unknown>[] {
  if (outputs.some(isPacked)) return [TREESCOPE];
  const absent = READER_FAMILIES.filter(family => READERS[family].content === null);
  const texts = outputs.map(textOf);
  const families = absent.filter(family => texts.some(text => mayRead(family, text)));
  const needed: Part<unknown>[] = families.map(family => READERS[family]);
  const [only, another] = new Set(families.map(family => FRAMEWORKS[family]));
  if (only && another === undefined) needed.push(RULES[only]);
  if (families.some(family => NESTED.has(family))) needed.push(LATER.nested);
  return needed.filter(part => part.content === null);
}
