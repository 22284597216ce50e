import { frameworksIn, importsAll, mayHoldEvidence } from '../evidence/mayHold.js';
import { partsIn } from '../evidence/signs.js';
import type { SourceCell, SourceFramework } from '../evidence/types.js';
import { LATER } from './later.js';
import { Part } from './part.js';
import { pythonParser } from './pythonParser.js';

type ByFramework = Readonly<Record<SourceFramework, Part<void>>>;

type Evidence = typeof import('../evidence/index.js');

function evidence(): Promise<Evidence> {
  return import(/* webpackChunkName: "evidence" */ '../evidence/index.js');
}

/** What is read out of the notebook's code, with the parser for it. */
export const EVIDENCE = new Part(async () => {
  const [content, parser] = await Promise.all([evidence(), pythonParser()]);
  content.provideParser(parser);
  return content;
});

/** What is known of the code of each framework. */
const PACKAGES: ByFramework = {
  keras: known(
    () => import('../evidence/keras/packages.js'),
    (to, { KERAS_PACKAGES }) => to.provideFramework('keras', KERAS_PACKAGES)
  ),
  torch: known(
    () => import(/* webpackChunkName: "evidence-torch" */ '../evidence/torch/packages.js'),
    (to, { TORCH_PACKAGES }) => to.provideFramework('torch', TORCH_PACKAGES)
  )
};

/** The names that the packages of each framework have. */
const EXPORTS: ByFramework = {
  keras: known(
    () => import('../evidence/keras/exports.js'),
    (to, { exportsOf }) => to.provideExports('keras', exportsOf)
  ),
  torch: known(
    () => import('../evidence/torch/exports.js'),
    (to, { exportsOf }) => to.provideExports('torch', exportsOf)
  )
};

/** A part that makes what it loads known to the interpreter. */
function known<Content>(
  load: () => Promise<Content>,
  provide: (to: Evidence, content: Content) => void
): Part<void> {
  return new Part(async () => {
    const [to, content] = await Promise.all([evidence(), load()]);
    provide(to, content);
  });
}

/** The parts that it takes to follow code, as far as its text shows, and that are not there yet. */
export function missingToFollow(cells: readonly SourceCell[]): readonly Part<unknown>[] {
  if (!mayHoldEvidence(cells)) return [];
  const frameworks = frameworksIn(cells);
  const needed = [
    EVIDENCE,
    ...frameworks.map(framework => PACKAGES[framework]),
    ...(importsAll(cells) ? frameworks.map(framework => EXPORTS[framework]) : []),
    ...partsIn(cells, frameworks).map(part => LATER[part])
  ];
  return needed.filter(part => part.content === null);
}
