/** Removes what builds and tests leave, or only the folders that are named: `npm run clean`. */
import { rmSync } from 'node:fs';
import { inProject } from './lib/project.mjs';

const PRODUCTS = ['lib', 'dist', 'paramlens/labextension', 'test-results'];
const named = process.argv.slice(2);

for (const folder of PRODUCTS.filter(name => named.length === 0 || named.includes(name))) {
  rmSync(inProject(folder), { recursive: true, force: true });
}
