import { RulesMissing } from '../counter/index.js';
import { mayHoldEvidence } from '../evidence/mayHold.js';
import type { SourceCell } from '../evidence/types.js';
import { mayRead, READER_FAMILIES, type ReaderFamily } from '../summary/families.js';
import { textOf, type CellOutput } from '../summary/outputs.js';
import { provideReaders } from '../summary/readers.js';
import { Part } from './part.js';
import { pythonParser } from './pythonParser.js';
import { RULES } from './rules.js';

/** The readers of each family. */
export const READERS: Readonly<Record<ReaderFamily, Part<void>>> = {
  keras: new Part(async () => {
    const { KERAS_READERS } = await import('../summary/keras/readers.js');
    provideReaders('keras', KERAS_READERS);
  }),
  torch: new Part(async () => {
    const { TORCH_READERS } = await import('../summary/torchReaders.js');
    provideReaders('torch', TORCH_READERS);
  }),
  other: new Part(async () => {
    const { OTHER_READERS } = await import('../summary/otherReaders.js');
    provideReaders('other', OTHER_READERS);
  })
};

/** What is read out of the notebook's code, with the parser for it. */
export const EVIDENCE = new Part(async () => {
  const [evidence, parser] = await Promise.all([import('../evidence/index.js'), pythonParser()]);
  evidence.provideParser(parser);
  return evidence;
});

/** Something cannot be worked out before these parts are loaded. */
export class PartsMissing extends Error {
  constructor(readonly parts: readonly Part<unknown>[]) {
    super('Not all that it takes is loaded.');
    this.name = 'PartsMissing';
  }
}

/** The readers that these texts may need and that are not there yet. Which rules their summaries are of, they tell once
 * they are read; where one kind alone may be in the texts, its rules come along. */
export function missingToRead(outputs: readonly CellOutput[]): readonly Part<unknown>[] {
  const absent = READER_FAMILIES.filter(family => READERS[family].content === null);
  const texts = outputs.map(textOf);
  const families = absent.filter(family => texts.some(text => mayRead(family, text)));
  const [only] = families;
  const needed: Part<unknown>[] = families.map(family => READERS[family]);
  if (families.length === 1 && only !== 'other') needed.push(RULES[only]);
  return needed.filter(part => part.content === null);
}

/** The same for what the code tells. */
export function missingToFollow(cells: readonly SourceCell[]): readonly Part<unknown>[] {
  return EVIDENCE.content === null && mayHoldEvidence(cells) ? [EVIDENCE] : [];
}

/** The result of some work, with a framework's missing rules named as the part that has them. */
export function withRules<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof RulesMissing && error.framework !== 'other') {
      throw new PartsMissing([RULES[error.framework]]);
    }
    throw error;
  }
}
