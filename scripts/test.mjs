/**
 * `npm test`: builds, lints, type-checks and runs every test, from a fresh clone as well. `--only NAME` runs one step;
 * what follows goes to its runner: `npm run test:ui -- smoke`.
 *
 * The last line sums the test cases of all runners; the exit code also tells of lint and type errors.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from './lib/build.mjs';
import { ensureChromium } from './lib/chromium.mjs';
import { ensureNodeModules } from './lib/node-modules.mjs';
import { cache, inProject, runMain, say, SetupError } from './lib/project.mjs';
import { ensureLabextension, ensureLocale, ensurePython } from './lib/python.mjs';
import { node, npm, run } from './lib/run.mjs';

const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/** Reads a runner's report; a runner that leaves none has failed in a way no test case tells. */
function readReport(file, count) {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { ...NOTHING, failed: 1 };
  }
}

async function script(name) {
  const [command, args] = npm('run', '--silent', name);
  return { ok: (await run(command, args)) === 0, ...NOTHING };
}

async function unit(filters) {
  const report = join(cache, 'jest.json');
  rmSync(report, { force: true });
  const jest = inProject('node_modules', 'jest', 'bin', 'jest.js');
  const code = await run(...node(jest, '--json', `--outputFile=${report}`, ...filters));
  return {
    ok: code === 0,
    ...readReport(report, result => ({
      passed: result.numPassedTests,
      // A file that does not even load has no test cases to fail.
      failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
      skipped: result.numPendingTests + result.numTodoTests
    }))
  };
}

async function ui(filters) {
  await ensurePython();
  ensureLabextension();
  ensureLocale();
  await ensureChromium();
  const report = join(cache, 'playwright.json');
  rmSync(report, { force: true });
  const playwright = inProject('node_modules', '@playwright', 'test', 'cli.js');
  const config = inProject('test', 'ui', 'playwright.config.js');
  const [command, args] = node(playwright, 'test', '--config', config, '--reporter=list,json');
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const code = await run(command, [...args, ...filters], { env });
  return {
    ok: code === 0,
    ...readReport(report, ({ stats, errors }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected + errors.length,
      skipped: stats.skipped
    }))
  };
}

const STEPS = {
  build: async () => {
    await ensureBuild();
    return { ok: true, ...NOTHING };
  },
  lint: () => script('lint'),
  types: () => script('typecheck'),
  unit,
  ui
};

function chosenSteps() {
  const at = process.argv.indexOf('--only');
  if (at < 0) return { names: Object.keys(STEPS), filters: [] };
  const name = process.argv[at + 1];
  if (!Object.hasOwn(STEPS, name)) {
    throw new SetupError(`--only takes one of: ${Object.keys(STEPS).join(', ')}`);
  }
  const names = name === 'ui' ? ['build', 'ui'] : [name];
  return { names, filters: process.argv.slice(at + 2) };
}

/** Runs one step; what it lacks is its failure, so that the other steps still have their say. */
async function attempt(name, filters) {
  const begun = Date.now();
  say(name);
  let result;
  try {
    result = await STEPS[name](filters);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
    result = { ok: false, ...NOTHING };
  }
  const ok = result.ok && result.failed === 0;
  say(`${name} ${ok ? 'done' : 'FAILED'} in ${Math.round((Date.now() - begun) / 1000)} s`);
  return { ...result, ok };
}

runMain(async () => {
  const { names, filters } = chosenSteps();
  await ensureNodeModules();
  const total = { ...NOTHING };
  const failed = [];
  for (const name of names) {
    // The browser would test an older build, or none.
    if (name === 'ui' && failed.includes('build')) continue;
    const { ok, ...counts } = await attempt(name, filters);
    for (const key of Object.keys(total)) total[key] += counts[key];
    if (!ok) failed.push(name);
  }
  if (failed.length > 0) say(`failed: ${failed.join(', ')}`);
  const expectsTests = names.includes('unit') || names.includes('ui');
  if (!expectsTests) return failed.length === 0 ? 0 : 1;
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  process.stdout.write(`${total.passed} passed, ${total.failed} failed${skipped}\n`);
  return failed.length === 0 && total.passed > 0 ? 0 : 1;
});
