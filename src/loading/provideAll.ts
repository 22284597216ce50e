import { parser } from '@lezer/python';
import { provideAllRules } from '../counter/all.js';
import { provideParser } from '../evidence/index.js';
import { provideAllReaders } from '../summary/all.js';

/** Makes every reader, the rules of every framework and the parser known, for whoever need not save bytes. */
export function provideAll(): void {
  provideAllReaders();
  provideAllRules();
  provideParser(parser);
}
