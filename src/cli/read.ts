import { constants } from 'node:buffer';
import { readFileSync, statSync, type Stats } from 'node:fs';

export const STANDARD_INPUT = '-';

/** A file as messages call it; of `FILE:2` as well. */
export function nameOf(file: string): string {
  return file.replace(/^-(?=$|:\d+$)/, 'standard input');
}

const PROBLEMS: Readonly<Record<string, string>> = {
  EISDIR: 'is a directory',
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EACCES: 'may not be read',
  ELOOP: 'its symbolic links lead in a circle'
};

/** No text of Node can be longer, whatever the memory. */
const MOST_BYTES = constants.MAX_STRING_LENGTH;

/** The text of a file, `-` for standard input.
 *
 * @throws with a message of one line if it cannot be read, is empty, or is no text in UTF-8.
 */
export function readText(file: string): string {
  const bytes = readBytes(file);
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) {
    throw new Error('is in UTF-16: save it as UTF-8');
  }
  if (bytes.includes(0)) throw new Error('is no text but a binary file');
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  if (text.trim() === '') throw new Error('is empty');
  if (isGarbled(text)) throw new Error('is no text in UTF-8');
  return text;
}

function readBytes(file: string): Buffer {
  let bytes: Buffer;
  try {
    if (file !== STANDARD_INPUT) checkKind(statSync(file));
    bytes = readFileSync(file === STANDARD_INPUT ? 0 : file);
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new Error(PROBLEMS[code] ?? message, { cause: error });
  }
  checkSize(bytes.length);
  return bytes;
}

/** Turns down what would be read without end, or for nothing. */
function checkKind(stats: Stats): void {
  if (stats.isCharacterDevice() || stats.isBlockDevice()) throw new Error('is a device, no file');
  checkSize(stats.size);
}

function checkSize(bytes: number): void {
  if (bytes > MOST_BYTES) {
    throw new Error(`is too large: more than ${Math.floor(MOST_BYTES / 2 ** 20)} MB`);
  }
}

function startsWith(bytes: Buffer, ...start: readonly number[]): boolean {
  return start.every((byte, i) => bytes[i] === byte);
}

/** How much of the beginning tells what a file is. */
const BEGINNING = 4096;

/** A log may have a few letters in another encoding; what is compressed has one in three bytes that are no UTF-8. */
function isGarbled(text: string): boolean {
  const beginning = text.slice(0, BEGINNING);
  const replaced = beginning.match(/\ufffd/g)?.length ?? 0;
  return replaced > beginning.length / 4;
}
