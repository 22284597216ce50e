import type { ExportsOf, FrameworkPackages } from '../evidence/frameworks.js';
import { frameworksIn, importsAll, mayHoldEvidence } from '../evidence/mayHold.js';
import { partsIn } from '../evidence/signs.js';
import type { SourceCell, SourceFramework } from '../evidence/types.js';
import { LATER } from './later.js';
import { Part } from './part.js';
import { pythonParser } from './pythonParser.js';

type ByFramework = Readonly<Record<SourceFramework, Part<void>>>;

function evidence(): Promise<typeof import('../evidence/index.js')> {
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
  keras: packages(
    'keras',
    async () => (await import('../evidence/keras/packages.js')).KERAS_PACKAGES
  ),
  torch: packages(
    'torch',
    async () =>
      (await import(/* webpackChunkName: "evidence-torch" */ '../evidence/torch/packages.js'))
        .TORCH_PACKAGES
  )
};

/** The names that the packages of each framework have. */
const EXPORTS: ByFramework = {
  keras: names('keras', async () => (await import('../evidence/keras/exports.js')).exportsOf),
  torch: names('torch', async () => (await import('../evidence/torch/exports.js')).exportsOf)
};

function packages(name: SourceFramework, load: () => Promise<FrameworkPackages>): Part<void> {
  return new Part(async () => {
    const [{ provideFramework }, content] = await Promise.all([evidence(), load()]);
    provideFramework(name, content);
  });
}

function names(name: SourceFramework, load: () => Promise<ExportsOf>): Part<void> {
  return new Part(async () => {
    const [{ provideExports }, content] = await Promise.all([evidence(), load()]);
    provideExports(name, content);
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
