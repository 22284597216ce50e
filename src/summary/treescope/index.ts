import { inflate } from './inflate.js';

/** No module's page comes near; what is longer is no summary. */
const LIMIT = 20_000_000;
/** Pages repeat themselves and are packed to a tenth or so; what is packed much further was made to fill the memory. */
const MOST_PACKED = 150;
/** How deep elements may lie within each other. */
const DEEPEST = 500;
/** What is only there in another state of the page than the one it starts in. */
const HIDDEN = /\b(?:when_roundtrip|when_abbr|when_collapsed|copybutton)\b/;
/** What stands on a line of its own, or ends one. */
const LINE = /\b(?:stacked_child|indented_child|color_comment)\b/;
const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  '#x27': "'",
  '#39': "'"
};

/** The text that treescope's page shows, all of it unfolded; '' if there is none that can be unpacked. */
export function textOfTreescope(html: string): string {
  const packed = /application\/octet-stream"\s*>\s*(eN[A-Za-z0-9+/=]+)/.exec(html);
  if (!packed) return '';
  const page = unpack(packed[1]);
  return page === null ? '' : visibleText(page);
}

function unpack(base64: string): string | null {
  let binary: string;
  try {
    binary = atob(base64);
  } catch {
    return null;
  }
  const bytes = inflate(
    Uint8Array.from(binary, char => char.charCodeAt(0)),
    Math.min(LIMIT, MOST_PACKED * binary.length)
  );
  return bytes && new TextDecoder().decode(bytes);
}

interface Element {
  readonly name: string;
  readonly hides: boolean;
  readonly line: boolean;
}

/** The text of all elements that are shown, each comment and each child ending a line; '' where they lie too deep. */
function visibleText(page: string): string {
  const open: Element[] = [];
  let hidden = 0;
  let text = '';
  // Where a name ends is certain: a pattern that tried other ends would take the square of an element that is not closed.
  const parts = /<(\/?)(\w[\w-]*)(?![\w-])([^<>]*)>|([^<]+)/g;
  for (const [, closes, name, attributes, plain] of page.matchAll(parts)) {
    if (plain !== undefined) {
      if (hidden === 0) text += plain;
    } else if (closes === '/') {
      for (const element of closedBy(name, open)) {
        if (element.hides) hidden--;
        if (element.line && hidden === 0) text += '\n';
      }
    } else if (name !== 'input' && name !== 'br') {
      const kind = /class=["']([^"']*)["']/.exec(attributes)?.[1] ?? '';
      const hides = HIDDEN.test(kind) || name === 'script' || name === 'style';
      if (hides) hidden++;
      if (open.length === DEEPEST) return '';
      open.push({ name, hides, line: LINE.test(kind) });
    }
  }
  return text.replace(/&(\w{2,4}|#x27|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

/** Takes an element out, with all that is open within it. */
function closedBy(name: string, open: Element[]): readonly Element[] {
  for (let place = open.length - 1; place >= 0; place--) {
    if (open[place].name === name) return open.splice(place);
  }
  return [];
}
