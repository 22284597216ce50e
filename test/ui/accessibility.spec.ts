import { AxeBuilder } from '@axe-core/playwright';
import {
  expect,
  open,
  outputsOf,
  setTheme,
  test,
  THEMES,
  upload,
  type Page,
  type Theme
} from './helpers.js';
import { notebook } from './notebooks.js';
import { command, corpus } from './stored.js';

/** What axe finds fault with in parts of the page, in every theme, that keeps people from using it. */
async function findings(page: Page, ...parts: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const theme of Object.keys(THEMES) as Theme[]) {
    await setTheme(page, theme);
    // There are no frames to look into, which takes a page of its own.
    const axe = new AxeBuilder({ page }).setLegacyMode();
    for (const part of parts) axe.include(part);
    // Themes differ in nothing but colours.
    if (theme !== 'light') axe.withRules(['color-contrast', 'link-in-text-block']);
    const { violations } = await axe.analyze();
    const serious = violations.filter(
      ({ impact }) => impact === 'serious' || impact === 'critical'
    );
    for (const { id, nodes } of serious) {
      found.push(...nodes.map(({ html }) => `${theme}, ${id}: ${html}`));
    }
  }
  return found;
}

test('has no serious finding, whatever it shows and in whichever theme', async ({
  page,
  tmpPath
}) => {
  const stored = notebook(
    ...corpus('k3_tutorial_cnn_c200').cells,
    ...corpus('ti_tv_vgg19').cells,
    ...corpus('ti_tv_vgg19_bn').cells
  );
  await open(page, await upload(page, `${tmpPath}/axe.ipynb`, stored), 'JupyterLab');
  const outputs = outputsOf(page, 1);
  const cell = '.jp-Cell[data-windowed-list-index="1"]';
  const view = `${cell} .jp-Paramlens-view`;

  await page.locator(view).waitFor();
  expect(await findings(page, view), 'explained').toEqual([]);

  await outputs.getByRole('button', { name: 'Conv2', exact: true }).click();
  await outputs.getByLabel('filters', { exact: true }).fill('32');
  await outputs.getByLabel('strides', { exact: true }).fill('');
  await outputs.getByRole('button', { name: 'Columns' }).click();
  for (const name of ['Memory', 'Activations', 'MACs']) {
    await outputs.getByRole('checkbox', { name }).check();
  }
  await outputs.getByRole('button', { name: '32 input channels' }).focus();
  expect(await findings(page, view), 'opened, asking what if, with costs').toEqual([]);

  await outputs.getByRole('button', { name: 'Export' }).click();
  expect(await findings(page, `${cell} .jp-Paramlens-strip`), 'exporting').toEqual([]);

  await outputs.getByRole('button', { name: 'Predict' }).click();
  for (const [name, answer] of [
    ['Conv1', '896'],
    ['Conv2', '18432'],
    ['Conv3', '7'],
    ['Conv4', 'many']
  ]) {
    await outputs.getByLabel(`Parameters of ${name}`).fill(answer);
    await outputs.getByLabel(`Parameters of ${name}`).press('Enter');
  }
  await outputs.getByRole('button', { name: 'Give up on Dense1' }).click();
  await outputs.getByLabel('Try another: Conv2').click();
  await outputs.getByRole('button', { name: 'Keep answers' }).click();
  expect(await findings(page, view), 'predicting').toEqual([]);
  await outputs.getByLabel('Weights and biases apart').check();
  expect(await findings(page, view), 'predicting weights and biases').toEqual([]);

  await outputs.getByRole('button', { name: 'Show the counts' }).click();
  await outputs.getByRole('button', { name: 'Original output' }).click();
  expect(await findings(page, '.jp-Paramlens-return'), 'original').toEqual([]);

  await command(page, 'paramlens:show-summaries');
  const panel = page.locator('.jp-Paramlens-panel');
  await panel.getByRole('checkbox').nth(1).check();
  await panel.getByRole('checkbox').nth(2).check();
  await panel.getByRole('button', { name: 'Compare', exact: true }).click();
  await page.locator('.jp-Paramlens-compareTable').waitFor();
  expect(await findings(page, '.jp-Paramlens-panel', '.jp-Paramlens-compare'), 'comparing').toEqual(
    []
  );
});

test('takes the colours of the system where these are forced', async ({
  page,
  tmpPath
}, testInfo) => {
  const stored = corpus('k3_tutorial_cnn_c200');
  await open(page, await upload(page, `${tmpPath}/forced.ipynb`, stored), 'JupyterLab');
  const outputs = outputsOf(page, 1);
  await outputs.getByRole('button', { name: 'Conv2', exact: true }).click();
  await outputs.getByRole('button', { name: '32 input channels' }).focus();
  // The opposite of what the theme has chosen its colours for.
  await setTheme(page, 'light');
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  const view = outputs.locator('.jp-Paramlens-view');
  await view.screenshot({ path: testInfo.outputPath('forced-colours.png') });
  const drawn = await view.evaluate(node => {
    const all = (selector: string, property: string): string[] => [
      ...new Set(
        [...node.querySelectorAll(selector)].map(part =>
          getComputedStyle(part).getPropertyValue(property)
        )
      )
    ];
    return {
      text: all('.jp-Paramlens-layerName', 'color'),
      icons: all('.jp-Paramlens-icon', 'color'),
      sizes: all('.jp-Paramlens-side > text', 'fill'),
      cells: all('.jp-Paramlens-cell', 'fill'),
      shares: all('.jp-Paramlens-share > span', 'background-color'),
      lit: all('.jp-Paramlens-linked[data-lit], .jp-Paramlens-term[data-lit]', 'outline-style')
    };
  });
  const { text } = drawn;
  expect(drawn).toEqual({
    text: [text[0]],
    icons: text,
    sizes: text,
    cells: text,
    shares: text,
    lit: ['solid']
  });
});
