import type { Observation, Shape, Size } from '../../types.js';
import { fitSliding } from './windows.js';
import { joinImage, LAYOUTS, splitImage, type Layout } from '../images.js';

/** A row's input and output taken apart under the supposition that the channels stand where `layout` says. */
export interface ImageView {
  readonly layout: Layout;
  /** Open where the input is not printed. */
  readonly inputSpatial: readonly Size[];
  readonly outputSpatial: readonly Size[];
  /** The input's channels; `null` where not known. */
  readonly channels: Size;
  /** The output's channels; `null` where not known. */
  readonly filters: Size;
  /** What supposing this layout costs. */
  readonly cost: number;
  /** The shapes would also do for the usual layout. With two layouts to choose from, groups and uneven kernels would
   * explain nearly any count. */
  readonly doubtful: boolean;
  /** Nothing else holds, so a doubtful layout may have groups. */
  readonly lenient?: boolean;
  /** An input shape to suppose where none is printed. */
  inputWith(channels: number): Shape;
}

/** Both layouts' views of a row with `rank` spatial axes, as far as its shapes allow them. Channels in front are
 * unusual, so they cost more. */
export function imageViews(row: Observation, rank: number): ImageView[] {
  const input = row.inputs[0] ?? null;
  const output = row.outputs[0] ?? null;
  const open = Array<Size>(rank).fill(null);
  return LAYOUTS.flatMap((layout, place) => {
    const before = input && splitImage(input, rank, layout);
    const after = output && splitImage(output, rank, layout);
    if ((input && !before) || (output && !after)) {
      return [];
    }
    const lead = before?.lead ?? after?.lead ?? [null];
    const spatial = before?.spatial ?? open;
    return {
      layout,
      inputSpatial: spatial,
      outputSpatial: after?.spatial ?? open,
      channels: before?.channels ?? null,
      filters: after?.channels ?? null,
      cost: 2 * place,
      doubtful: layout === 'channels_first' && fitsChannelsLast(input, output, rank),
      inputWith: channels => joinImage({ lead, spatial, channels }, layout)
    };
  });
}

function fitsChannelsLast(input: Shape | null, output: Shape | null, rank: number): boolean {
  const before = input && splitImage(input, rank, 'channels_last');
  const after = output && splitImage(output, rank, 'channels_last');
  const point = Array<number>(rank).fill(1);
  return !before || !after || fitSliding(before.spatial, after.spatial, point) !== null;
}
