import type { Machine } from '../interpreter/machine.js';
import {
  NativeFunction,
  PythonObject,
  UNKNOWN,
  argumentOf,
  truthOf,
  type CallValues,
  type PythonValue
} from '../interpreter/values.js';
import type { Recorder } from '../recorder.js';
import type { Printer } from '../types.js';
import { moduleOf } from './module.js';
import { ShownText } from './shown.js';

/** What a function that summarizes models does: print at once, or return what is printed when it is shown. */
interface SummaryFunction {
  readonly printer: Printer | null;
  readonly prints: 'at once' | 'when shown' | ((args: CallValues) => boolean | null);
}

/** torchinfo prints nothing by itself in a notebook, unless it is told to. */
const torchinfo: SummaryFunction = {
  printer: 'torchinfo',
  prints: args => {
    const verbose = argumentOf(args, null, 'verbose') ?? 0;
    return typeof verbose === 'number' ? verbose > 0 : truthOf(verbose);
  }
};

const SUMMARIES: { readonly [path: string]: SummaryFunction } = {
  'torchinfo.summary': torchinfo,
  'torchsummary.summary': { printer: 'torchsummary', prints: 'at once' },
  'torchsummaryX.summary': { printer: null, prints: 'at once' },
  'modelsummary.summary': { printer: null, prints: 'at once' },
  'pytorch_model_summary.summary': {
    printer: null,
    prints: args => truthOf(argumentOf(args, null, 'print_summary') ?? false)
  },
  'torch_geometric.nn.summary': { printer: null, prints: 'when shown' }
};

const MODEL_SUMMARY =
  /^lightning(\.utilities\.model_summary(\.model_summary)?|\.core\.memory)\.(ModelSummary|summarize)$/;

/** The function or class of a path that summarizes models; `undefined` if it is none. */
export function summaryFunction(path: string, recorder: Recorder): PythonValue | undefined {
  if (path === 'lightning.Trainer') {
    return new NativeFunction(args => new Trainer(args, recorder));
  }
  if (Object.hasOwn(SUMMARIES, path)) {
    return new NativeFunction((args, machine) =>
      summarize(SUMMARIES[path], args, recorder, machine)
    );
  }
  return MODEL_SUMMARY.test(path)
    ? new NativeFunction((args, machine) =>
        summarize({ printer: 'lightning', prints: 'when shown' }, args, recorder, machine)
      )
    : undefined;
}

function summarize(
  { printer, prints }: SummaryFunction,
  args: CallValues,
  recorder: Recorder,
  machine: Machine
): PythonValue {
  const model = moduleOf(argumentOf(args, 0, 'model', 'net'));
  const index = model && model.record();
  const shown = new ShownText(index, printer, machine);
  const printed = typeof prints === 'function' ? prints(args) : prints === 'at once';
  if (printed !== false) {
    const print = shown.printedIn(machine);
    recorder.addPrinted({ ...print, certain: print.certain && printed === true });
  }
  return prints === 'at once' ? UNKNOWN : shown;
}

/** Lightning's `Trainer`, which summarizes the module that it is to fit. */
class Trainer extends PythonObject {
  private readonly summarizes: boolean | null;

  constructor(
    args: CallValues,
    private readonly recorder: Recorder
  ) {
    super();
    const flag = argumentOf(args, null, 'enable_model_summary') ?? true;
    this.summarizes = args.keyword.get('weights_summary') === null ? false : truthOf(flag);
  }

  override getAttribute(name: string): PythonValue {
    return name !== 'fit'
      ? UNKNOWN
      : new NativeFunction((args, machine) => {
          const model = moduleOf(argumentOf(args, 0, 'model'));
          if (model && this.summarizes !== false) {
            const certain = machine.certain && this.summarizes === true;
            this.recorder.addPrinted({
              cell: machine.cell,
              model: model.record(),
              certain,
              printer: 'lightning'
            });
          }
          return null;
        });
  }
}
