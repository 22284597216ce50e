import type { LinkId } from '../../teach/links.js';
import type { Place, Side, Solid } from '../../teach/picture.js';
import { integerWidth } from '../format.js';

/** Lengths are in CSS pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One piece: the layers behind its face, from the farthest to the nearest, and the cells of the face. */
export interface Piece {
  readonly layers: readonly Box[];
  readonly cells: readonly Box[];
}

/** A side with its number, and where both stand. */
export interface Measure {
  readonly place: Place;
  readonly link: LinkId;
  readonly line: readonly [x1: number, y1: number, x2: number, y2: number];
  readonly label: {
    readonly x: number;
    readonly y: number;
    readonly anchor: 'start' | 'middle' | 'end';
    readonly size: number;
  };
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
  readonly measures: readonly Measure[];
}

/** Room for the numbers at the left, at least, above and below. */
const LEFT = 40;
const TOP = 16;
const BELOW = 16;
/** A digit or separator of the numbers, at most. */
const DIGIT = 7.5;
/** Between a side and its line. */
const OFF = 4;
/** Left out in a shortened side. */
const GAP = 7;
/** Between pieces, and where pieces are left out. */
const APART = 10;
const LEFT_OUT = 22;
/** By how much each layer behind the face is moved. */
const DEPTH = 4;

/** How a tensor is drawn: a face of cells, layers behind it, and copies beside it, each with its size. */
export function drawingOf({ sides }: Solid): Drawing {
  const of = (place: Place): Side | null => sides.find(side => side.place === place) ?? null;
  const [row, column, layer, copy] = (['row', 'column', 'layer', 'copy'] as const).map(of);
  // A number of rows stands before its line.
  const left = Math.max(LEFT, 2 * OFF + DIGIT * integerWidth(row?.size ?? 0));
  const cell = cellSize(Math.max(row?.drawn ?? 1, column?.drawn ?? 1));
  const rows = places(row, cell, GAP);
  const columns = places(column, cell, GAP);
  const behind = places(layer, DEPTH, DEPTH);
  const [height, width] = [rows.length * cell + gap(row), columns.length * cell + gap(column)];
  const depth = behind[behind.length - 1];
  const starts = places(copy, width + depth + APART, LEFT_OUT - APART);
  const face = (x: number): Piece => ({
    layers: behind
      .slice(1)
      .reverse()
      .map(off => ({ x: x + off, y: TOP + depth - off, width, height })),
    cells: rows.flatMap(y =>
      columns.map(at => ({ x: x + at, y: TOP + depth + y, width: cell - 1, height: cell - 1 }))
    )
  });
  const end = left + starts[starts.length - 1] + width + depth;
  const bottom = TOP + depth + height;
  const frame = { left, width, height, depth, end, bottom };
  return {
    width: end + LEFT / 2,
    height: bottom + BELOW * (column === null ? 0 : 1) + (BELOW + OFF) * (copy === null ? 0 : 1),
    pieces: starts.map(start => face(left + start)),
    measures: [row, column, layer, copy].flatMap(side =>
      side === null ? [] : [measureOf(side, frame, column !== null)]
    )
  };
}

interface Frame {
  /** Where the first piece begins. */
  readonly left: number;
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  /** Where the last piece ends, and all pieces end below. */
  readonly end: number;
  readonly bottom: number;
}

function measureOf(side: Side, frame: Frame, hasColumns: boolean): Measure {
  const { left, width, height, depth, end, bottom } = frame;
  const { place, link, size } = side;
  const top = TOP + depth;
  switch (place) {
    case 'row': {
      const x = left - OFF;
      const y = top + height / 2 + 4;
      return {
        place,
        link,
        line: [x, top, x, bottom - 1],
        label: { x: x - OFF, y, anchor: 'end', size }
      };
    }
    case 'column': {
      const y = bottom + OFF - 1;
      const x = left + width / 2;
      return {
        place,
        link,
        line: [left, y, left + width - 1, y],
        label: { x, y: y + 12, anchor: 'middle', size }
      };
    }
    case 'layer':
      return {
        place,
        link,
        line: [left - OFF, top - OFF, left + depth - OFF, TOP - OFF],
        label: { x: left + depth / 2 - 2 * OFF, y: TOP + depth / 2 - OFF, anchor: 'end', size }
      };
    case 'copy': {
      const y = bottom + OFF + (hasColumns ? BELOW : 0);
      return {
        place,
        link,
        line: [left, y, end, y],
        label: { x: (left + end) / 2, y: y + 13, anchor: 'middle', size }
      };
    }
  }
}

function cellSize(cells: number): number {
  return cells <= 3 ? 15 : cells <= 5 ? 12 : 9;
}

/** Where the parts of a side begin; the last one stands apart where others are left out. */
function places(side: Side | null, step: number, left: number): readonly number[] {
  if (side === null) return [0];
  const { drawn, size } = side;
  return Array.from({ length: drawn }, (_, i) =>
    i > 0 && i === drawn - 1 && drawn < size ? i * step + left : i * step
  );
}

function gap(side: Side | null): number {
  return side !== null && side.drawn < side.size ? GAP : 0;
}
