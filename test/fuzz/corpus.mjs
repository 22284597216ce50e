import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CORPUS = fileURLToPath(new URL('../corpus/', import.meta.url));

/** A cell whose outputs hold a summary, with the source of its notebook beside it.
 *
 * @param core the compiled library, as `loadCore` gives it.
 */
export function readCorpus(core) {
  const found = [];
  for (const folder of ['notebooks', 'compare']) {
    for (const file of readdirSync(join(CORPUS, folder)).sort()) {
      if (!file.endsWith('.ipynb')) continue;
      const cells = core.readNotebook(readFileSync(join(CORPUS, folder, file), 'utf8'));
      for (const { index, outputs } of cells) {
        if (!outputs.some(output => core.detect(core.textOf(output)))) continue;
        found.push({ name: `${file} cell ${index}`, cell: index, cells, outputs, evidence: null });
      }
    }
  }
  for (const file of readdirSync(join(CORPUS, 'goldens')).sort()) {
    const text = readFileSync(join(CORPUS, 'goldens', file), 'utf8');
    const outputs = [{ index: 0, kind: 'stdout', text, html: null, markdown: null }];
    found.push({ name: file, cell: 0, cells: [], outputs, evidence: null });
  }
  return found;
}
