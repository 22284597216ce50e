/**
 * `npm run test:matrix`: the browser tests against every JupyterLab and Notebook that the extension claims to work in,
 * each in a virtual environment of its own. `npm run test:matrix -- 4.2` runs those whose name contains "4.2"; what
 * follows goes to the tests' runner: `npm run test:matrix -- 4.2 saved`.
 */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { inProject, runMain, say, SetupError } from './lib/project.mjs';
import { node, run } from './lib/run.mjs';

const FOLDER = join('scripts', 'matrix');

/** The virtual environments and what is in them; the newest versions are those of every other test. */
const newest = { name: 'newest', env: {} };
const older = readdirSync(inProject(FOLDER))
  .sort()
  .map(file => {
    const name = basename(file, '.txt');
    return {
      name,
      env: {
        PARAMLENS_ENVIRONMENT: join('.venv-matrix', name),
        PARAMLENS_REQUIREMENTS: join(FOLDER, file)
      }
    };
  });

runMain(async () => {
  const [wanted = '', ...filters] = process.argv.slice(2);
  const chosen = [...older, newest].filter(({ name }) => name.includes(wanted));
  if (chosen.length === 0) {
    const names = [...older, newest].map(({ name }) => name);
    throw new SetupError(`No version is called "${wanted}"; there are ${names.join(', ')}.`);
  }
  const failed = [];
  for (const { name, env } of chosen) {
    say(`the browser tests in ${name}`);
    const [command, args] = node(inProject('scripts', 'test.mjs'), '--only', 'ui', ...filters);
    if ((await run(command, args, { env })) !== 0) failed.push(name);
  }
  say(failed.length === 0 ? 'all versions passed' : `failed: ${failed.join(', ')}`);
  return failed.length === 0 ? 0 : 1;
});
