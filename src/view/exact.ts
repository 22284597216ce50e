/** Marks an element that shows a count, so that a menu can copy the number exactly. */
export function exact(count: number): { 'data-paramlens-number': number } {
  return { 'data-paramlens-number': count };
}
