import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gradeNotebook, renderGraded } from '../../../src/cli/commands/grade.js';
import { explainNotebook } from '../../../src/cli/explain.js';
import { answersCell, storedAnswers } from '../../../src/teach/answers.js';
import { run } from './run.js';
import type { Outcome } from '../../../src/teach/attempts.js';

const NOTEBOOK = join(__dirname, '../../corpus/notebooks/k3_tutorial_cnn_c200.ipynb');
const content = readFileSync(NOTEBOOK, 'utf8');
const [report] = explainNotebook(content);
const conv = report.layers[0];

function answered(
  answers: Outcome['answers'],
  change = (source: string): string => source
): string {
  const outcome = { row: 0, answers, rightFirst: false, right: false, gaveUp: false };
  const source = change(answersCell(storedAnswers(report, [outcome])));
  const notebook = JSON.parse(content) as { cells: unknown[] };
  notebook.cells.push({ cell_type: 'markdown', metadata: {}, source: source.split(/(?<=\n)/) });
  return JSON.stringify(notebook);
}

describe('paramlens grade', () => {
  it('judges the answers by counting again', () => {
    const right = conv.recomputed ?? 0;
    const biases = conv.tensors[1].count;
    const graded = gradeNotebook(answered([{ total: right - biases }, { total: right }]));
    expect(graded.problems).toEqual([]);
    const text = renderGraded('a.ipynb', graded);
    expect(text).toMatch(/right +No bias/);
    expect(text).toContain(', then ');
    const cells = (JSON.parse(content) as { cells: unknown[] }).cells.length;
    expect(text).toContain(`a.ipynb · cell ${cells + 1}`);
    expect(text).toMatch(/1 of \d+ right, 0 at the first try/);
  });

  it('believes no answer that was edited', () => {
    const cheat = answered([{ total: 1 }], source => source.replace(/"total":1\b/, '"total":2'));
    const graded = gradeNotebook(cheat);
    expect(graded.grades).toEqual([]);
    expect(renderGraded('a.ipynb', graded)).toContain('edited after they were stored');
  });

  it('says that there are none', () => {
    expect(renderGraded('a.ipynb', gradeNotebook(content))).toBe('a.ipynb: no answers found');
  });

  it('gives one object a file, also for one that cannot be read', () => {
    const { code, out } = run(['grade', '--json', 'none.ipynb', NOTEBOOK]);
    expect(code).toBe(2);
    expect(
      out
        .trim()
        .split('\n')
        .map(line => JSON.parse(line) as unknown)
    ).toEqual([
      { file: 'none.ipynb', error: expect.any(String) },
      { file: NOTEBOOK, grades: [], problems: [] }
    ]);
  });

  it('refuses what is no notebook', () => {
    expect(() => gradeNotebook('{}')).toThrow(/not a notebook/);
  });
});
