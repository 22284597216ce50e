/** Installs what the build needs and builds for production unless that is done: what packaging calls. */
import { ensureBuild } from './lib/build.mjs';
import { ensureNodeModules } from './lib/node-modules.mjs';
import { runMain } from './lib/project.mjs';

runMain(async () => {
  // npm ends every install with this script, also one that a script of ours has begun and goes on after.
  if (process.env.PARAMLENS_INSTALLING) return 0;
  await ensureNodeModules();
  await ensureBuild();
  return 0;
});
