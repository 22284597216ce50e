import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { dirname } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { findChromium } from '../../scripts/lib/chromium.mjs';
import { inProject, say } from '../../scripts/lib/project.mjs';
import { python } from '../../scripts/lib/python.mjs';
import { ask } from '../../scripts/lib/run.mjs';

/** What the last run measured, whether complete or not; git ignores it. */
const LAST = inProject('test-results', 'bench');
const README = inProject('README.md');
const [BEGIN, END] = ['<!-- bench begin -->', '<!-- bench end -->'];

/**
 * Writes the measured figures as JSON and as a Markdown table, the latter into README.md as well if that is wanted.
 *
 * @returns how many are beyond their limits
 */
export async function writeReport(measured, { rounds, readme }) {
  const machine = describeMachine();
  const markdown = await format(toMarkdown(measured, machine, rounds), {
    ...(await resolveConfig(README)),
    parser: 'markdown'
  });
  mkdirSync(dirname(LAST), { recursive: true });
  writeFileSync(`${LAST}.json`, `${JSON.stringify({ machine, rounds, measured }, null, 2)}\n`);
  writeFileSync(`${LAST}.md`, markdown);
  if (readme) putIntoReadme(markdown);
  process.stdout.write(`\n${markdown}\n`);
  say(`written to ${LAST}.json and .md`);
  return measured.flatMap(({ results }) => results).filter(({ met }) => met === 'no').length;
}

function toMarkdown(measured, machine, rounds) {
  const rows = measured.flatMap(({ title, results }) =>
    results.map(
      ({ what, value, limit, met }) => `| ${title}: ${what} | ${value} | ${limit} | ${met} |`
    )
  );
  return [
    '| measured | value | limit | met |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    `Medians of ${rounds} rounds with the extension and without it in turn, quartiles in brackets; where a value is beyond its limit by less than what medians of such rounds differ by anyhow, it says "within noise". On ${machine.join(', ')}.`,
    ''
  ].join('\n');
}

function describeMachine() {
  const [{ model }] = cpus();
  const chromium = ask(findChromium(), ['--version'])?.replace(/ built on.*/, '') ?? 'Chromium';
  const versions = ['jupyterlab', 'paramlens'].map(name =>
    name === 'paramlens'
      ? `Paramlens ${JSON.parse(readFileSync(inProject('package.json'), 'utf8')).version}`
      : `JupyterLab ${ask(python, ['-c', `import ${name}; print(${name}.__version__)`])}`
  );
  return [
    `${cpus().length} × ${model.trim()}`,
    `${Math.round(totalmem() / 2 ** 30)} GB`,
    `${type()} ${release().split('-')[0]}`,
    ...versions,
    chromium,
    `Node ${process.versions.node}`
  ];
}

function putIntoReadme(markdown) {
  const text = readFileSync(README, 'utf8');
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`README.md has no place between ${BEGIN} and ${END}.`);
  const before = text.slice(0, from + BEGIN.length);
  writeFileSync(README, `${before}\n\n${markdown}\n${text.slice(to)}`);
}
