import type { ICellModel } from '@jupyterlab/cells';
import type { Widget } from '@lumino/widgets';

/** Under this key of a cell's metadata all that is ours stands. */
export const METADATA_KEY = 'paramlens';

/** What of ours stands in a cell's metadata. */
export function ownMetadata(cell: ICellModel): { readonly [name: string]: unknown } {
  const own: unknown = cell.getMetadata(METADATA_KEY);
  return isRecord(own) ? own : {};
}

/** Whether the author of a notebook wants the cell's summaries to be predicted before they are seen. */
export function asksToPredict(cell: ICellModel): boolean {
  return ownMetadata(cell).predict === true;
}

/** The same of the cell that a widget stands in. */
export function asksToPredictAround(widget: Widget): boolean {
  for (let parent = widget.parent; parent !== null; parent = parent.parent) {
    const { model } = parent as { readonly model?: Partial<ICellModel> | null };
    if (typeof model?.getMetadata === 'function') return asksToPredict(model as ICellModel);
  }
  return false;
}

export function isRecord(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
