import type { Shape } from '../counter/types.js';

type Inputs = readonly (Shape | null)[];

/** Classes that are called with a query, a value, perhaps a key, and perhaps a mask. */
const ATTENDING = new Set(['MultiHeadAttention', 'GroupQueryAttention']);

/** The places of query, value and key among as many references, likeliest first.
 *
 * Keras lists what a layer was called with by position, and then what it was given by name, in the alphabet's order:
 * attention_mask, key, query, value. Keras 2 takes the first argument by position whatever the call says.
 */
const ORDERS: { readonly [references: number]: readonly (readonly number[])[] } = {
  3: [
    [0, 1, 2],
    [1, 2, 0],
    [0, 2, 1],
    [0, 1],
    [1, 2],
    [0, 2]
  ],
  4: [
    [0, 1, 2],
    [2, 3, 1],
    [0, 3, 2],
    [0, 1, 3]
  ]
};

/** In which orders the printed references of a layer may be its inputs, as their places; `null` where there is but one.
 * An attention's own order depends on how it was called, which the table does not show.
 *
 * @param type the class as the counter knows it.
 * @param shapes what comes from each reference.
 * @param output the layer's printed output, which is mostly as wide as its query: such orders come first.
 */
export function ordersOf(
  type: string,
  shapes: Inputs,
  output: Shape | undefined
): readonly (readonly number[])[] | null {
  const orders = ATTENDING.has(type) ? ORDERS[shapes.length] : undefined;
  if (!orders) return null;
  const unmasked = orders.filter(order =>
    shapes.every((shape, i) => order.includes(i) || mayMask(shape, shapes[order[1]]))
  );
  const legal = unmasked.length > 0 ? unmasked : orders;
  const isUsual = ([query]: readonly number[]): boolean => shapes[query]?.at(-1) === output?.at(-1);
  return [...legal.filter(isUsual), ...legal.filter(order => !isUsual(order))];
}

/** A mask has a column for each of the value's positions, which have several axes in images. */
function mayMask(mask: Shape | null, value: Shape | null): boolean {
  const columns = mask?.at(-1) ?? 1;
  const positions = value?.length === 3 ? (value[1] ?? columns) : columns;
  return columns === 1 || columns === positions;
}
