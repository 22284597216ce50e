/**
 * `npm start`: opens the tutorial notebook in JupyterLab with the extension, from a fresh clone as well.
 *
 * Arguments go on to JupyterLab: `npm start -- --no-browser --port 9999`.
 */
import { existsSync } from 'node:fs';
import { ensureBuild } from './lib/build.mjs';
import { ensureNodeModules } from './lib/node-modules.mjs';
import { inProject, runMain, say } from './lib/project.mjs';
import {
  ensureLabextension,
  ensureLocale,
  ensurePython,
  ensureQuietJupyterLab,
  python
} from './lib/python.mjs';
import { run } from './lib/run.mjs';

const TUTORIAL = 'examples/tutorial.ipynb';

runMain(async () => {
  await ensureNodeModules();
  await ensurePython();
  await ensureBuild();
  ensureLabextension();
  ensureLocale();
  ensureQuietJupyterLab();
  const args = process.argv.slice(2);
  // JupyterLab refuses to run as root unless told to; in a container there often is no one else.
  if (process.getuid?.() === 0 && !args.includes('--allow-root')) args.push('--allow-root');
  const files = existsSync(inProject(TUTORIAL)) ? [TUTORIAL] : [];
  say(`opening ${files[0] ?? 'JupyterLab'} (Ctrl+C ends it)`);
  return run(python, ['-m', 'jupyterlab', ...files, ...args]);
});
