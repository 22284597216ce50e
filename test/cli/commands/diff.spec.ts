import { run } from './run.js';
import { notebookPath } from '../../corpus/read.js';

const KERAS = notebookPath('k3_app_ResNet101');
const TORCH = notebookPath('ti_tv_resnet101');

describe('paramlens diff', () => {
  it('says where the difference comes from', () => {
    const { code, out } = run(['diff', KERAS, TORCH]);
    expect(code).toBe(0);
    expect(out).toContain('Difference −158,016');
    expect(out).toMatch(/−105,344 {2}BatchNorm's moving means and variances/);
    expect(out).toMatch(/−52,672 {2}Biases/);
    expect(out).toContain('ResNet101 (keras.applications');
    expect(out).toContain('more rows: --all shows them');
    expect(run(['diff', '--all', KERAS, TORCH]).out).not.toContain('more rows');
  });

  it('answers in JSON', () => {
    const { out } = run(['diff', '--json', KERAS, TORCH]);
    const comparison = JSON.parse(out);
    expect(Object.keys(comparison)).toEqual([
      'first',
      'second',
      'difference',
      'rows',
      'beside',
      'causes'
    ]);
    expect(comparison.difference).toBe(-158_016);
  });

  it('takes summaries of one file by their numbers', () => {
    const file = notebookPath('hard_two_k2');
    expect(run(['diff', file]).out).toMatch(/^First .*\nSecond /);
    expect(run(['diff', `${file}:2`, `${file}:2`]).out).toContain('Difference +0');
    expect(run(['diff', file, file, '--first', '2', '--second', '2']).out).toContain(
      'Difference +0'
    );
  });

  it.each([
    [['diff', 'none.ipynb', TORCH]],
    [['diff', `${TORCH}:9`, TORCH]],
    [['diff', TORCH]],
    [['diff', TORCH, TORCH, '--first', 'x']]
  ])('exits with 2 for bad input: %j', args => {
    const { code, err } = run(args);
    expect(code).toBe(2);
    expect(err).not.toBe('');
  });
});
