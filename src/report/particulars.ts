import { RulesMissing } from '../counter/index.js';
import type { Framework, Shape } from '../counter/types.js';
import type { Evidence, ModuleModel } from '../evidence/types.js';
import type { StatedTensor, Summary } from '../summary/types.js';
import type { Finding } from './finding.js';
import type { Node } from './graph.js';
import type { Tied } from './source-tensors.js';
import type { MatchedSource } from './statements.js';
import type { Beside } from './totals.js';
import type { ExplainedLayer, PlaceInCell } from './types.js';

/** What is done for the summaries of one framework, beside what is done for all. */
export interface Particulars {
  /** Finds the constructor call of each row; `null` where the source has none of them. */
  matchSource?(summary: Summary, evidence: Evidence, place: PlaceInCell): MatchedSource | null;
  /** Its printers leave some shapes out, which are followed from row to row. */
  readonly leavesShapesOut?: true;
  /** In which orders the printed references of a row may be its inputs, as their places; `null` where there is but one.
   *
   * @param type the class as the counter knows it.
   * @param shapes what comes from each reference.
   */
  inputOrders?(
    type: string,
    shapes: readonly (Shape | null)[],
    output: Shape | undefined
  ): readonly (readonly number[])[] | null;
  /** What the rows show together that none shows by itself. */
  revise?(
    summary: Summary,
    nodes: readonly Node[],
    findings: readonly Finding[]
  ): readonly Finding[];
  /** The parameters that the module at `path` holds directly, as the source says; `null` if it says of none, `open` if it
   * does not tell their size. */
  heldBySource?(module: ModuleModel | null, path: string): readonly StatedTensor[] | 'open' | null;
  /** What the source says that no row counts. */
  besideBySource?(summary: Summary, module: ModuleModel | null, isCertain: boolean): Beside | null;
  /** The layers whose tensors the source ties to those of others. */
  tiedBySource?(
    module: ModuleModel | null,
    layers: readonly ExplainedLayer[],
    paths: readonly (string | null)[]
  ): Tied;
}

/** Those of a framework whose code is not followed. */
const FEW: Particulars = { leavesShapesOut: true };

const provided = new Map<Framework, Particulars>([
  ['flax_linen', FEW],
  ['flax_nnx', FEW],
  ['other', FEW]
]);

/** Makes a framework's particulars known: a page loads them with its rules. */
export function provideParticulars(framework: Framework, particulars: Particulars): void {
  provided.set(framework, particulars);
}

/** Throws `RulesMissing` until they are provided. */
export function particularsOf(framework: Framework): Particulars {
  const particulars = provided.get(framework);
  if (particulars === undefined) throw new RulesMissing(framework);
  return particulars;
}
