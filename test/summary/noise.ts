import { readSummaries } from '../../src/summary/index.js';
import { detect } from '../../src/summary/detect.js';
import type { Summary } from '../../src/summary/types.js';

function eachLine(text: string, change: (line: string) => string): string {
  return text.split('\n').map(change).join('\n');
}

/** What happens to printed text on its way into a notebook, without anything of it being lost. */
export const NOISE: Readonly<Record<string, (text: string) => string>> = {
  'colour codes': text => eachLine(text, line => `\u001b[32m${line}\u001b[0m`),
  'highlighted numbers': text => text.replace(/\d[\d,.]*/g, '\u001b[1;34m$&\u001b[0m'),
  'a progress bar before': text => `loading: 0%\rloading: 50%\rloading: 100%\n${text}`,
  'a code fence': text => `\`\`\`\n${text}\n\`\`\`\n`,
  'runs of spaces collapsed': text => text.replace(/ {3,}/g, '  '),
  'a comment sign': text => eachLine(text, line => `# ${line}`),
  'a quotation sign': text => eachLine(text, line => `> ${line}`),
  'Windows line ends': text => text.replace(/\n/g, '\r\n'),
  indentation: text => eachLine(text, line => `        ${line}`),
  'a logging prefix': text => eachLine(text, line => `INFO:root:${line}`),
  'a logging prefix with times': text => {
    let milliseconds = 100;
    return eachLine(text, line => `03:04:05,${milliseconds++} - INFO - ${line}`);
  },
  'other text around': text =>
    `Loading data... done (50000 images)\nDevice: cpu | seed: 42\n${text}\nEpoch 1/3 - acc: 0.9 (ok)\n`,
  'non-breaking spaces': text => text.replace(/ /g, '\u00a0'),
  'spaces at line ends gone': text => eachLine(text, line => line.trimEnd()),
  'text before it on its first line': text => `model = ${text.replace(/^\n+/, '')}`,
  'a quoted string': text => `'${text.replace(/'/g, "\\'").replace(/\n/g, '\\n')}'`,
  'a traceback after': text =>
    `${text}\nTraceback (most recent call last):\n  File "a.py", line 3, in <module>\n    foo(1)\nValueError: shapes (3,4) and (5,)\n`
};

/** The only summary in a text; fails if the text is passed over, or holds none or several. */
export function readOne(text: string): Summary {
  expect(detect(text)).toBe(true);
  const found = readSummaries(text);
  expect(found.map(({ summary }) => summary.format)).toHaveLength(1);
  return found[0].summary;
}

/** Runs a test for each kind of noise: rows and totals must stay what they are without. */
export function itStandsNoise(text: string, except: readonly string[] = []): void {
  const kinds = Object.keys(NOISE).filter(kind => !except.includes(kind));
  it.each(kinds)('stands %s', kind => {
    const clean = readOne(text);
    const noisy = readOne(NOISE[kind](text));
    expect(noisy.rows).toEqual(clean.rows);
    expect(noisy.totals).toEqual(clean.totals);
  });
  it('stands twice in one text', () => {
    const clean = readOne(text);
    const found = readSummaries(`${text}\n\n${text}\n`);
    expect(found.map(({ summary }) => summary.rows)).toEqual([clean.rows, clean.rows]);
  });
  it('leaves every beginning of itself readable', () => {
    const lines = text.split('\n');
    for (let length = 0; length <= lines.length; length++) {
      const found = readSummaries(lines.slice(0, length).join('\n'));
      for (const { summary } of found) {
        expect(summary.lines[1]).toBeLessThanOrEqual(length);
      }
    }
  });
}
