import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { run } from './run.js';
import { notebookPath } from '../../corpus/read.js';

const TUTORIAL = notebookPath('k3_tutorial_cnn_c200');

describe('paramlens export', () => {
  it.each([
    ['markdown', '| Conv1 | Conv2D |'],
    ['latex', '\\toprule'],
    ['csv', ',896,'],
    ['json', '"formula": "3 × 3 × 3 × 32 + 32"'],
    ['html', '<!doctype html>']
  ])('writes %s', (format, part) => {
    const { code, out } = run(['export', '--to', format, TUTORIAL]);
    expect(code).toBe(0);
    expect(out).toContain(part);
  });

  it('writes into a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'paramlens-'));
    const path = join(folder, 'table.md');
    const { out, code } = run(['export', '--to', 'markdown', '--derivation', '-o', path, TUTORIAL]);
    expect([out, code]).toEqual(['', 0]);
    expect(readFileSync(path, 'utf8')).toContain('### Conv1');
    rmSync(folder, { recursive: true });
  });

  it('adds what a model costs', () => {
    const { out } = run(['export', '--to', 'markdown', '--cost', 'bfloat16', TUTORIAL]);
    expect(out).toContain('| 1.75 KiB (1,792 bytes) |');
    expect(out).toMatch(/M MACs/);
    expect(out).toContain('## k3_tutorial_cnn_c200.ipynb · cell 2 · ');
  });

  it.each([
    [['export', TUTORIAL], 2],
    [['export', '--to', 'docx', TUTORIAL], 2],
    [['export', '--to', 'csv', 'none.ipynb'], 2],
    [['export', '--to', 'csv', '-'], 1]
  ])('exits with a code where nothing is written: %j', (args, code) => {
    const result = run(args, 'no summary');
    expect(result.code).toBe(code);
    expect(result.err).not.toBe('');
    expect(result.out).toBe('');
  });
});
