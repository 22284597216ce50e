import type { ReaderFamily } from './families.js';
import type { Reader } from './types.js';

/** Every reader by its name; where two could read the same lines, the earlier one does. */
export const ORDER: readonly string[] = [
  'fastai',
  'torchinfo',
  'torchsummary',
  'keras-3',
  'keras-2',
  'lightning',
  'flax-tabulate',
  'pytree',
  'haiku',
  'fvcore',
  'keras-json',
  'ultralytics',
  'flux',
  'torch-geometric',
  'torch-repr'
];

const provided = new Map<ReaderFamily, readonly Reader[]>();
let inOrder: readonly Reader[] = [];

/** Makes a family's readers known: a page loads those that may read one of its texts. */
export function provideReaders(family: ReaderFamily, readers: readonly Reader[]): void {
  provided.set(family, readers);
  inOrder = [...provided.values()]
    .flat()
    .sort((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name));
}

/** The readers that are there, in the order in which they read. */
export function providedReaders(): readonly Reader[] {
  return inOrder;
}
