import * as React from 'react';
import type { LinkId } from '../../teach/links.js';
import type { Solid } from '../../teach/picture.js';
import { amountOf } from '../../text/terms.js';
import { ClassName } from '../ClassName.js';
import { integer } from '../format.js';
import { focusable } from '../keyboard.js';
import { joined, translate, useTranslation } from '../translation.js';
import { drawingOf, type Measure } from './geometry.js';
import { useLight, usePicture } from './linking.js';

/** The tensors of the row around, drawn to their own dimensions, and the words for each dimension. */
export function LayerPicture(): JSX.Element | null {
  const trans = useTranslation();
  const id = React.useId();
  const picture = usePicture();
  if (picture === null || picture.kind === 'nothing') return null;
  const sizes = new Map(
    picture.solids.flatMap(({ sides }) => sides.map(({ link, size }) => [link, size] as const))
  );
  return (
    <section className="jp-Paramlens-picture">
      <h4 id={`${id}-head`}>{trans.__('Picture')}</h4>
      <div
        className="jp-Paramlens-solids"
        role="group"
        aria-labelledby={`${id}-head`}
        aria-describedby={`${id}-text`}
      >
        {picture.solids.map((solid, i) => (
          <figure key={i}>
            <SolidDrawing solid={solid} />
            {picture.solids.length > 1 && <Caption solid={solid} />}
          </figure>
        ))}
      </div>
      <p id={`${id}-text`} className="jp-Paramlens-unseen">
        {joined(
          picture.text.map(sentence => translate(sentence, trans)),
          trans
        )}
      </p>
      <ul className="jp-Paramlens-terms" aria-label={trans.__('What the sides stand for')}>
        {[...sizes].map(([link, size]) => (
          <Term key={link} link={link} size={size} />
        ))}
      </ul>
    </section>
  );
}

/** Which tensor it is, and how many more like it there are. */
function Caption({ solid: { name, more } }: { solid: Solid }): JSX.Element {
  const trans = useTranslation();
  return (
    <figcaption>
      <ClassName name={name} />
      {more > 0 && (
        <span className="jp-Paramlens-second">
          {trans._n('and %1 more like it', 'and %1 more like it', more)}
        </span>
      )}
    </figcaption>
  );
}

/** Lights what it names: the way to it by keyboard. */
function Term({ link, size }: { link: LinkId; size: number }): JSX.Element {
  const trans = useTranslation();
  const light = useLight(link);
  return (
    <li>
      <button {...focusable} {...light} type="button" className="jp-Paramlens-term">
        {translate(amountOf(size, link), trans)}
      </button>
    </li>
  );
}

function SolidDrawing({ solid }: { solid: Solid }): JSX.Element {
  const trans = useTranslation();
  const { width, height, pieces, measures } = React.useMemo(() => drawingOf(solid), [solid]);
  return (
    <svg
      className={`jp-Paramlens-solid jp-Paramlens-mod-${solid.role}`}
      role="img"
      aria-label={translate(solid.label, trans)}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
    >
      {pieces.map(({ layers, cells }, i) => (
        <g key={i}>
          {layers.map((box, k) => (
            <rect key={k} {...box} className="jp-Paramlens-behind" />
          ))}
          {cells.map((box, k) => (
            <rect key={k} {...box} className="jp-Paramlens-cell" />
          ))}
        </g>
      ))}
      {measures.map((measure, i) => (
        <SideMeasure key={i} measure={measure} />
      ))}
    </svg>
  );
}

function SideMeasure({ measure }: { measure: Measure }): JSX.Element {
  const trans = useTranslation();
  const { link, line, label } = measure;
  const light = useLight(link);
  const [x1, y1, x2, y2] = line;
  return (
    <g {...light} className="jp-Paramlens-side">
      <title>{translate(amountOf(label.size, link), trans)}</title>
      {/* A line is too thin to be hit. */}
      <line x1={x1} y1={y1} x2={x2} y2={y2} className="jp-Paramlens-sideReach" />
      <line x1={x1} y1={y1} x2={x2} y2={y2} />
      <text x={label.x} y={label.y} textAnchor={label.anchor}>
        {integer(label.size)}
      </text>
    </g>
  );
}
