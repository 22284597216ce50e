/**
 * `npm run bench`: measures the extension in the real JupyterLab against JupyterLab alone, in turn. `npm run bench --
 * FILTER` runs the measures whose name contains FILTER, `--rounds N` takes each comparison N times, `--python PATH` names
 * a Python that has Keras or torchinfo, and `--readme` puts the table of a complete run into README.md.
 */
import { parseArgs } from 'node:util';
import { ensureBuild } from '../scripts/lib/build.mjs';
import { ensureChromium } from '../scripts/lib/chromium.mjs';
import { ensureNodeModules } from '../scripts/lib/node-modules.mjs';
import { runMain, say, SetupError } from '../scripts/lib/project.mjs';
import { ensureLabextension, ensurePython } from '../scripts/lib/python.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '7' },
    python: { type: 'string' },
    readme: { type: 'boolean', default: false }
  }
});

runMain(async () => {
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new SetupError('--rounds takes a whole number from 1 on.');
  }
  if (values.readme && positionals.length > 0) {
    throw new SetupError('--readme wants a complete run: leave the filter out.');
  }
  await ensureNodeModules();
  await ensurePython();
  await ensureBuild();
  ensureLabextension();
  await ensureChromium();
  // Playwright is there only after the packages are installed.
  const { runMeasures } = await import('./lib/runner.mjs');
  const { writeReport } = await import('./lib/report.mjs');
  const measured = await runMeasures(positionals, { rounds, python: values.python });
  const missed = await writeReport(measured, { rounds, readme: values.readme });
  if (missed > 0) say(`${missed} beyond their limit`);
  return missed === 0 ? 0 : 1;
});
