import { bind, canonicalType, CountError } from '../counter/index.js';
import type { Config, Shape, Value } from '../counter/types.js';
import {
  UNKNOWN,
  type Argument,
  type Evidence,
  type LayerCall,
  type LayerModel,
  type ModuleModel
} from '../evidence/types.js';
import type { Summary } from '../summary/types.js';
import type { Match } from './match.js';
import { particularsOf } from './particulars.js';
import type { PlaceInCell } from './types.js';

/** How sure it is that a constructor call is a row's own. `certain`: the model that is printed was followed. `likely`: it
 * was not, and this is the likeliest call. `hint`: so it was, but another row shows that the printed model is not the one
 * that the source makes; what is usual there may still be so here. */
export type Standing = 'certain' | 'likely' | 'hint';

/** What the notebook's source says of one row. */
export interface Statement {
  readonly config: Config;
  /** The arguments that decide the count and were given, but could not be followed. */
  readonly open: readonly string[];
  readonly standing: Standing;
  /** The source puts the layer's parameters into another form after it is built. */
  readonly altered: boolean;
  /** The input of the nested model that the row is, where the source states it; left out elsewhere. */
  readonly entrance?: Shape | null;
  /** The layer's path in the model of the source, where it is told. */
  readonly path?: string;
}

/** What the notebook's source says of a summary: a statement a row, `null` where it says nothing. */
export interface Statements {
  readonly rows: readonly (Statement | null)[];
  readonly inputShape: Shape | null;
  /** What the model of Keras is made as; `null` where the source does not tell. */
  readonly kind: LayerModel['kind'] | null;
  /** The PyTorch module whose rows these are. */
  readonly module: ModuleModel | null;
}

/** Arguments that change neither the tensors nor, for a given input, more than the output's shape. */
const HARMLESS =
  /^(?:strides|subsample|padding|border_mode|dilation_rate|output_padding|merge_mode|dropout|recurrent_dropout|seed|device|dtype|inplace|eps|batch_first|padding_mode|padding_idx|name|stateful|unroll|mask_zero|epsilon|momentum|sparse|weights|input_length|input_shape|batch_size|return_\w+|go_backwards|unit_forget_bias|time_major|implementation|zero_output_for_mask|\w*activation|\w+_(?:initializer|regularizer|constraint))$/;

/** The constructor calls that the source has for the rows of a summary, and what else it says of the model. */
export interface MatchedSource extends Omit<Statements, 'rows'> {
  readonly rows: readonly (Match | null)[];
  readonly standing: Standing;
}

/** What the source says of each row of a summary. */
export function statementsFor(
  summary: Summary,
  evidence: Evidence | null,
  place: PlaceInCell
): Statements {
  const { matchSource } = particularsOf(summary.framework);
  const found = (evidence && matchSource?.(summary, evidence, place)) ?? null;
  return {
    rows: summary.rows.map((_, i) => {
      const match = found?.rows[i] ?? null;
      return match && found && statementOf(match, found.standing);
    }),
    inputShape: found?.inputShape ?? null,
    kind: found?.kind ?? null,
    module: found?.module ?? null
  };
}

/** Whether the source certainly tells which model a summary shows, and all that decides its counts. */
export function isStated(
  summary: Summary,
  origin: PlaceInCell & { readonly evidence: Evidence | null }
): boolean {
  const rows = statementsFor(summary, origin.evidence, origin).rows.filter(row => row !== null);
  return rows.length > 0 && rows.every(row => row.standing === 'certain' && row.open.length === 0);
}

/** The same where the printed model is found to be another than the likeliest one. */
export function hintsOf(statements: Statements): Statements {
  const rows = statements.rows.map(row => row && { ...row, standing: 'hint' as const });
  return { ...statements, rows, module: null };
}

/** What a constructor call says of the row that it is matched with. */
export function statementOf(
  { call, frozen, altered, entrance, path }: Match,
  standing: Standing
): Statement {
  const { config, open } = readArguments(call);
  const known = frozen ? { ...config, trainable: false } : config;
  return { config: known, open, standing, altered, entrance, path };
}

/** The arguments of a call by name, as far as they could be followed. */
export function readArguments(call: LayerCall): Pick<Statement, 'config' | 'open'> {
  const type = canonicalType(call.framework, call.type);
  const open: string[] = [];
  const keyword: Record<string, Value> = {};
  for (const [name, value] of Object.entries(call.keyword)) {
    if (!isOpen(value)) keyword[name] = value;
    else if (!HARMLESS.test(name)) open.push(name);
  }
  if (!call.complete) open.push('*');
  // A positional argument that was not followed is bound as a mark, to learn its name.
  const positional = call.positional.map(value => (isOpen(value) ? MARK : value));
  let config: Config;
  try {
    config = bind(call.framework, type, positional, keyword);
  } catch (error) {
    if (!(error instanceof CountError)) throw error;
    return { config: {}, open: ['*'] };
  }
  const known = Object.entries(config).filter(([name, value]) => {
    if (value !== MARK) return true;
    if (!HARMLESS.test(name)) open.push(name);
    return false;
  });
  return { config: Object.fromEntries(known), open };
}

const MARK = '\u0000open';

function isOpen(value: Argument): value is typeof UNKNOWN {
  return value === UNKNOWN;
}
