import { constants } from 'node:buffer';
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { explainText } from '../../src/cli/explain.js';
import { renderSummary } from '../../src/cli/terminal.js';
import { verbatim } from '../../src/text/message.js';

const MAIN = join(__dirname, '../../lib/cli/main.js');
const NOTEBOOK = '{"nbformat": 4, "cells": []}';

describe('files that are no notebooks', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'paramlens-'));
    const write = (name: string, content: string | Buffer): void =>
      writeFileSync(join(folder, name), content);
    write('good.ipynb', NOTEBOOK);
    write('cut.ipynb', NOTEBOOK.slice(0, 20));
    write('version.ipynb', '{"nbformat": 99, "metadata": {}}');
    write(
      'mark.ipynb',
      `\ufeff${NOTEBOOK.replace('[]', '[{"cell_type": "code", "outputs": [{"output_type": {"toString": 1}}]}]')}`
    );
    write('versions.ipynb', '{"nbformat": {"toString": 1}}');
    write('empty.ipynb', '');
    write('binary.ipynb', Buffer.from([0xff, 0xfe, 0, 1, 0x1b, 0x5b, 0x33, 0x31, 0x6d, 10, 13]));
    write('wide.ipynb', Buffer.from(NOTEBOOK, 'utf16le'));
    write('deep.ipynb', '['.repeat(100_000) + ']'.repeat(100_000));
    write('red\u001b[31m.ipynb', 'x');
    mkdirSync(join(folder, 'folder.ipynb'));
    write('vast.ipynb', '');
    truncateSync(join(folder, 'vast.ipynb'), constants.MAX_STRING_LENGTH + 1);
    symlinkSync('loop.ipynb', join(folder, 'loop.ipynb'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ['cut.ipynb', 'not JSON'],
    ['version.ipynb', 'nbformat 99'],
    ['versions.ipynb', 'nbformat {"toString":1}'],
    ['empty.ipynb', 'is empty'],
    ['binary.ipynb', 'UTF-16'],
    ['wide.ipynb', 'binary file'],
    ['deep.ipynb', 'no JSON object'],
    ['red\u001b[31m.ipynb', 'not JSON'],
    ['folder.ipynb', 'directory'],
    ['loop.ipynb', 'symbolic links'],
    ['vast.ipynb', 'is too large'],
    ['/dev/zero', 'is a device'],
    ['none.ipynb', 'no such file']
  ])('says in a line what is wrong with %j, and answers the others', (file, message) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [MAIN, 'explain', '--json', file, 'good.ipynb', 'mark.ipynb'],
      { cwd: folder, encoding: 'utf8' }
    );
    expect(status).toBe(2);
    expect(stdout.trim().split('\n')).toHaveLength(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(message);
    // eslint-disable-next-line no-control-regex
    expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });
});

describe('files with names that a terminal would act on', () => {
  let folder = '';
  const name = '\u001b]0;pwn\u0007\u009b31m\u202e\u061c.ipynb';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'paramlens-'));
    writeFileSync(join(folder, name), NOTEBOOK);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ['explain'],
    ['explain', '--json'],
    ['check', '--expect', 'total=1'],
    ['check', '--json'],
    ['grade'],
    ['grade', '--json']
  ])('are not written as they are by %s %s', (...args) => {
    const { stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args, name], {
      cwd: folder,
      encoding: 'utf8'
    });
    expect(stdout).not.toBe('');
    // eslint-disable-next-line no-control-regex
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u061c]/);
    if (args.includes('--json')) expect(JSON.parse(stdout).file).toBe(name);
  });
});

describe('names that a terminal would act on', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'paramlens-'));
    const text = 'A(\n  (a\u009b31m\u202e): Linear(in_features=2, out_features=2, bias=True)\n)\n';
    const outputs = [{ output_type: 'stream', name: 'stdout', text }];
    writeFileSync(
      join(folder, 'net.ipynb'),
      JSON.stringify({ nbformat: 4, cells: [{ cell_type: 'code', source: '', outputs }] })
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ['explain'],
    ['explain', '--json'],
    ['export', '--to', 'markdown'],
    ['export', '--to', 'latex'],
    ['export', '--to', 'csv'],
    ['export', '--to', 'json'],
    ['export', '--to', 'html']
  ])('are not written as they are by %s %s %s', (...args) => {
    const { stdout } = spawnSync(process.execPath, [MAIN, ...args, 'net.ipynb'], {
      cwd: folder,
      encoding: 'utf8'
    });
    expect(stdout).toContain('Linear');
    // eslint-disable-next-line no-control-regex
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u000c\u000e-\u001f\u007f-\u009f\u202e]/);
  });
});

describe('layers on standard input', () => {
  it('are answered line by line, whatever one of them holds', () => {
    const dense =
      '{"framework":"keras","class":"Dense","config":{"units":2},"inputs":{"x":[null,3]}}';
    const { status, stdout } = spawnSync(process.execPath, [MAIN, 'count', '--json'], {
      encoding: 'utf8',
      input: `{"framework":{"toString":1},"class":"Dense"}\n${dense}\n`
    });
    expect(status).toBe(0);
    const [first, second] = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(first.error).toContain('"framework" must be a string');
    expect(second.count).toBe(8);
  });

  it('that cannot be read are told of in a line', () => {
    const folder = openSync(tmpdir(), 'r');
    const { status, stderr } = spawnSync(process.execPath, [MAIN, 'count', '--json'], {
      encoding: 'utf8',
      stdio: [folder, 'pipe', 'pipe']
    });
    closeSync(folder);
    expect(status).toBe(2);
    expect(stderr).toBe('paramlens: standard input: is a directory\n');
  });
});

describe('a terminal', () => {
  const [summary] = explainText(
    'A(\n  (a): Linear(in_features=2, out_features=2, bias=True)\n  (b): ReLU()\n)\n'
  );

  it('indents what is nested deeply only so far', () => {
    const layers = summary.layers.map(layer => ({ ...layer, depth: 1_000_000 }));
    expect(renderSummary('x', { ...summary, layers }, false).length).toBeLessThan(2_000);
  });

  it('is not sent what it would act on', () => {
    const text = renderSummary(
      'file\u001b[2J',
      { ...summary, totals: { ...summary.totals, reason: verbatim('layer \u202e\u009b31m') } },
      false
    );
    // eslint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u001b\u0080-\u009f\u202e]/);
  });
});
