/** What there is something to do for only now and then: a page loads it when it is asked for. */
export interface Later {
  /** How modules of PyTorch are read that were not printed plainly, one at a time. */
  readonly seldomModules: typeof import('./summary/torch-repr/seldom.js');
  /** How rows are explained of which neither the output nor the source states enough. */
  readonly solver: Pick<
    typeof import('./report/solved.js'),
    'examineChanged' | 'examineSolved' | 'Surroundings' | 'withoutSupposed'
  >;
  /** How classes are told by names that were cut, or that Keras gave itself. */
  readonly classNames: Pick<
    typeof import('./report/classNames.js'),
    'completedType' | 'completeType' | 'mayBeAutomatic'
  >;
  /** How rows are judged that hold others. */
  readonly nested: Pick<typeof import('./report/containers.js'), 'examineHolder' | 'examineWhole'>;
  /** How a table of Keras is explained whose counts were cropped. */
  readonly cropped: Pick<typeof import('./report/cropped.js'), 'explainCropped'>;
  /** How what other outputs state is taken over. */
  readonly join: Pick<typeof import('./report/join.js'), 'Companion' | 'joinStated'>;
  /** What is said of rows whose class may be one of the notebook's own. */
  readonly ownRow: typeof import('./report/ownRow.js');
  /** How tensors are described whose shapes are stated. */
  readonly described: typeof import('./report/described.js');
  /** How the source completes what a printed layer states of itself. */
  readonly completed: Pick<typeof import('./report/completed.js'), 'completePrinted'>;
  /** What a printer's table leaves out of what modules hold directly. */
  readonly beside: Pick<typeof import('./report/beside.js'), 'besideBySource'>;
  /** How rows of PyTorch are told that have no paths. */
  readonly withoutPaths: Pick<typeof import('./report/withoutPaths.js'), 'byPlace'>;
  /** How IPython's own syntax is taken out of cells. */
  readonly magics: Pick<typeof import('./evidence/python/magics.js'), 'withoutMagics'>;
  /** How comprehensions are read, and what they make. */
  readonly comprehensions: typeof import('./evidence/parts/comprehensions.js');
  /** How a class is told that changes nothing of the one that it extends. */
  readonly inherited: typeof import('./evidence/inherited.js');
  /** Python's own functions and methods that are seldom called. */
  readonly library: typeof import('./evidence/parts/library.js');
  /** What code may have changed in runs that are not seen. */
  readonly touched: typeof import('./evidence/python/touched.js');
  /** What cells take from others whose runs are not all seen. */
  readonly unsettled: Pick<
    typeof import('./evidence/python/unsettled.js'),
    'unsettledRuns' | 'withRepeats'
  >;
  /** Modules of PyTorch that are seldom met, and copies. */
  readonly torchSeldom: typeof import('./evidence/torch/seldom.js');
  /** What packages around PyTorch bring. */
  readonly torchAround: typeof import('./evidence/torch/around.js');
  /** How code goes through what a module of PyTorch holds. */
  readonly torchInside: Pick<typeof import('./evidence/torch/inside.js'), 'methodInside'>;
  /** The shapes of tensors that PyTorch's functions make. */
  readonly torchTensors: typeof import('./evidence/torch/tensors.js');
}

/** It is asked for before it is there. */
export class LaterMissing extends Error {
  constructor(readonly part: keyof Later) {
    super(`The part "${part}" is not there yet.`);
    this.name = 'LaterMissing';
  }
}

const provided: { -readonly [Name in keyof Later]?: Later[Name] } = {};

/** Makes it known. */
export function provideLater<Name extends keyof Later>(part: Name, content: Later[Name]): void {
  Object.assign(provided, { [part]: content });
}

/** Throws `LaterMissing` until it is provided. */
export function later<Name extends keyof Later>(part: Name): Later[Name] {
  const content = provided[part];
  if (content === undefined) throw new LaterMissing(part);
  return content;
}
