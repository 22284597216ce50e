import * as React from 'react';
import type { Shape } from '../../counter/types.js';
import type { LinkId } from '../../teach/links.js';
import { useLight } from './linking.js';

/** An axis of a row's output shape that belongs to an opened row: its own output, or what comes in there. */
export interface AxisLink {
  readonly row: number;
  readonly id: LinkId;
}

/** By row and axis. */
export type ShapeLinks = ReadonlyMap<number, ReadonlyMap<number, AxisLink>>;

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
