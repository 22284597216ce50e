import type { ICellModel } from '@jupyterlab/cells';
import type { Widget } from '@lumino/widgets';
import type { Part } from '../loading/part.js';
import type { LensHost } from './lensHost.js';
import type { RenderArguments, Scout } from './scout.js';
import { METADATA_KEY } from './tokens.js';

/** Renders what may hold a summary: all but the search is loaded when the first one is seen. */
export function renderMatch(
  scout: Scout,
  args: RenderArguments,
  lenses: Part<typeof import('./lenses.js')>,
  host: LensHost
): Promise<void> {
  // No waiting when it is loaded: what is attached now must be ready when it is painted.
  if (lenses.content !== null && host.arriving === null) {
    return lenses.content.watch(scout, host).take(args);
  }
  const { renderer } = scout.options;
  let last = args;
  /** Whether the text is kept from sight: counts that are to be predicted must not be painted first. */
  let veiled = true;
  const render = async (): Promise<void> => {
    // Renderers are attached in the turn in which they are first given a model.
    await Promise.resolve();
    veiled =
      host.arriving !== null ||
      host.values.predict === true ||
      !renderer.isAttached ||
      asksToPredictAround(renderer);
    if (!veiled) await scout.renderStock(...last);
    await lenses.load();
    await host.arriving;
    if (renderer.isDisposed) return;
    if (lenses.content !== null) {
      return lenses.content.watch(scout, host).take(veiled ? last : null);
    }
    scout.successor = null;
    if (veiled) return scout.renderStock(...last);
  };
  const rendered = render();
  scout.successor = next => {
    last = next;
    return veiled ? rendered : scout.renderStock(...next);
  };
  return rendered;
}

/** Whether the author of a notebook wants the summaries of the cell around a widget to be predicted. */
function asksToPredictAround(widget: Widget): boolean {
  for (let parent = widget.parent; parent !== null; parent = parent.parent) {
    const { model } = parent as { readonly model?: Partial<ICellModel> | null };
    const own: unknown = model?.getMetadata?.(METADATA_KEY);
    if (own != null) return (own as { readonly predict?: unknown }).predict === true;
  }
  return false;
}
