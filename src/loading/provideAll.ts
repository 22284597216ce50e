import { provideAllRules } from '../counter/all.js';
import { provideAllReaders } from '../summary/all.js';

/** Makes every reader and the rules of every framework known, for whoever need not save bytes. */
export function provideAll(): void {
  provideAllReaders();
  provideAllRules();
}
