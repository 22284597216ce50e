/** How rows are explained of which neither the output nor the source states enough. */
export type Solver = Pick<typeof import('./solved.js'), 'examineChanged' | 'examineSolved'>;

/** The solver is asked for before it is there. */
export class SolverMissing extends Error {
  constructor() {
    super('The solver is not there yet.');
    this.name = 'SolverMissing';
  }
}

let provided: Solver | null = null;

/** Makes the solver known: a page loads it when there is something to solve. */
export function provideSolver(solver: Solver): void {
  provided = solver;
}

/** Throws `SolverMissing` until it is provided. */
export function solver(): Solver {
  if (provided === null) throw new SolverMissing();
  return provided;
}
