import type { SummaryReport } from '../../report/types.js';
import { pictureOfRow } from '../../teach/picture.js';
import type { AxisLink, ShapeLinks } from './ShapeCell.js';

/** Which numbers in the column of shapes belong to opened rows. */
export function shapeLinks({ layers }: SummaryReport, opened: readonly number[]): ShapeLinks {
  const links = new Map<number, Map<number, AxisLink>>();
  const add = (row: number, axis: number, link: AxisLink): void => {
    const own = links.get(row) ?? new Map<number, AxisLink>();
    // What a row gives out matters first to the row itself.
    links.set(row, own.set(axis, own.get(axis) ?? link));
  };
  for (const row of opened) {
    const layer = layers[row];
    const source = sourceOf(layers, row);
    for (const { id, input, output } of pictureOfRow(layer).links) {
      if (output !== null) add(row, output, { row, id });
      if (input !== null && source !== null) add(source, input, { row, id });
    }
  }
  return links;
}

/** The nearest row above whose output is what comes in. */
function sourceOf(layers: SummaryReport['layers'], row: number): number | null {
  const input = layers[row].layer?.inputs[0];
  if (input === undefined) return null;
  for (let above = row - 1; above >= 0; above--) {
    if (`${layers[above].outputShape}` === `${input}`) return above;
  }
  return null;
}
