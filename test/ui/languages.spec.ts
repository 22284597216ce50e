import { expect, open, outputsOf, test as base, upload } from './helpers.js';
import { corpus } from './stored.js';

const QUIET = { checkForUpdates: false, fetchNews: 'false' };
const test = base.extend({
  mockSettings: {
    '@jupyterlab/apputils-extension:notification': QUIET,
    '@jupyterlab/translation-extension:plugin': { locale: 'zh_CN' }
  }
});

test('explains, opens a row and lets predict in Chinese', async ({ page, tmpPath }, testInfo) => {
  const path = await upload(page, `${tmpPath}/chinese.ipynb`, corpus('k3_tutorial_cnn_c200'));
  await open(page, path, 'JupyterLab');
  const outputs = outputsOf(page, 1);
  await expect(outputs.locator('thead')).toContainText('参数量');
  await outputs.getByRole('button', { name: 'Conv1' }).first().click();
  const details = outputs.locator('.jp-Paramlens-details').first();
  await expect(details).toContainText('输入 3 个通道。');
  await expect(details).toContainText('卷积核高度');
  await page.screenshot({ path: testInfo.outputPath('table.png') });

  await outputs.getByRole('button', { name: '预测' }).click();
  await outputs.getByLabel('Conv2 的参数量').fill('65536');
  await outputs.getByLabel('Conv2 的参数量').press('Enter');
  await expect(outputs).toContainText('输出的大小');
  await page.screenshot({ path: testInfo.outputPath('prediction.png') });
});

test('runs from the right where the language does, its numbers and code from the left', async ({
  page,
  tmpPath
}, testInfo) => {
  const path = await upload(page, `${tmpPath}/right.ipynb`, corpus('k3_tutorial_cnn_c200'));
  await open(page, path, 'JupyterLab');
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  const outputs = outputsOf(page, 1);
  await outputs.getByRole('button', { name: 'Conv1' }).first().click();
  const table = outputs.locator('table.jp-Paramlens-table').first();
  await expect(table).toHaveCSS('direction', 'rtl');
  for (const part of [
    'td.jp-Paramlens-formula bdi',
    'td.jp-Paramlens-shape bdi',
    'math',
    '.jp-Paramlens-equation'
  ]) {
    await expect(outputs.locator(part).first()).toHaveCSS('direction', 'ltr');
  }
  await page.screenshot({ path: testInfo.outputPath('right-to-left.png') });
});
