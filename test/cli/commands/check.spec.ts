import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { run } from './run.js';
import { notebookPath } from '../../corpus/read.js';

const TUTORIAL = notebookPath('k3_tutorial_cnn_c200');

describe('paramlens check', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'paramlens-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  function withComment(comment: string): string {
    const notebook = JSON.parse(readFileSync(TUTORIAL, 'utf8'));
    const cell = notebook.cells.find(({ outputs }: { outputs?: unknown[] }) => outputs?.length);
    cell.source = `${[cell.source].flat().join('')}\n# paramlens: ${comment}\n`;
    const path = join(folder, 'commented.ipynb');
    writeFileSync(path, JSON.stringify(notebook));
    return path;
  }

  it('exits with 0 where all is as demanded', () => {
    const { code, out } = run(['check', TUTORIAL, '--max-params', '1M', '--expect', 'Conv1=896']);
    expect(out).toContain('✓ total <= 1M');
    expect(out).toContain('2 checks in 1 file, 0 failed');
    expect(code).toBe(0);
  });

  it.each([
    [['--max-params', '128951'], 'total is 128,952'],
    [['--max-trainable', '100K'], 'trainable is 128,952'],
    [['--max-megabytes', '0.49'], 'megabytes is 0.492'],
    [['--expect', 'total=128951'], 'total is 128,952'],
    [['--expect', 'total==128952', '--expect', 'Conv2<5'], 'Conv2 is 18,496']
  ])('exits with 1 where it is not: %j', (options, message) => {
    const { code, out } = run(['check', TUTORIAL, ...options]);
    expect(out).toContain(message);
    expect(code).toBe(1);
  });

  it('fails a table that cannot be right', () => {
    const file = notebookPath('tamper_21_k2_noise_reg');
    expect(run(['check', file, '--no-mismatch']).code).toBe(1);
    expect(run(['check', file]).code).toBe(0);
  });

  it('reads what the cell states', () => {
    expect(run(['check', withComment('total == 128952, trainable < 1M')]).code).toBe(0);
    expect(run(['check', withComment('total == 5')])).toMatchObject({
      code: 1,
      out: expect.stringContaining('✗ total == 5: total is 128,952')
    });
    expect(run(['check', withComment('total is 5')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('cannot read "total is 5"')
    });
  });

  it.each([
    [['check', 'none.ipynb']],
    [['check', TUTORIAL, '--expect', 'total']],
    [['check', TUTORIAL, '--max-params', 'many']],
    [['check', TUTORIAL, '--nonsense']],
    [['check', `${TUTORIAL}:2`]],
    [['check']]
  ])('exits with 2 for bad input: %j', args => {
    const { code, err } = run(args);
    expect(code).toBe(2);
    expect(err).not.toBe('');
  });

  it('weighs bad input more than a failed check, and answers the other files', () => {
    const { code, out } = run(['check', '--max-params', '5', 'none.ipynb', TUTORIAL]);
    expect(code).toBe(2);
    expect(out).toContain('✗ total <= 5');
  });

  it('skips a limit that the output does not tell of, and says so', () => {
    const path = join(folder, 'limit.xml');
    const file = join(folder, 'printed.txt');
    writeFileSync(file, 'Net(\n  (a): Linear(in_features=9, out_features=9)\n  (b): Theirs()\n)\n');
    const { code, out } = run(['check', file, '--max-params', '1M', '--junit', path]);
    expect(code).toBe(0);
    expect(out).toContain('? total <= 1M: total is not known, but at least 90.');
    expect(out).toContain(
      '1 check in 1 file, 0 failed, 1 skipped because the output does not tell'
    );
    expect(readFileSync(path, 'utf8')).toContain('<skipped message="total is not known');
    expect(run(['check', file, '--max-params', '89']).code).toBe(1);
    expect(run(['check', file, '--expect', 'total<=1M']).code).toBe(1);
  });

  it('has a line for a file that cannot be read', () => {
    const { code, out } = run(['check', '--json', 'none.ipynb', TUTORIAL]);
    expect(code).toBe(2);
    expect(
      out
        .trim()
        .split('\n')
        .map(line => JSON.parse(line))
    ).toEqual([
      { file: 'none.ipynb', error: 'no such file', checks: [] },
      { file: TUTORIAL, checks: [] }
    ]);
    expect(run(['check', 'none.ipynb']).out).toBe('1 file could not be read\n');
  });

  it('says where nothing was checked', () => {
    expect(run(['check', TUTORIAL])).toMatchObject({ code: 0, out: 'no checks were asked for\n' });
    const file = join(folder, 'plain.txt');
    writeFileSync(file, 'no table');
    expect(run(['check', file, '--max-params', '5']).out).toBe('no model summary found\n');
    expect(run(['check', file, 'none.ipynb', '--max-params', '5']).out).toBe(
      'no model summary found; 1 file could not be read\n'
    );
  });

  it('answers in JSON and JUnit', () => {
    const path = join(folder, 'junit.xml');
    const { out } = run(['check', '--json', '--junit', path, '--max-params', '5', TUTORIAL]);
    expect(JSON.parse(out)).toEqual({
      file: TUTORIAL,
      checks: [
        {
          check: 'total <= 5',
          status: 'failed',
          message: 'total is 128,952',
          cell: expect.any(Number),
          summary: 0
        }
      ]
    });
    expect(readFileSync(path, 'utf8')).toContain('<failure message="total is 128,952"/>');
  });
});
