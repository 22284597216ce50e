import type { Tensor } from '../../counter/types.js';
import { figure } from '../../text/message.js';
import type { LayerReport } from '../types.js';
import { cellOf, gatedAxis } from './gates.js';

/** Longer sums are given as the tensors' counts, still longer ones are cut. */
const MOST_TERMS = 6;
/** The longest run of tensors that is looked for again right after itself. */
const LONGEST_RUN = 6;

/** How the count comes about in one line: `3 × 3 × 3 × 32 + 32`, `4 × (64 × 128 + 128 × 128 + 128)`. "0" where there is
 * nothing to learn, empty where the tensors are not known. */
export function formulaText({
  tensors,
  recomputed,
  reported
}: Pick<LayerReport, 'tensors' | 'recomputed' | 'reported'>): string {
  if (tensors.length === 0) {
    return recomputed === 0 || reported === 0 ? '0' : '';
  }
  const terms = termsOf(biasesLast(tensors));
  if (terms.length <= MOST_TERMS) {
    return terms.join(' + ');
  }
  const counts = tensors.map(({ count }) => figure(count));
  return counts.length <= 2 * MOST_TERMS
    ? counts.join(' + ')
    : `${counts.slice(0, MOST_TERMS).join(' + ')} + …`;
}

/** Flax sorts tensors by name, the bias before its kernel; the rule names the weights first. */
function biasesLast(tensors: readonly Tensor[]): readonly Tensor[] {
  const ordered = [...tensors];
  for (let place = 1; place < ordered.length; place++) {
    const [before, tensor] = [ordered[place - 1], ordered[place]];
    const swaps = before.role === 'bias' && tensor.role !== 'bias';
    if (!swaps || cellOf(before) !== cellOf(tensor)) continue;
    [ordered[place - 1], ordered[place]] = [tensor, before];
  }
  return ordered;
}

/** One term a tensor, repeated runs and gates taken together. */
function termsOf(tensors: readonly Tensor[]): string[] {
  const terms: string[] = [];
  let start = 0;
  while (start < tensors.length) {
    const cell = gatedRun(tensors.slice(start));
    const length = cell > 0 ? cell : 1;
    const run = longestRepeat(tensors, start, cell);
    if (run) {
      const inner = cell > 0 ? gatedText(tensors.slice(start, start + run.length)) : null;
      const once = tensors.slice(start, start + run.length).map(productText);
      const repeated = inner ?? (once.length > 1 ? `(${once.join(' + ')})` : once[0]);
      terms.push(`${run.times} × ${repeated}`);
      start += run.length * run.times;
    } else {
      const own = tensors.slice(start, start + length);
      terms.push(cell > 0 ? gatedText(own) : productText(own[0]));
      start += length;
    }
  }
  return terms;
}

/** How many tensors from the first on are one gated cell's: kernel, recurrent kernel and bias. */
function gatedRun(tensors: readonly Tensor[]): number {
  const first = tensors[0] && gatedAxis(tensors[0]);
  if (!first) {
    return 0;
  }
  const end = tensors.findIndex(
    tensor => gatedAxis(tensor)?.gates !== first.gates || cellOf(tensor) !== cellOf(tensors[0])
  );
  return end < 0 ? tensors.length : end;
}

/** The gates as a common factor. */
function gatedText(tensors: readonly Tensor[]): string {
  const terms = tensors.map(tensor => {
    const gated = gatedAxis(tensor);
    const sizes = tensor.shape.map((size, axis) =>
      gated && axis === gated.axis ? [...(gated.each > 1 ? [gated.each] : []), gated.units] : [size]
    );
    return sizes.flat().map(figure).join(' × ');
  });
  return `${gatedAxis(tensors[0])?.gates ?? 1} × (${terms.join(' + ')})`;
}

function longestRepeat(
  tensors: readonly Tensor[],
  start: number,
  cell: number
): { readonly length: number; readonly times: number } | null {
  const key = (place: number): string => `${tensors[place]?.shape}`;
  const lengths = cell > 0 ? [cell] : Array.from({ length: LONGEST_RUN }, (_, index) => index + 1);
  for (const length of lengths) {
    let times = 1;
    const again = (turn: number): boolean =>
      start + (turn + 1) * length <= tensors.length &&
      Array.from({ length }, (_, place) => start + place).every(
        place => key(place) === key(place + turn * length)
      );
    while (again(times)) {
      times++;
    }
    if (times > 1) {
      return { length, times };
    }
  }
  return null;
}

function productText({ shape }: Tensor): string {
  return shape.length === 0 ? '1' : shape.map(figure).join(' × ');
}
