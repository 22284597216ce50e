import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { notebookPath } from '../corpus/read.js';

/** The command as users run it, from the compiled files. */
const MAIN = join(__dirname, '../../lib/cli/main.js');
const TUTORIAL = join(__dirname, '../../examples/tutorial.ipynb');

function run(args: readonly string[], input = ''): { code: number; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    input,
    encoding: 'utf8'
  });
  return { code: status ?? -1, out: stdout, err: stderr };
}

describe('paramlens', () => {
  it('prints its version', () => {
    const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8'));
    expect(run(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });

  it.each([
    [['nonsense']],
    [['help', 'nonsense']],
    [['--nonsense']],
    [['explain', '--nonsense']],
    [['count', 'Dense(3)', '--nonsense']],
    [['check', '--nonsense', TUTORIAL]],
    [['diff', '--nonsense', TUTORIAL]],
    [['export', '--nonsense', TUTORIAL]],
    [['grade', '--nonsense', TUTORIAL]],
    [['grade']],
    [['count', 'Dense(3)', '--input', '4,x']],
    [['count', 'Dense(3)', '--input', '4,,3']],
    [['count', 'Dense(3)', '--input', '']],
    [['count', 'Dense(3)', '--input', '-4']],
    [['count', 'Dense(3)', '--input', '3', '--framework', 'caffe']]
  ])('exits with 2 for misuse: %j', args => {
    const { code, out, err } = run(args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).not.toBe('');
  });
});

describe('paramlens explain', () => {
  it('takes one summary of a file by its number, and counts cells from 1', () => {
    const { code, out } = run(['explain', `${notebookPath('hard_two_k2')}:2`]);
    expect(code).toBe(0);
    expect(out.match(/· cell \d+ ·/g)).toEqual(['· cell 2 ·']);
  });

  it('prints one JSON object a notebook, with the documented keys only', () => {
    const { code, out } = run(['explain', '--json', TUTORIAL]);
    expect(code).toBe(0);
    const report = JSON.parse(out);
    expect(Object.keys(report)).toEqual(['file', 'summaries']);
    const [first] = report.summaries;
    expect(Object.keys(first)).toEqual(['cell', 'outputs', 'format', 'name', 'layers', 'totals']);
    expect(first).toMatchObject({ cell: 3, outputs: [0, 1, 2, 3, 4], format: 'keras-3' });
    expect(Object.keys(first.layers[0]).sort()).toEqual(
      [
        'path',
        'name',
        'type',
        'depth',
        'outputShape',
        'reported',
        'recomputed',
        'verdict',
        'evidence',
        'alternatives',
        'reason',
        'sharedWith',
        'tensors'
      ].sort()
    );
    expect(Object.keys(first.layers[0].tensors[0]).sort()).toEqual(
      ['name', 'role', 'shape', 'count', 'trainable', 'dimensions'].sort()
    );
    expect(first.totals).toEqual({
      reported: { total: 128952, trainable: 128952, nonTrainable: 0, optimizer: null },
      recomputed: { total: 128952, trainable: 128952, nonTrainable: 0 },
      verdict: 'verified',
      reason: null
    });
  });

  it('prints a readable table', () => {
    const { out } = run(['explain', TUTORIAL]);
    expect(out).toContain('3 × 3 × 3 × 32 + 32');
    expect(out).toContain('Total 128,952  ✓ verified');
    expect(out).not.toContain('\u001b');
  });

  it('reads a text on standard input', () => {
    const text = [
      'Layer (type)                 Output Shape              Param #   ',
      '=================================================================',
      'dense (Dense)                (None, 2)                 8         ',
      '=================================================================',
      'Total params: 8',
      ''
    ].join('\n');
    const { out, code } = run(['explain', '--json'], text);
    expect(code).toBe(0);
    expect(JSON.parse(out).summaries[0].layers[0]).toMatchObject({ name: 'dense', recomputed: 8 });
  });

  it('takes what begins like a notebook and is none for text', () => {
    const { out, code } = run(['explain'], '{ hello\n');
    expect([out, code]).toEqual(['standard input: no model summary found\n', 0]);
  });

  it.each(['explain', 'check', 'diff'])('calls standard input by its name: %s', command => {
    const { err, code } = run([command, '-'], '');
    expect([err, code]).toEqual(['paramlens: standard input: is empty\n', 2]);
  });

  it('shows no control characters of a file in a message', () => {
    const folder = mkdtempSync(join(tmpdir(), 'paramlens-'));
    const bad = join(folder, 'bad.ipynb');
    writeFileSync(bad, '\u001b[31m\u0007 nothing');
    const { err } = run(['explain', bad]);
    rmSync(folder, { recursive: true });
    expect(err).toContain('not JSON');
    expect(err.trimEnd()).not.toMatch(/\p{Cc}/u);
  });

  it('answers the other files when one is bad, and exits with 2', () => {
    const folder = mkdtempSync(join(tmpdir(), 'paramlens-'));
    const bad = join(folder, 'bad.ipynb');
    writeFileSync(bad, '{"cells": [');
    const { code, out, err } = run([
      'explain',
      '--json',
      bad,
      folder,
      join(folder, 'none'),
      TUTORIAL
    ]);
    rmSync(folder, { recursive: true });
    expect(code).toBe(2);
    expect(out.trim().split('\n')).toHaveLength(1);
    expect(err.trim().split('\n')).toHaveLength(3);
    expect(err).toContain('bad.ipynb: not JSON');
  });
});

describe('paramlens count', () => {
  it('counts one layer and derives the count', () => {
    const { out, code } = run(['count', 'Conv2D(32, 3)', '--input', '32,32,3']);
    expect(code).toBe(0);
    expect(out).toContain('896 parameters = 3 × 3 × 3 × 32 + 32');
    expect(out).toContain('output (None, 30, 30, 32)');
    expect(run(['count', 'Conv2D(32, 3)', '--input', '(None, 32, 32, 3)']).out).toBe(out);
  });

  it.each([
    [['count', 'Conv2D(32)', '--input', '32,32,3'], 'kernel_size'],
    [['count', 'Nonsense(3)', '--input', '3'], 'Nonsense'],
    [['count', 'Dense(3'], 'Dense'],
    [['count', 'Dense(units=n)', '--input', '3'], 'every argument must be a value']
  ])('says what is wrong with %j', (args, message) => {
    const { err, code, out } = run(args);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(out).toBe('');
  });

  it('answers each JSON line, the bad ones with an error', () => {
    const lines = [
      '{"framework":"keras","class":"Dense","config":{"units":7},"inputs":{"input_shape":[null,5]}}',
      'nonsense',
      '{"framework":"keras","class":"Nothing","config":{},"inputs":{}}'
    ];
    const { out } = run(['count', '--json'], lines.join('\n'));
    const [dense, ...errors] = out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(dense).toEqual({
      tensors: [
        {
          name: 'kernel',
          shape: [5, 7],
          trainable: true,
          role: 'weight',
          dimensions: ['inputs', 'units']
        },
        { name: 'bias', shape: [7], trainable: true, role: 'bias', dimensions: ['units'] }
      ],
      count: 42
    });
    expect(errors.every(answer => typeof answer.error === 'string')).toBe(true);
  });
});
