import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { explainNotebook } from '../../src/cli/explain.js';
import { readNotebook } from '../../src/cli/notebook.js';
import type { PlacedReport } from '../../src/report/types.js';
import { readOutputs, textOf } from '../../src/summary/outputs.js';
import type { Summary } from '../../src/summary/types.js';

const FOLDERS = ['notebooks', 'compare'];

/** The path of a real notebook by its case's name. */
export function notebookPath(name: string): string {
  for (const folder of FOLDERS) {
    const files = readdirSync(join(__dirname, folder));
    if (files.includes(`${name}.ipynb`)) return join(__dirname, folder, `${name}.ipynb`);
  }
  throw new Error(`no notebook ${name}`);
}

/** The names of all real notebooks that begin so. */
export function notebookNames(prefix: string): readonly string[] {
  return FOLDERS.flatMap(folder => readdirSync(join(__dirname, folder)))
    .filter(name => name.startsWith(prefix) && name.endsWith('.ipynb'))
    .map(name => name.slice(0, -'.ipynb'.length));
}

const reports = new Map<string, readonly PlacedReport[]>();

/** Every summary of a real notebook, counted again; once a test file. */
export function reportsOf(name: string): readonly PlacedReport[] {
  let found = reports.get(name);
  if (!found) {
    found = explainNotebook(readFileSync(notebookPath(name), 'utf8'));
    reports.set(name, found);
  }
  return found;
}

/** The first summary of a real notebook, counted again. */
export function reportOf(name: string): PlacedReport {
  const [report] = reportsOf(name);
  if (!report) throw new Error(`${name} has no summary`);
  return report;
}

/** What the notebook's summaries print, uncounted. */
export function summariesOf(name: string): readonly Summary[] {
  return readNotebook(readFileSync(notebookPath(name), 'utf8')).flatMap(cell =>
    readOutputs(cell.outputs).map(({ summary }) => summary)
  );
}

/** All text in a notebook's outputs, without colours. */
export function printedText(name: string): string {
  return readNotebook(readFileSync(notebookPath(name), 'utf8'))
    .flatMap(cell => cell.outputs.map(textOf))
    .join('\n')
    .split('\u001b[')
    .map((part, i) => (i === 0 ? part : part.slice(part.indexOf('m') + 1)))
    .join('');
}
