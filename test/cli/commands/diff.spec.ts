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

  it('tells the parameters from the variables of an optimizer', () => {
    const { out } = run([
      'diff',
      notebookPath('k3_after_fit_adam'),
      notebookPath('k2_after_fit_adam')
    ]);
    expect(out).toContain('225 parameters (613 printed, with 388 optimizer variables)');
    expect(out).toContain('225 parameters\n');
    expect(out).toContain('Difference −388 between the printed totals');
  });

  it('leaves out rows without parameters, which printers list once or at each call', () => {
    const wide = ['ti_tv_wide_resnet50_2', 'pt_tv_wide_resnet50_2'].map(notebookPath);
    const { out } = run(['diff', ...wide]);
    expect(out).not.toContain('relu');
    expect(out).toMatch(/Rows without parameters that stand otherwise: \d+; --all shows them/);
    expect(run(['diff', '--all', ...wide]).out).toContain('relu');
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
