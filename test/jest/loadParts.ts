import { missingToFollow } from '../../src/loading/code.js';
import { loadAll } from '../../src/loading/using.js';
import { provideAll } from '../../src/loading/provideAll.js';
import { LATER, missingToSolve } from '../../src/loading/later.js';
import { READERS } from '../../src/loading/reading.js';
import { loadRules } from '../../src/loading/rules.js';
import { EXTRAS, LONG, OPENED, PREDICT } from '../../src/view/parts.js';

provideAll();

beforeAll(async () => {
  const all = 'from keras import *\nfrom torch import *';
  const code = missingToFollow([{ index: 0, source: all, executionCount: 1 }]);
  const parts = [...Object.values(LATER), ...code, ...Object.values(READERS)];
  expect(await loadAll([...parts, EXTRAS, LONG, OPENED, PREDICT])).toBe(true);
  await loadRules();
  // Of which rules the solvers are to be loaded is known once those are there.
  expect(await loadAll(missingToSolve())).toBe(true);
});
