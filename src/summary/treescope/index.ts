import { inflate } from './inflate.js';

/** No module's page comes near; what is longer is no summary. */
const LIMIT = 20_000_000;
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

/** True of the HTML that treescope displays, as `nnx.display` does: a script with the page packed in it. */
export function isTreescope(html: string): boolean {
  return html.includes('treescope-container') && html.includes('application/octet-stream');
}

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
    LIMIT
  );
  return bytes && new TextDecoder().decode(bytes);
}

/** The text of all elements that are shown, each comment and each child ending a line. */
function visibleText(page: string): string {
  const open: { readonly name: string; readonly hides: boolean; readonly line: boolean }[] = [];
  let hidden = 0;
  let text = '';
  const parts = /<(\/?)(\w[\w-]*)([^<>]*)>|([^<]+)/g;
  for (const [, closes, name, attributes, plain] of page.matchAll(parts)) {
    if (plain !== undefined) {
      if (hidden === 0) text += plain;
    } else if (closes === '/') {
      const last = open.map(element => element.name).lastIndexOf(name);
      for (const element of last < 0 ? [] : open.splice(last)) {
        if (element.hides) hidden--;
        if (element.line && hidden === 0) text += '\n';
      }
    } else if (name !== 'input' && name !== 'br') {
      const kind = /class=["']([^"']*)["']/.exec(attributes)?.[1] ?? '';
      const hides = HIDDEN.test(kind) || name === 'script' || name === 'style';
      if (hides) hidden++;
      open.push({ name, hides, line: LINE.test(kind) });
    }
  }
  return text.replace(/&(\w{2,4}|#x27|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
