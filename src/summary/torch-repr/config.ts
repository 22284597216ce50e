import type { Config, Value } from '../../counter/types.js';
import { readArguments } from './arguments.js';

/** How the modules of one kind print their constructor's arguments. */
interface Kind {
  readonly names: RegExp;
  /** The arguments that are printed without their name, in order. */
  readonly positional: readonly string[];
  /** The arguments without which nothing can be counted, and those the class always prints. */
  readonly required: readonly string[];
}

const RECURRENT = ['input_size', 'hidden_size'];
const CHANNELS = ['in_channels', 'out_channels'];

/** Subclasses and look-alikes end in, or contain, the name of the class whose `extra_repr` they share. */
const KINDS: readonly Kind[] = [
  { names: /^Conv1D$/, positional: [], required: ['nf', 'nx'] },
  {
    names: /Bilinear$/,
    positional: [],
    required: ['in1_features', 'in2_features', 'out_features', 'bias']
  },
  {
    names: /Linear(?:WithBias|4bit|8bitLt|FP4|NF4)?$/,
    positional: [],
    required: ['in_features', 'out_features', 'bias']
  },
  {
    names: /Conv(?:Transpose)?[123]d(?:Same)?$/,
    positional: CHANNELS,
    required: [...CHANNELS, 'kernel_size']
  },
  {
    names: /(?:Batch|Instance)Norm(?:Act)?(?:[123]d)?$/,
    positional: ['num_features'],
    required: ['num_features']
  },
  {
    names: /GroupNorm(?:Act)?1?$/,
    positional: ['num_groups', 'num_channels'],
    required: ['num_groups', 'num_channels']
  },
  {
    names: /(?:Layer|RMS|Simple)Norm(?:Act)?(?:[123]d)?$/,
    positional: ['normalized_shape'],
    required: ['normalized_shape']
  },
  {
    names: /Embedding(?:Bag)?$/,
    positional: ['num_embeddings', 'embedding_dim'],
    required: ['num_embeddings', 'embedding_dim']
  },
  { names: /^(?:RNN|LSTM|GRU)(?:Cell)?$/, positional: RECURRENT, required: RECURRENT },
  { names: /^PReLU$/, positional: ['num_parameters'], required: ['num_parameters'] },
  { names: /^(?:LocalResponseNorm|CrossMapLRN2d)$/, positional: ['size'], required: [] },
  { names: /^(?:ReLU6?|ELU|SELU|RReLU|LeakyReLU)$/, positional: [], required: [] }
];

/** The arguments a module's text states. */
export interface Stated {
  readonly config: Config;
  /** False where arguments that decide the count may be left out. */
  readonly complete: boolean;
}

/** Reads the lines of an `extra_repr` into the constructor's arguments; `null` where there is nothing to state. */
export function readConfig(type: string, lines: readonly string[]): Stated | null {
  const kind = KINDS.find(({ names }) => names.test(type.slice(type.lastIndexOf('.') + 1)));
  if (lines.length === 0 && !kind) return null;
  const text = lines.join(', ');
  const { positional, named } = readArguments(text);
  const config: { [argument: string]: Value } = {};
  const names = kind?.positional ?? [];
  positional.slice(0, names.length).forEach((value, i) => {
    config[names[i]] = value;
  });
  for (const [name, value] of named) config[name] = value;
  readFormer(text, type, config);
  const complete =
    !named.has('original_name') &&
    !type.startsWith('Lazy') &&
    (kind?.required ?? []).every(name => config[name] !== undefined);
  return { config, complete };
}

/** PyTorch 0.1 and 0.2: `Linear (2 -> 4)` and `ReLU (inplace)`. */
function readFormer(text: string, type: string, config: { [argument: string]: Value }): void {
  const sizes = /^(\d{1,9}) -> (\d{1,9})$/.exec(text);
  if (sizes && type === 'Linear') {
    config.in_features = Number(sizes[1]);
    config.out_features = Number(sizes[2]);
  } else if (text === 'inplace') config.inplace = true;
}

/** Classes that only PyTorch has, with arguments that fit them: enough to know a module by a single line. */
const UNMISTAKABLE: readonly RegExp[] = [
  /Linear(?:4bit|8bitLt)?\(in_features=\d{1,12}, out_features=\d{1,12}[,)]/,
  /Conv(?:Transpose)?[123]d\(\d{1,9}, \d{1,9}, kernel_size=\(/,
  /(?:Batch|Instance)Norm(?:[123]d)?\(\d{1,9}, eps=/,
  /(?:Group)Norm\(\d{1,9}, \d{1,9}, eps=/,
  /(?:Layer|RMS)Norm\((?:\(\d[\d, ]{0,60}\)|torch\.Size\(\[[\d, ]{1,60}\]\)), eps=/,
  /^Embedding(?:Bag)?\(\d{1,12}, \d{1,9}[,)]/,
  /^(?:RNN|LSTM|GRU)(?:Cell)?\(\d{1,9}, \d{1,9}[,)]/,
  /^Linear\(\d{1,12} -> \d{1,12}\)$/
];

/** True of a line such as `Linear(in_features=3, out_features=2, bias=True)`. */
export function isUnmistakable(text: string): boolean {
  return UNMISTAKABLE.some(pattern => pattern.test(text));
}

const KNOWN = new RegExp(
  [
    'Linear|Conv[123]?[dD]|Norm|Dropout|DropPath|Embedding|Attention|^Transformer|Loss$',
    '^Sequential$|^Module(?:List|Dict)$|^Parameter(?:List|Dict)$|^Identity$|^Flatten$|^Unflatten$|^Upsample$',
    '[A-Za-z]LU(?:6|Activation)?$|^ELU$|Mish$|Sigmoid$|Tanh$|[Ss]wish$|^Soft(?:max|plus)|Pool(?:ing)?(?:[123]d)?$',
    '^(?:RNN|LSTM|GRU)(?:Cell)?$'
  ].join('|')
);

/** True of the names that PyTorch and what builds on it give their modules. */
export function isKnown(type: string): boolean {
  return KNOWN.test(type.slice(type.lastIndexOf('.') + 1));
}
