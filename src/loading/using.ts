import type { Part } from './part.js';

/** Load parts together. @returns whether all of them are there. */
export async function loadAll(parts: readonly Part<unknown>[]): Promise<boolean> {
  const loaded = await Promise.all(parts.map(part => part.load()));
  return loaded.every(Boolean);
}

/** Do something that needs a part: at once if it is there, else when it is loaded, if it can be. */
export function whenLoaded(part: Part<unknown>, action: () => void): void {
  if (part.content !== null) return action();
  void part.load().then(loaded => {
    if (loaded) action();
  });
}

/** The content of a part for those who have seen to it that it is loaded. */
export function loaded<Content>({ content }: Part<Content>): Content {
  if (content === null) throw new Error('A part is used before it is loaded.');
  return content;
}
