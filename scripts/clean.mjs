/** Removes what a build leaves: `npm run clean`. */
import { rmSync } from 'node:fs';
import { inProject } from './lib/project.mjs';

for (const folder of [
  'lib',
  'dist',
  'paramlens/labextension',
  'test-results',
  'playwright-report'
]) {
  rmSync(inProject(folder), { recursive: true, force: true });
}
