/** What it takes to read modules that were printed in a list, by a loop, by a profiler, cut or parametrized. */
export { readAnnotated } from './annotations.js';
export { readList } from './list.js';
export { ownTensors } from './parametrized.js';
export { groupRuns } from './runs.js';
export { unwrapModules } from './wrapped.js';
