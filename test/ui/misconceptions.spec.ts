import type { Locator } from '@playwright/test';
import { expect, open, outputsOf, test, upload } from './helpers.js';
import { lesson } from './lesson.js';

/** What learners are known to answer, by the cell that prints the layer: the layer, its right count, and the wrong
 * answers, each with the misconceptions that give it. */
const ANSWERS: readonly {
  readonly cell: number;
  readonly layer: string;
  readonly right: number;
  readonly wrong: readonly (readonly [answer: number, ...misconceptions: string[]])[];
}[] = [
  {
    cell: 0,
    layer: 'patches',
    right: 7_600,
    wrong: [
      [7_500, 'no-bias'],
      [2_600, 'no-input-channels'],
      [2_501, 'no-input-channels+one-bias-a-layer'],
      [5_880_100, 'kernel-at-every-position'],
      [78_400, 'output-size']
    ]
  },
  { cell: 0, layer: 'norm', right: 400, wrong: [[200, 'statistics-left-out']] },
  { cell: 0, layer: 'slides', right: 4_800, wrong: [[78_643_200, 'kernel-at-every-position']] },
  {
    cell: 0,
    layer: 'strided',
    right: 18_464,
    wrong: [
      [36_896, 'stride-in-the-formula'],
      [51_232, 'padding-in-the-formula']
    ]
  },
  { cell: 0, layer: 'small', right: 320, wrong: [[21_632, 'output-size']] },
  { cell: 0, layer: 'pool', right: 0, wrong: [[5_408, 'output-size']] },
  { cell: 0, layer: 'mix', right: 33_024, wrong: [[32_896, 'one-bias-an-input']] },
  { cell: 0, layer: 'broad', right: 27_000_100, wrong: [[27_000_001, 'one-bias-a-layer']] },
  { cell: 0, layer: 'both', right: 9_600, wrong: [[9_408, 'one-bias-a-gate-unit']] },
  { cell: 0, layer: 'after', right: 264, wrong: [[136, 'both-directions-come-in']] },
  {
    cell: 0,
    layer: 'memory',
    right: 131_584,
    wrong: [
      [66_048, 'recurrent-matrix-forgotten'],
      [32_896, 'one-gate']
    ]
  },
  { cell: 0, layer: 'steps', right: 1_032, wrong: [[10_320, 'dense-at-every-step']] },
  { cell: 1, layer: 'attend', right: 16_640, wrong: [[66_560, 'heads-multiply']] },
  { cell: 2, layer: '0', right: 32, wrong: [[64, 'statistics-counted']] },
  { cell: 2, layer: '1', right: 1_664, wrong: [[1_600, 'one-bias-a-gate-unit']] }
];

test('names every known misconception of a wrong answer, and says why a right one is right', async ({
  page,
  tmpPath
}) => {
  await open(page, await upload(page, `${tmpPath}/lesson.ipynb`, lesson()), 'JupyterLab');
  for (const cell of [0, 1, 2]) {
    const predict = outputsOf(page, cell).getByRole('button', { name: 'Predict' });
    await predict.first().waitFor();
    while ((await predict.count()) > 0) await predict.first().click();
  }
  for (const { cell, layer, right, wrong } of ANSWERS) {
    const field = outputsOf(page, cell).getByLabel(`Parameters of ${layer}`, { exact: true });
    const row = outputsOf(page, cell).locator('tbody', {
      has: page.getByRole('rowheader', { name: layer, exact: true })
    });
    for (const [answer, ...misconceptions] of wrong) {
      await check(field, answer);
      await expect(field, layer).toHaveAttribute('aria-invalid', 'true');
      const named = await row
        .locator('[data-misconception]')
        .evaluateAll(nodes => nodes.map(node => node.getAttribute('data-misconception')));
      expect(named, `${layer}: ${answer}`).toEqual(expect.arrayContaining(misconceptions));
    }
    await check(field, right);
    await expect(row.getByRole('status'), layer).toContainText('Right.');
  }
});

async function check(field: Locator, answer: number): Promise<void> {
  await field.fill(answer.toLocaleString('en-US'));
  await field.press('Enter');
}
