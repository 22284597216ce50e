import { count, CountError } from '../counter/index.js';
import type { Layer, Tensor } from '../counter/types.js';
import { gatedAxis } from '../report/derivation/gates.js';
import { SPATIAL } from '../report/derivation/words.js';
import type { ExplainedLayer } from '../report/types.js';
import { linksOf, linkOf, type Link, type LinkId } from './links.js';
import { asProduct, message, several, type Message } from '../text/message.js';
import { amountOf, counted } from '../text/terms.js';

/** What is drawn: small solids, one a tensor. A row and a column span its face, layers lie behind the face as parts of
 * one piece, copies stand beside or behind as pieces of their own. */
export type Place = 'row' | 'column' | 'layer' | 'copy';

/** One side of a solid. */
export interface Side {
  readonly place: Place;
  /** The link that lights up with it. */
  readonly link: LinkId;
  /** What it stands for, in the field's terms: "input channels". */
  readonly meaning: string;
  readonly size: number;
  /** How many of `size` are drawn; the last one stands for the last, with a gap before it, if there are fewer. */
  readonly drawn: number;
}

/** One tensor as drawn. */
export interface Solid {
  /** The tensor's place in the list. */
  readonly tensor: number;
  /** The tensor's name, as the framework has it. */
  readonly name: string;
  /** How many tensors of further layers of a stack are like it and not drawn. */
  readonly more: number;
  readonly role: Tensor['role'];
  readonly sides: readonly Side[];
  readonly label: Message;
}

export type PictureKind =
  'filter bank' | 'matrix' | 'gates' | 'heads' | 'table' | 'channels' | 'tensors' | 'nothing';

/** A layer to be drawn, as data. Numbers in it are the layer's own; a view only decides on lengths and colours. */
export interface Picture {
  readonly kind: PictureKind;
  readonly solids: readonly Solid[];
  /** Tensors that are not drawn, since there are too many. */
  readonly left: number;
  /** What belongs together: terms of the formulas, tensor axes, sides and the shapes that come in and go out. */
  readonly links: readonly Link[];
  /** The same in words, sentence by sentence. */
  readonly text: readonly Message[];
}

/** More of a side is drawn with a gap. */
const MOST_DRAWN: { readonly [place in Place]: number } = { row: 8, column: 8, layer: 6, copy: 5 };
const MOST_SOLIDS = 24;

/** The picture of a layer; of one that cannot be counted, nothing. Never throws. */
export function picture(layer: Layer): Picture {
  try {
    const { tensors, count: total, outputs } = count(layer);
    return pictureOfRow({
      path: layer.type,
      name: layer.type,
      type: layer.type,
      depth: 0,
      outputShape: outputs?.[0] ?? null,
      reported: null,
      recomputed: total,
      verdict: 'verified',
      evidence: 'source',
      alternatives: 0,
      reason: null,
      sharedWith: null,
      tensors,
      layer,
      sources: null
    });
  } catch (error) {
    if (error instanceof CountError) return NOTHING;
    throw error;
  }
}

/** The picture of a report's row. The links' steps are those of `derive(row)`. */
export function pictureOfRow(row: ExplainedLayer): Picture {
  const { tensors } = row;
  if (tensors.length === 0) return NOTHING;
  const groups = alike(tensors);
  const solids = groups
    .slice(0, MOST_SOLIDS)
    .map(([first, ...more]) => solidOf(tensors[first], first, more.length));
  const left = groups.slice(MOST_SOLIDS).reduce((sum, group) => sum + group.length, 0);
  return { kind: kindOf(row), solids, left, links: linksOf(row), text: textOf(solids, left) };
}

const NOTHING: Picture = {
  kind: 'nothing',
  solids: [],
  left: 0,
  links: [],
  text: [message('There is nothing to draw: the layer holds no numbers.')]
};

function kindOf({ type, tensors }: ExplainedLayer): PictureKind {
  const meanings = new Set(tensors.flatMap(({ dimensions }) => dimensions));
  const some = (test: (meaning: string) => boolean): boolean => [...meanings].some(test);
  if (tensors.some(tensor => gatedAxis(tensor))) return 'gates';
  if (some(meaning => SPATIAL.includes(meaning))) return 'filter bank';
  if (some(meaning => meaning.endsWith('heads')) || /Attention$/.test(type)) return 'heads';
  if (meanings.has('vocabulary size')) return 'table';
  if (tensors.every(({ role }) => role !== 'weight')) return 'channels';
  return some(meaning => /^inputs/.test(meaning)) ? 'matrix' : 'tensors';
}

/** The tensors' places, those together that only differ in the layer of the stack they belong to. */
function alike(tensors: readonly Tensor[]): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  tensors.forEach(({ name, shape }, index) => {
    const general = name.replace(/_l\d+(?=(_reverse)?$)/, '_l');
    const key = general === name ? String(index) : `${general} ${shape.join(' ')}`;
    groups.set(key, [...(groups.get(key) ?? []), index]);
  });
  return [...groups.values()];
}

function solidOf(tensor: Tensor, index: number, more: number): Solid {
  const sides = sidesOf(tensor);
  return {
    tensor: index,
    name: tensor.name,
    more,
    role: tensor.role,
    sides,
    label:
      sides.length === 0
        ? message('%1: a single number', tensor.name)
        : message('%1: %2', tensor.name, sidesText(sides))
  };
}

function sidesOf(tensor: Tensor): readonly Side[] {
  const gated = gatedAxis(tensor);
  const axes = tensor.shape.flatMap((size, axis): readonly (readonly [string, number])[] =>
    gated?.axis === axis
      ? [
          ['gates', gated.gates],
          ...(gated.each > 1 ? ([['biases each', gated.each]] as const) : []),
          [gated.of, gated.units]
        ]
      : [[tensor.dimensions[axis] ?? '', size]]
  );
  const taken = new Set<Place>();
  const places = axes.map(([meaning]) => {
    const place = usualPlace(meaning);
    if (place === null || taken.has(place)) return null;
    taken.add(place);
    return place;
  });
  const free = (['row', 'column', 'layer', 'copy'] as const).filter(place => !taken.has(place));
  return axes.map(([meaning, size], axis) => {
    // Tensors of more than four sides do not occur but among the odd: what is left over stands as copies.
    const place = places[axis] ?? free.shift() ?? 'copy';
    const drawn = Math.min(size, MOST_DRAWN[place]);
    return { place, link: linkOf(meaning), meaning, size, drawn };
  });
}

function usualPlace(meaning: string): Place | null {
  if (meaning === 'kernel height' || meaning === 'inputs' || meaning === 'vocabulary size') {
    return 'row';
  }
  if (
    /^(?:kernel width|kernel length|units|embedding size|channels|key size|value size)$/.test(
      meaning
    )
  ) {
    return 'column';
  }
  if (/^(?:input channels|channels between)/.test(meaning)) return 'layer';
  return /^(?:filters|gates)|heads$/.test(meaning) ? 'copy' : null;
}

function sidesText(sides: readonly Side[]): Message {
  return asProduct(sides.map(({ size, meaning }) => amountOf(size, meaning)));
}

function textOf(solids: readonly Solid[], left: number): readonly Message[] {
  const sentences = solids.map(({ sides, label, role }) => {
    const of = (place: Place): Side | undefined => sides.find(side => side.place === place);
    const [filters, channels] = [of('copy'), of('layer')];
    const face = sides.filter(({ place }) => place === 'row' || place === 'column');
    if (
      role === 'weight' &&
      filters &&
      channels &&
      face.some(side => SPATIAL.includes(side.meaning))
    ) {
      return message(
        '%1 blocks, one a filter, each %2 on its face and %3 deep, a layer for each input channel.',
        filters.size,
        face.map(({ size }) => size).join(' × '),
        channels.size
      );
    }
    if (role === 'bias' && sides.length === 1) {
      const [{ size, meaning }] = sides;
      const named = counted(size, meaning);
      return several(size, 'A strip of one bias: %2.', 'A strip of %1 biases: %2.', named);
    }
    return message('%1.', label);
  });
  const shortened = solids.some(({ sides }) => sides.some(({ drawn, size }) => drawn < size));
  return [
    ...sentences,
    ...(left > 0
      ? [several(left, 'One more tensor is not drawn.', '%1 more tensors are not drawn.')]
      : []),
    ...(shortened ? [message('Long sides are drawn shortened.')] : [])
  ];
}
