import { message, type Message } from '../text/message.js';
import type { Finding } from './finding.js';
import type { Node } from './graph.js';
import { widthIn, widthOut } from './widths.js';

/** Inputs this narrow are colours, or features of the data: nothing has to put them out. */
const NARROW = 8;

/** Layers in a sequence that cannot be fed by what stands before them, by index, each with a message that says so.
 *
 * A printed module tells no connections, and a layer may be fed from anywhere. So only a width is flagged that occurs
 * nowhere else in the model, neither by itself nor as what comes of flattening, repeating or joining earlier outputs.
 */
export function findBreaks(
  nodes: readonly Node[],
  findings: readonly Finding[]
): ReadonlyMap<number, Message> {
  const breaks = new Map<number, Message>();
  const layers = nodes.flatMap(({ children }, i) => {
    const { layer, tensors, evidence } = findings[i];
    if (!layer || children.length > 0 || tensors.length === 0 || evidence !== 'output') return [];
    return [{ i, in: widthIn(layer.config), out: widthOut(layer.config) }];
  });
  const uses = new Map<number, number>();
  for (const layer of layers) {
    for (const width of new Set([layer.in, layer.out])) {
      if (width !== null) uses.set(width, (uses.get(width) ?? 0) + 1);
    }
  }
  // What a class that is not known puts out is not known either.
  const followed = nodes.findIndex(
    ({ children }, i) => children.length === 0 && findings[i].verdict === 'unknown'
  );
  const before = new Set<number>();
  let last: number | null = null;
  for (const { i, in: width, out } of layers) {
    if (followed >= 0 && i > followed) break;
    if (last !== null && width !== null && uses.get(width) === 1 && isInSequence(nodes[i])) {
      if (width >= NARROW && !comesOf(width, before)) {
        breaks.set(
          i,
          message(
            'No layer before puts out %1 features or channels; the last one puts out %2.',
            width,
            last
          )
        );
      }
    }
    if (width !== null) before.add(width);
    if (out !== null) before.add(out);
    last = out ?? last;
  }
  return breaks;
}

/** Modules in a sequence are numbered, and called one after the other. */
function isInSequence({ row, type }: Node): boolean {
  return /^\d+$/.test(row.name) && /^(?:Linear|Conv)/.test(type);
}

/** True when flattening, repeating or joining outputs of these widths can give `width`. */
function comesOf(width: number, before: ReadonlySet<number>): boolean {
  for (const part of before) {
    if (part < NARROW) continue;
    const times = width / part;
    if (Number.isInteger(times) && (times <= 16 || Number.isInteger(Math.sqrt(times)))) return true;
    if (width - part >= NARROW && before.has(width - part)) return true;
  }
  return false;
}
