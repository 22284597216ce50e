// Bounded: a stray escape character must not make the search run away.
// eslint-disable-next-line no-control-regex
const COLOURS = /\u001b\[([0-9;]{0,40})m/g;

/** The colour codes in force at an offset: in front of the rest of the text, they make it look as it did. */
export function openCodes(text: string, offset: number): string {
  if (offset === 0 || !text.includes('\u001b')) return '';
  let open = '';
  for (const [code, parameters] of text.slice(0, offset).matchAll(COLOURS)) {
    open = /^0*(;|$)/.test(parameters) ? (parameters.includes(';') ? code : '') : open + code;
  }
  return open;
}

/** The text as it is without its colours. */
export function withoutColours(text: string): string {
  return text.replace(COLOURS, '');
}

/** True when nothing of the text is visible. */
export function isBlank(text: string): boolean {
  return text.trim() === '' || withoutColours(text).trim() === '';
}
