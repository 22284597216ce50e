import type { Later } from '../later.js';
import { areOrdered, countsOf, hasGaps } from './counts.js';
import type { SourceCell, SourceFramework } from './types.js';

type Part = keyof Later;

/** Whether cells show that a part is likely to be needed. */
type Sign = (cells: readonly SourceCell[]) => boolean;

function shows(pattern: RegExp): Sign {
  return cells => cells.some(({ source }) => pattern.test(source));
}

/** Whether there may be something of IPython's in source: a magic, a shell command, a request for help, a prompt. */
export const MAGIC = /^[ \t]*(?:[%!?]|>>> )|\?[^\S\n]*$|=[^\S\n]*[!%]/m;

/**
 * What code shows that needs parts which are loaded apart, of Python or of a framework. Where a sign is missing, the
 * part is asked for when the code gets to it, and the reading begins anew. No pattern looks far ahead: cells may be long.
 */
const SIGNS: Readonly<Record<SourceFramework | 'python', Partial<Readonly<Record<Part, Sign>>>>> = {
  python: {
    magics: shows(MAGIC),
    comprehensions: shows(/\S[^\S\n]+for\s+[\w(][\w\s,()]{0,60}?\sin\b|^[ \t]+for\b[^:\n]{1,99}$/m),
    library: shows(
      /(?<![.\w])(enumerate|zip|reversed|sorted|map|min|max|sum|int|round|float|repr|[gs]etattr)\(|\bmath\.|\.(extend|insert|pop|update|items|format)\(|['"][^\S\n]*%|['"]\.(join|split|replace)\(|\bname\.(start|end)swith\(/
    ),
    touched: shows(
      /\bdef __(?!(init|post_init|new|enter|exit|call)__)|@\w*property|\b(lambda|yield)\b/
    ),
    unsettled: cells => cells.length > 1 && (hasGaps(countsOf(cells)) || !areOrdered(cells))
  },
  keras: {},
  torch: {
    torchSeldom: shows(
      /MultiheadAttention|\bTransformer((En|De)coder|\b)|AdaptiveLogSoftmax|(Module|Parameter)Dict|deepcopy/
    ),
    torchAround: shows(
      /torchinfo|torchsummary|model_?summary|lightning|\btimm\b|transformers|efficientnet_pytorch|segmentation_models|pretrainedmodels|open_clip|geometric[^\n]{0,60}\bsummary\b|torchvision[^\n]{0,60}\bmodels\b|\bhub\.load\b/
    ),
    torchInside: shows(
      /[._](children|modules|parameters)\(|requires_grad_|freeze\(|_submodule\(|\b(self|net|model)\.(apply\(|_modules)/
    ),
    torchTensors: shows(/\btorch\.(zeros|ones|randn?|empty|full|(Float)?Tensor|(as_)?tensor|eye)\b/)
  }
};

/** The parts that code is likely to need, in the order of the table. */
export function partsIn(
  cells: readonly SourceCell[],
  frameworks: readonly SourceFramework[]
): readonly Part[] {
  const signs = (['python', ...frameworks] as const).flatMap(
    kind => Object.entries(SIGNS[kind]) as [Part, Sign][]
  );
  return signs.filter(([, sign]) => sign(cells)).map(([part]) => part);
}
