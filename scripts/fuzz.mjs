/**
 * `npm run fuzz -- --cases 100000 --seed 1`: changes the outputs of the test corpus in every way that text can go wrong,
 * and holds what the compiled library makes of them to what must be true of every report. `--case N` runs one case again
 * and prints its text; `--constructions SIZE` runs texts with so many levels, rows or columns that no printer prints. Without `--untimed` a
 * text may take 100 ms of the processor for each 100,000 characters.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CONSTRUCTIONS, PIECES } from '../test/fuzz/constructions.mjs';
import { readCorpus } from '../test/fuzz/corpus.mjs';
import { forget, loadCore } from '../test/fuzz/core.mjs';
import { makeCase, millisecondsSince, runCase } from '../test/fuzz/run.mjs';
import { inProject, runMain, say, SetupError } from './lib/project.mjs';

/** Milliseconds for each 100,000 characters, the first ones included. */
const ALLOWED = 100;
const MOST_SHOWN = 20;

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    case: { type: 'string' },
    constructions: { type: 'string' },
    untimed: { type: 'boolean', default: false }
  }
});

function isSlow({ milliseconds, length }) {
  return !values.untimed && milliseconds > ALLOWED * Math.max(1, length / 100_000);
}

function isSlowAgain(core, one) {
  forget(core);
  return isSlow(runCase(core, one));
}

function showCase(core, corpus, seed, number) {
  const one = makeCase(corpus, seed, number);
  const { faults, ...rest } = runCase(core, one);
  process.stdout.write(`${JSON.stringify(one.outputs, null, 1)}\n`);
  say(`${one.base.name}: ${one.applied.join(', ')}; ${JSON.stringify(rest)}`);
  for (const fault of faults) say(fault);
  return faults.length === 0 ? 0 : 1;
}

/** What no printer prints, by the hundred thousand: outputs of one text each. */
function constructed(name, size) {
  const text = CONSTRUCTIONS[name](size);
  const output = { index: 0, kind: 'stdout', text, html: null, markdown: null };
  return { base: { cell: 0, cells: [] }, outputs: [output], withSource: false };
}

function runConstructions(core, size) {
  return Object.keys(CONSTRUCTIONS).filter(name => {
    const one = constructed(name, size);
    const result = runCase(core, one);
    const { faults, length } = result;
    const slow = isSlow(result) && isSlowAgain(core, one) && isSlowAgain(core, one);
    for (const fault of faults.slice(0, 3)) say(`${name}: ${fault}`);
    if (slow) say(`${name}: slow for ${length} characters`);
    return slow || faults.length > 0;
  });
}

/** The pieces of code that take too long to be searched, a hundred characters for each of `size`. */
function runPieces(core, size) {
  return PIECES.filter(piece => {
    const source = piece.repeat((100 * size) / piece.length);
    const search = () => {
      const start = process.cpuUsage();
      core.partsIn([{ index: 0, source, executionCount: 1 }], ['keras', 'torch']);
      return isSlow({ milliseconds: millisecondsSince(start), length: source.length });
    };
    const slow = search() && search() && search();
    if (slow) say(`${JSON.stringify(piece)}: slow for ${source.length} characters of code`);
    return slow;
  });
}

runMain(async () => {
  if (!existsSync(inProject('lib', 'index.js'))) {
    throw new SetupError('build first: npm run build:lib');
  }
  const core = await loadCore();
  const corpus = readCorpus(core);
  const [cases, seed, from] = [values.cases, values.seed, values.from].map(Number);
  if (values.case !== undefined) return showCase(core, corpus, seed, Number(values.case));
  if (values.constructions !== undefined) {
    const size = Number(values.constructions);
    const bad = [...runConstructions(core, size), ...runPieces(core, size)];
    return bad.length === 0 ? 0 : 1;
  }
  const found = { faulty: 0, slow: 0, summaries: 0, characters: 0, worst: 0 };
  for (let number = from; number < from + cases; number++) {
    const one = makeCase(corpus, seed, number);
    const result = runCase(core, one);
    found.summaries += result.summaries;
    found.characters += result.length;
    // A pause of the machine is not the text's fault: what is slow is slow again.
    const slow = isSlow(result) && isSlowAgain(core, one) && isSlowAgain(core, one);
    if (!slow) found.worst = Math.max(found.worst, result.milliseconds);
    if (slow) found.slow++;
    if (result.faults.length > 0) found.faulty++;
    const messages = [
      ...result.faults.slice(0, 3),
      ...(slow ? [`${Math.round(result.milliseconds)} ms for ${result.length} characters`] : [])
    ];
    if (messages.length === 0 || found.faulty + found.slow > MOST_SHOWN) continue;
    say(`case ${number} (${one.base.name}: ${one.applied.join(', ')})`);
    for (const message of messages) say(`  ${message}`);
  }
  say(`seed ${seed}: ${JSON.stringify({ cases, ...found, worst: Math.round(found.worst) })}`);
  return found.faulty + found.slow === 0 ? 0 : 1;
});
