import type { ICellModel } from '@jupyterlab/cells';
import { isRecord } from '../text/json.js';
import { METADATA_KEY } from './tokens.js';

/** What of ours stands in a cell's metadata. */
export function ownMetadata(cell: ICellModel): { readonly [name: string]: unknown } {
  const own: unknown = cell.getMetadata(METADATA_KEY);
  return isRecord(own) ? own : {};
}

/** Whether the author of a notebook wants the cell's summaries to be predicted before they are seen. */
export function asksToPredict(cell: ICellModel): boolean {
  return ownMetadata(cell).predict === true;
}
