/** Installs what the build needs and builds for production unless that is done: what packaging calls. */
import { ensureBuild } from './lib/build.mjs';
import { ensureNodeModules } from './lib/node-modules.mjs';
import { runMain } from './lib/project.mjs';

runMain(async () => {
  await ensureNodeModules();
  await ensureBuild();
  return 0;
});
