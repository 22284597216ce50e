import * as React from 'react';
import type { Link, LinkId } from '../../teach/links.js';
import type { Picture } from '../../teach/picture.js';

/** The one thing that lights up wherever it stands: in the formulas, the tensors, the picture and the shapes. */
export interface Lit {
  /** The opened row's place in the report. */
  readonly row: number;
  readonly id: LinkId;
}

interface Lighting {
  readonly lit: Lit | null;
  readonly light: (lit: Lit | null) => void;
}

const LightingContext = React.createContext<Lighting | null>(null);

/** What is lit is known to everything in here. */
export function LightingScope({ children }: { children: React.ReactNode }): JSX.Element {
  const [lit, light] = React.useState<Lit | null>(null);
  const lighting = React.useMemo(() => ({ lit, light }), [lit]);
  return <LightingContext.Provider value={lighting}>{children}</LightingContext.Provider>;
}

/** An opened row: its picture, and what belongs together in it. */
interface Linked {
  readonly row: number;
  readonly picture: Picture;
}

export const LinkedContext = React.createContext<Linked | null>(null);

/** The picture of the row around; `null` where rows are not linked. */
export function usePicture(): Picture | null {
  return React.useContext(LinkedContext)?.picture ?? null;
}

/** The link of a term, by what it is: an operand of a step, an axis of a tensor. */
export function useLinkWhere(test: (link: Link) => boolean): LinkId | null {
  const links = React.useContext(LinkedContext)?.picture.links ?? [];
  return links.find(test)?.id ?? null;
}

/** Props that make an element light up with its link, and light it. */
export interface LightProps {
  readonly 'data-lit'?: true;
  readonly 'data-link'?: LinkId;
  readonly onMouseEnter?: () => void;
  readonly onMouseLeave?: () => void;
  readonly onFocus?: () => void;
  readonly onBlur?: () => void;
}

/** Of something in the row around, or in the row given. */
export function useLight(id: LinkId | null, row?: number): LightProps {
  const lighting = React.useContext(LightingContext);
  const around = React.useContext(LinkedContext)?.row;
  const place = row ?? around;
  if (id === null || place === undefined || lighting === null) return {};
  const on = (): void => lighting.light({ row: place, id });
  const off = (): void => lighting.light(null);
  const { lit } = lighting;
  return {
    'data-link': id,
    ...(lit?.row === place && lit.id === id && { 'data-lit': true as const }),
    onMouseEnter: on,
    onMouseLeave: off,
    onFocus: on,
    onBlur: off
  };
}
