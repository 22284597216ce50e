import type { Config, Framework, Shape } from '../counter/types.js';

/** A count as printed: exact, or the interval `[low, high]` that a rounded or cut number leaves open. */
export type Amount = number | readonly [low: number, high: number];

/** One line of the table, as far as the text says. Nothing here is computed. */
export interface Row {
  readonly name: string;
  /** The class's name, as much of it as is printed; empty when nothing is. */
  readonly type: string;
  /** The printer cut the name or the class short: `name` or `type` is only the beginning. */
  readonly nameCut: boolean;
  readonly typeCut: boolean;
  /** 0 for the model's own layers, 1 for the layers of a nested model ... */
  readonly depth: number;
  /** One shape an output, in the printed order; `null` where none can be read ("multiple", "?", cut). */
  readonly outputs: readonly Shape[] | null;
  /** `null` where no number is printed or it was cut away. */
  readonly count: Amount | null;
  /** The rows this one is connected to, one an input; `null` when the printer has no such column. */
  readonly inbound: readonly Inbound[] | null;
  /** The printed flag; `null` when there is none. */
  readonly trainable: boolean | null;
  /** The printer's own remark on the count. */
  readonly remark: 'unbuilt' | 'unused' | null;
  /** The framework's own path, `features.0.conv`, where the printer shows or implies it. */
  readonly path?: string;
  /** Input shapes, one an input, where the printer has such a column. */
  readonly inputs?: readonly Shape[];
  /** Hyper-parameters by their constructor argument's name, where the output states them. */
  readonly config?: Config;
  /** False where the output may leave out arguments that decide the count. */
  readonly configComplete?: boolean;
  /** The row's own tensors, where the output states their shapes; in the framework's axis order. */
  readonly tensors?: readonly StatedTensor[];
  /** The row's own tensors, where the printer cut the shape of one; then there are no `tensors`. */
  readonly partial?: readonly PartialTensor[];
  /** The kernel's sizes without the channels, where the printer has such a column. */
  readonly kernel?: readonly number[];
  /** What `count` counts: the row's own parameters (the default), or those of all rows inside it as well. */
  readonly counts?: 'own' | 'subtree';
  /** The row repeats a module that has a row further up; its parameters are counted there. */
  readonly repeated?: boolean;
  /** Multiplications and additions of one forward pass, where the printer has such a column. */
  readonly multiplyAdds?: Amount;
}

/** A tensor whose shape the output states. */
export interface StatedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** Null where the output does not tell. */
  readonly trainable: boolean | null;
}

/** A tensor whose shape the output states as far as the column was wide. */
export interface PartialTensor {
  readonly name: string;
  /** The leading axes' sizes that are whole. */
  readonly sizes: readonly number[];
  /** The digits that are left of the next axis' size, perhaps none; `null` where nothing was cut. */
  readonly begun: string | null;
  readonly trainable: boolean | null;
}

/** `name[node][tensor]` of a "Connected to" column. */
export interface Inbound {
  readonly name: string;
  readonly nameCut: boolean;
  /** Which call of that layer; `null` when cut. */
  readonly node: number | null;
  /** Which of its outputs; `null` when cut. */
  readonly tensor: number | null;
}

export interface PrintedTotals {
  readonly total: Amount | null;
  readonly trainable: Amount | null;
  readonly nonTrainable: Amount | null;
  readonly optimizer: Amount | null;
}

/** A way in which a printer is known to miscount.
 *
 * - `tied-twice`: a tensor that two modules share is in the total twice.
 * - `shared-each-call`: a module called several times has a row, and a part of the total, each time.
 * - `bare-parameters`: parameters that a module holds directly are in no row, and not in the total.
 * - `bare-parameters-unlisted`: parameters that a module holds directly are in the total but in no row.
 * - `weight-and-bias-only`: only tensors named weight and bias are counted.
 * - `called-only`: modules that the forward pass does not call are left out.
 * - `buffers`: buffers and other state are counted as well.
 * - `packed`: quantised weights are counted as they are stored.
 */
export type Caveat =
  | 'tied-twice'
  | 'shared-each-call'
  | 'bare-parameters'
  | 'bare-parameters-unlisted'
  | 'weight-and-bias-only'
  | 'called-only'
  | 'buffers'
  | 'packed';

/** What a printed summary says, and nothing more. */
export interface Summary {
  /** The printer: `keras-3`, `keras-2`, `keras-1` ... */
  readonly format: string;
  readonly framework: Framework;
  /** The model's name, where printed. */
  readonly name: string | null;
  readonly rows: readonly Row[];
  readonly totals: PrintedTotals;
  /** The rows stand in the order in which modules define what is in them. Else they may stand in that of the calls. */
  readonly asDefined?: true;
  /** How this printer is known to miscount; none by default. */
  readonly caveats?: readonly Caveat[];
  /** The text ends before the summary does, or begins after it. */
  readonly cut: boolean;
  /** The lines that the summary occupies: first, and one past the last. */
  readonly lines: readonly [first: number, end: number];
}

/** Reads one printer's summaries. */
export interface Reader {
  readonly name: string;
  /** Cheap and generous: a plain substring search that is true of every text `read` finds something in. */
  sniff(text: string): boolean;
  /** How much of a line it is shown, if more than of a table's. */
  readonly widest?: number;
  /** Every summary among the lines, in order. Never throws: what cannot be read is left out. */
  read(lines: readonly string[]): readonly Summary[];
}
