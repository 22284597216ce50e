/** What a report is made with only where there is something to do for it. */
export interface Later {
  /** How rows are explained of which neither the output nor the source states enough. */
  readonly solver: Pick<typeof import('./solved.js'), 'examineChanged' | 'examineSolved'>;
  /** How rows are judged that hold others. */
  readonly nested: Pick<typeof import('./containers.js'), 'examineHolder' | 'examineWhole'>;
  /** How a table of Keras is explained whose counts were cropped. */
  readonly cropped: Pick<typeof import('./cropped.js'), 'explainCropped'>;
  /** How what other outputs state is taken over. */
  readonly join: Pick<typeof import('./join.js'), 'Companion' | 'joinStated'>;
}

/** It is asked for before it is there. */
export class LaterMissing extends Error {
  constructor(readonly part: keyof Later) {
    super(`The report's ${part} is not there yet.`);
    this.name = 'LaterMissing';
  }
}

const provided: { -readonly [Name in keyof Later]?: Later[Name] } = {};

/** Makes it known: a page loads it when it is first asked for. */
export function provideLater<Name extends keyof Later>(part: Name, content: Later[Name]): void {
  Object.assign(provided, { [part]: content });
}

/** Throws `LaterMissing` until it is provided. */
export function later<Name extends keyof Later>(part: Name): Later[Name] {
  const content = provided[part];
  if (content === undefined) throw new LaterMissing(part);
  return content;
}
