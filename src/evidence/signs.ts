import type { Later } from '../later.js';
import { countsOf, hasGaps } from './counts.js';
import type { SourceCell, SourceFramework } from './types.js';

type Part = keyof Later;

/** Whether there may be something of IPython's in source: a magic, a shell command, a request for help, a prompt. */
export const MAGIC = /^[^\S\n]*(?:[%!?]|>>> )|\?[^\S\n]*$|=[^\S\n]*[!%]/m;

/**
 * What code shows that needs parts which are loaded apart, of Python or of a framework. Where a sign is missing, the part is asked
 * for when the code gets to it, and the reading begins anew. No pattern looks far ahead: cells may be long.
 */
const SIGNS: Readonly<Record<SourceFramework | 'python', Partial<Readonly<Record<Part, RegExp>>>>> =
  {
    python: {
      magics: MAGIC,
      touched: /\bdef __(?!(init|post_init|new|enter|exit|call)__)|@\w*property|\b(lambda|yield)\b/,
      iteration: /^[^\S\n]*(async )?(for|while)\b|\S[^\S\n]+for\s+[\w(][\w\s,()]{0,60}?\sin\b/m,
      texts:
        /\b([fF][rR]?|[rR][fF])['"]|['"][^\S\n]*%|\.format\(|['"]\.(join|lower|upper|strip|split|replace)\(|\b(n|name|k|key)\.(starts|ends)with\(/
    },
    keras: {},
    torch: {
      torchSeldom:
        /MultiheadAttention|\bTransformer((En|De)coder|\b)|AdaptiveLogSoftmax|(Module|Parameter)Dict|deepcopy/,
      torchAround:
        /lightning|\b(torchinfo|torchsummary|modelsummary|pytorch_model_summary|timm|efficientnet_pytorch|segmentation_models_pytorch|pretrainedmodels|open_clip|transformers)|torch_geometric\.nn import[^\n]{0,99}\bsummary|torchvision[^\n]{0,60}\bmodels\b|\bhub\.load\b/,
      torchInside:
        /\.(named_)?(children|modules|parameters)\(|requires_grad_|\.(un)?freeze\(|_submodule\(|\b(self|net|model)\.(apply\(|_modules)|__(setstate|setattr)__/,
      torchTensors: /\btorch\.(zeros|ones|randn?|empty|full|(Float)?Tensor|(as_)?tensor|eye)\b/
    }
  };

/** The parts that code is likely to need, in the order of the table. */
export function partsIn(
  cells: readonly SourceCell[],
  frameworks: readonly SourceFramework[]
): readonly Part[] {
  return (['python', ...frameworks] as const).flatMap(kind =>
    Object.entries(SIGNS[kind]).flatMap(([part, sign]) =>
      cells.some(({ source }) => sign.test(source)) ||
      (part === 'touched' && hasGaps(countsOf(cells)))
        ? [part as Part]
        : []
    )
  );
}
