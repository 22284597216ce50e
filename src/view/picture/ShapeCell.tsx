import * as React from 'react';
import type { Shape } from '../../counter/types.js';
import type { LinkId } from '../../teach/links.js';
import { pictureOfRow } from '../../teach/picture.js';
import type { SummaryReport } from '../../report/types.js';
import { useLight } from './linking.js';

/** An axis of a row's output shape that belongs to an opened row: its own output, or what comes in there. */
export interface AxisLink {
  readonly row: number;
  readonly id: LinkId;
}

/** By row and axis. */
export type ShapeLinks = ReadonlyMap<number, ReadonlyMap<number, AxisLink>>;

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

interface ShapeCellProps {
  readonly shape: Shape;
  readonly links: ReadonlyMap<number, AxisLink> | undefined;
}

/** `(None, 32, 32, 3)`, the numbers that belong to an opened row lighting up with it. */
export function ShapeCell({ shape, links }: ShapeCellProps): JSX.Element {
  return (
    <bdi>
      {'('}
      {shape.map((size, axis) => {
        const link = links?.get(axis);
        const text = size === null ? 'None' : String(size);
        return (
          <React.Fragment key={axis}>
            {axis > 0 && ', '}
            {link === undefined ? text : <Linked text={text} link={link} />}
          </React.Fragment>
        );
      })}
      {shape.length === 1 ? ',)' : ')'}
    </bdi>
  );
}

function Linked({ text, link }: { text: string; link: AxisLink }): JSX.Element {
  const light = useLight(link.id, link.row);
  return (
    <span {...light} className="jp-Paramlens-linked">
      {text}
    </span>
  );
}
