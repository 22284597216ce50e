import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { nameOf, readText } from '../../src/cli/read.js';

describe('readText', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'paramlens-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  function written(content: string | Buffer): string {
    const path = join(folder, 'file');
    writeFileSync(path, content);
    return path;
  }

  it('reads UTF-8, with a mark of its order or without, and letters of an older encoding', () => {
    expect(readText(written('größe'))).toBe('größe');
    expect(readText(written('\ufeff{}'))).toBe('{}');
    expect(readText(written(Buffer.from('Modell der Größe', 'latin1')))).toBe(
      'Modell der Gr\ufffd\ufffde'
    );
  });

  it.each<[string, string | Buffer, string]>([
    ['nothing', '', 'is empty'],
    ['blanks', ' \n', 'is empty'],
    ['UTF-16', Buffer.from('\ufeffLayer', 'utf16le'), 'is in UTF-16'],
    ['UTF-16 without a mark', Buffer.from('Layer', 'utf16le'), 'binary'],
    ['zero bytes', Buffer.from([1, 2, 0, 3]), 'binary'],
    ['compressed', gzipSync('Layer (type)'.repeat(50)), 'is no text'],
    ['no UTF-8', Buffer.from(Array.from({ length: 99 }, (_, i) => 128 + i)), 'is no text in UTF-8']
  ])('says in a line what is wrong with %s', (_, content, message) => {
    const path = written(content);
    expect(() => readText(path)).toThrow(message);
    expect(() => readText(path)).toThrow(/^[\x20-\x7e]+$/);
  });

  it('says what cannot be opened', () => {
    expect(() => readText(folder)).toThrow(/^is a directory$/);
    expect(() => readText(join(folder, 'none'))).toThrow(/^no such file$/);
  });
});

it('calls standard input by its name', () => {
  expect(['-', '-:2', '-a', 'a-'].map(nameOf)).toEqual([
    'standard input',
    'standard input:2',
    '-a',
    'a-'
  ]);
});
