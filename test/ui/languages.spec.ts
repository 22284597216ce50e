import { expect, open, outputsOf, test as base, upload, type Page } from './helpers.js';
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

test('has settings and commands in Chinese', async ({ page, tmpPath }, testInfo) => {
  const path = await upload(page, `${tmpPath}/settings.ipynb`, corpus('k3_tutorial_cnn_c200'));
  await open(page, path, 'JupyterLab');
  await expect(outputsOf(page, 1).locator('thead')).toContainText('参数量');

  const palette = page.locator('.lm-CommandPalette:visible');
  // It closes when the notebook takes the focus, which may still be under way.
  await expect(async () => {
    await page.evaluate(() =>
      window.jupyterapp.commands.execute('apputils:activate-command-palette')
    );
    // Words without a Latin letter JupyterLab finds in no command.
    await palette.locator('input').fill('LaTeX', { timeout: 1000 });
    await expect(palette).toContainText('将摘要复制为 LaTeX', { timeout: 1000 });
    await expect(palette).toContainText('模型摘要', { timeout: 1000 });
  }).toPass();
  await page.keyboard.press('Escape');

  const menu = page.locator('#jp-MainMenu').getByText('帮助', { exact: true });
  // The palette gives the focus back when it has closed, which closes a menu.
  await expect(async () => {
    await menu.click();
    await expect(page.locator('.lm-Menu:visible')).toContainText('Paramlens：打开教程', {
      timeout: 1000
    });
  }).toPass();
  await page.keyboard.press('Escape');

  await openSettings(page);
  const editor = page.locator('#setting-editor');
  const form = editor.locator('.jp-SettingsPanel form').first();
  await expect(form.locator('option')).toHaveText(
    '附解释 按打印的原样 内存 梯度 优化器 激活值 乘加运算'.split(' ')
  );
  expect((await form.innerText()).match(/[a-z]{2,}/i)).toBeNull();
  await page.screenshot({ path: testInfo.outputPath('settings.png') });

  // What is saved is fetched again, and the schema with it.
  const fetched = page.waitForResponse(
    response => /settings\/paramlens/.test(response.url()) && response.request().method() === 'GET'
  );
  await form.getByLabel('先预测').check();
  await fetched;
  await editor.waitFor();
  await page.evaluate(() => window.jupyterapp.commands.execute('application:close'));
  await editor.waitFor({ state: 'detached' });
  await openSettings(page);
  await expect(form.locator('input[type="checkbox"]')).toBeChecked();
  // JupyterLab names the default as JSON has it.
  expect((await form.innerText()).match(/[a-z]{2,}/gi)).toEqual(['false']);
});

/** Opens the extension's settings. */
async function openSettings(page: Page): Promise<void> {
  await page.evaluate(() =>
    window.jupyterapp.commands.execute('settingeditor:open', { query: '模型摘要' })
  );
}
