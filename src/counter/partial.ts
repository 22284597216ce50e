/** A tensor's shape as far as it is known: a column too narrow cut the rest. */
export interface PartialShape {
  readonly name: string;
  /** The leading axes' sizes that are whole. */
  readonly sizes: readonly number[];
  /** The digits that are left of the next axis' size, perhaps none; `null` where nothing is missing. */
  readonly begun: string | null;
}

export interface Completion {
  /** One whole shape a tensor, in the order given. */
  readonly shapes: readonly (readonly number[])[];
  /** How many other completions give the same count. */
  readonly alternatives: number;
}

/** Parameters that hold one number a channel, all of them as many. */
const PER_CHANNEL = new Set(['scale', 'bias', 'mean', 'var']);

/** What is missing of a layer's shapes, from the number of its parameters.
 *
 * Three things are supposed of the layers of JAX: a kernel's last axes are those of its bias, an embedding has two axes,
 * and normalizations hold nothing but one number a channel.
 *
 * @param count the parameters of all these tensors together.
 * @returns `null` where no completion, or too little to find one, is known.
 */
export function completeShapes(partial: readonly PartialShape[], count: number): Completion | null {
  const cut = partial.filter(({ begun }) => begun !== null);
  if (cut.length === 0) return null;
  if (partial.every(({ name, sizes }) => PER_CHANNEL.has(lastName(name)) && sizes.length < 2)) {
    return completeChannels(partial, count);
  }
  if (cut.length !== 1) return null;
  const [tensor] = cut;
  const whole = partial.filter(({ begun }) => begun === null);
  const rest = count - whole.reduce((sum, { sizes }) => sum + product(sizes), 0);
  const prefix = tensor.name.slice(0, -lastName(tensor.name).length);
  const bias = whole.find(({ name }) => name === `${prefix}bias`)?.sizes ?? null;
  let found = candidates(tensor, rest, bias);
  if (found.length === 0 && tensor.begun !== '' && isEmbedding(tensor.name)) {
    // Both axes are open, unless the digits that are left are the whole first size.
    const sizes = [...tensor.sizes, Number(tensor.begun)];
    found = candidates({ ...tensor, sizes, begun: '' }, rest, bias);
  }
  if (found.length === 0) return null;
  const shapes = partial.map(one => (one === tensor ? found[0] : one.sizes));
  return { shapes, alternatives: found.length - 1 };
}

function completeChannels(partial: readonly PartialShape[], count: number): Completion | null {
  const channels = count / partial.length;
  const fits = partial.every(({ sizes, begun }) =>
    begun === null ? sizes.length === 1 && sizes[0] === channels : startsWith(channels, begun)
  );
  if (!Number.isInteger(channels) || !fits) return null;
  return { shapes: partial.map(() => [channels]), alternatives: 0 };
}

/** Every shape of `count` numbers that begins as told, ends with the bias' axes, and leaves one axis open at most. */
function candidates(
  { name, sizes, begun }: PartialShape,
  count: number,
  bias: readonly number[] | null
): readonly (readonly number[])[] {
  const found: (readonly number[])[] = [];
  const last = bias ?? [];
  const fewest = Math.max(sizes.length + 1, last.length + 1);
  const most = isEmbedding(name) ? 2 : sizes.length + last.length + 1;
  for (let rank = fewest; rank <= most; rank++) {
    const shape: (number | null)[] = Array.from({ length: rank }, (_, axis) => sizes[axis] ?? null);
    const agrees = last.every((size, i) => {
      const axis = rank - last.length + i;
      const isFree = shape[axis] === null;
      if (isFree) shape[axis] = size;
      return isFree || shape[axis] === size;
    });
    const open = shape.indexOf(null);
    const known = product(shape.filter(size => size !== null));
    if (open >= 0) shape[open] = count / known;
    const full = shape.map(size => size ?? 0);
    if (
      agrees &&
      full.every(size => Number.isInteger(size) && size > 0) &&
      product(full) === count &&
      startsWith(full[sizes.length], begun ?? '')
    ) {
      found.push(full);
    }
  }
  return found;
}

function startsWith(size: number, digits: string): boolean {
  return String(size).startsWith(digits);
}

function isEmbedding(name: string): boolean {
  return lastName(name) === 'embedding';
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total * size, 1);
}

function lastName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
