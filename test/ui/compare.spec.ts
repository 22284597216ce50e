import { APPLICATIONS, expect, open, screenshots, test, upload } from './helpers.js';
import { codeCell, notebook } from './notebooks.js';
import { command, corpus, kernelIdle, printed } from './stored.js';

/** The same network with its batch normalisations and without. */
function stored() {
  return notebook(...corpus('ti_tv_vgg19').cells, ...corpus('ti_tv_vgg19_bn').cells);
}

for (const application of APPLICATIONS) {
  test(`${application} tells two models apart, layer by layer`, async ({
    page,
    tmpPath
  }, testInfo) => {
    await open(page, await upload(page, `${tmpPath}/compare.ipynb`, stored()), application);
    await page.locator('.jp-Paramlens-view').first().waitFor();
    await command(page, 'paramlens:show-summaries');
    const panel = page.locator('.jp-Paramlens-panel');
    const boxes = panel.getByRole('checkbox');
    const compare = panel.getByRole('button', { name: 'Compare', exact: true });
    await expect(boxes).toHaveCount(2);
    await boxes.first().check();
    await expect(compare).toBeDisabled();
    await boxes.last().check();
    await compare.click();

    const view = page.locator('.jp-Paramlens-compare');
    await expect(view.getByText('+11,008').first()).toBeVisible();
    await expect(view.getByText(/vgg19 \(torchvision/)).toBeVisible();
    await expect(view.getByText(/vgg19_bn \(torchvision/)).toBeVisible();
    const rows = view.locator('.jp-Paramlens-compareTable tbody');
    const differing = await rows.count();
    await screenshots(page, testInfo, 'compare', page.locator('#main'));
    await view.getByRole('checkbox', { name: 'only differences' }).uncheck();
    await expect.poll(() => rows.count()).toBeGreaterThan(differing);
    await view.getByRole('button', { name: 'Swap' }).click();
    await expect(view.getByText('−11,008').first()).toBeVisible();

    if (application === 'JupyterLab') {
      // The notebook comes back to the front.
      await panel
        .getByRole('listitem')
        .last()
        .getByTitle(/^Show the summary/)
        .click();
      const last = page.locator('.jp-Paramlens-view').last();
      await expect(last).toBeInViewport();
      // A comparison that stays open must not tell what is to be predicted.
      const comparison = page.locator('.jp-Paramlens-comparison');
      await last.getByRole('button', { name: 'Predict' }).click();
      await expect(comparison).toContainText('being predicted');
      await expect(comparison).not.toContainText('11,008');
      await last.getByRole('button', { name: 'Show the counts' }).click();
      await expect(comparison).toContainText('11,008');
    } else {
      await view.getByRole('button', { name: 'Back to the list' }).click();
      await expect(boxes).toHaveCount(2);
    }
  });

  test(`${application} adds columns of costs, and takes a table elsewhere`, async ({
    page,
    tmpPath
  }, testInfo) => {
    await open(
      page,
      await upload(page, `${tmpPath}/costs.ipynb`, corpus('k3_app_VGG16')),
      application
    );
    const view = page.locator('.jp-Paramlens-view');
    await expect(view.locator('.jp-Paramlens-header')).toContainText('138 M · 138,357,544');
    await view.getByRole('button', { name: 'Columns' }).click();
    for (const name of ['Memory', 'Optimizer', 'MACs']) {
      await view.getByRole('checkbox', { name }).check();
    }
    await expect(view.locator('tfoot')).toContainText('528 MiB');
    await view.locator('.jp-Paramlens-opener').nth(1).click();
    await screenshots(page, testInfo, 'costs', page.locator('#main'));

    for (const name of ['Gradients', 'Activations']) {
      await view.getByRole('checkbox', { name }).check();
    }
    await page.setViewportSize({ width: 1000, height: 720 });
    const scroller = view.locator('.jp-Paramlens-scroller');
    await expect(scroller).toHaveAttribute('data-paramlens-more');
    await screenshots(page, testInfo, 'all-costs', page.locator('#main'));
    // Each stands on one line, and ends inside its own column.
    const costs = scroller.locator('.jp-Paramlens-unbroken');
    const cut = await costs.evaluateAll(
      spans =>
        spans.filter(span => {
          const cell = span.closest('td, th') as HTMLElement;
          return span.getClientRects().length > 1 || cell.scrollWidth > cell.clientWidth;
        }).length
    );
    expect(cut).toBe(0);
    await scroller.evaluate(node => node.scrollTo(9999, 0));
    await expect(scroller).not.toHaveAttribute('data-paramlens-more');
    await page.setViewportSize({ width: 1280, height: 720 });

    await view.getByRole('button', { name: 'Export' }).click();
    await view.getByRole('combobox', { name: 'Export as' }).selectOption('csv');
    await view.getByRole('button', { name: 'Save as file' }).click();
    await expect(page.locator('.jp-toast-message')).toContainText('.csv');
    const names = await page.evaluate(async folder => {
      const { contents } = window.jupyterapp.serviceManager;
      const { content } = await contents.get(folder);
      return (content as { name: string }[]).map(file => file.name);
    }, tmpPath);
    expect(names.filter(name => name.endsWith('.csv'))).toHaveLength(1);

    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const clipboard = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
    await view.getByTitle('Copy 138357544').click();
    await expect(view.getByRole('status').first()).toHaveText('copied');
    await expect.poll(clipboard).toBe('138357544');
    await view.locator('tbody .jp-Paramlens-count span').nth(1).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Copy Exact Number' }).click();
    await expect.poll(clipboard).toBe('1792');
    await command(page, 'paramlens:export', { format: 'markdown', to: 'clipboard' });
    await expect.poll(clipboard).toContain('| block1_conv1 |');
    expect(await clipboard()).toContain('| Weights | Activations | Multiply-adds |');
  });
}

test('a comparison follows its cells, names them, and fits a narrow tab', async ({
  page,
  tmpPath
}, testInfo) => {
  const [one, other] = ['k2_12_0_tutorial_cnn_cNone', 'k2_noise_reg'].map(name =>
    JSON.stringify(printed(name, 1))
  );
  const live = notebook(
    codeCell('runs = 0'),
    codeCell(`print(${one})`),
    codeCell(`runs += 1\nprint(${one} if runs == 1 else ${other})`),
    codeCell(`print(${other})`)
  );
  await open(page, await upload(page, `${tmpPath}/live.ipynb`, live), 'JupyterLab');
  await kernelIdle(page);
  await command(page, 'notebook:run-all-cells');
  await command(page, 'paramlens:show-summaries');
  const boxes = page.locator('.jp-Paramlens-panel').getByRole('checkbox');
  await expect(boxes).toHaveCount(3);
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await expect(boxes.nth(2)).toBeDisabled();
  await page.getByRole('button', { name: 'Compare', exact: true }).click();

  const view = page.locator('.jp-Paramlens-compare');
  await expect(page.getByRole('tab', { name: /Compare .*\(cell 2\), .*\(cell 3\)/ })).toBeVisible();
  await expect(view.locator('.jp-Paramlens-side').nth(1)).toContainText('live.ipynb · cell 3');
  await expect(view).toContainText('The totals are the same');

  await page.getByRole('tab', { name: 'live.ipynb' }).click();
  await page.locator('.jp-Notebook .jp-Cell').nth(2).locator('.jp-InputPrompt').click();
  await command(page, 'notebook:run-cell');
  await expect(page.locator('.jp-Notebook .jp-Cell').nth(2)).toContainText('[5]');
  await page.getByRole('tab', { name: /^Compare / }).click();
  await expect(view.locator('.jp-Paramlens-side').nth(1)).toContainText('[5]');
  await expect(view).not.toContainText('The totals are the same');

  await view.getByRole('button', { name: 'Swap' }).click();
  await expect(page.getByRole('tab', { name: /Compare .*\(cell 3\), .*\(cell 2\)/ })).toBeVisible();
  await page.evaluate(async folder => {
    const { contents } = window.jupyterapp.serviceManager;
    await contents.rename(`${folder}/live.ipynb`, `${folder}/renamed.ipynb`);
  }, tmpPath);
  await expect(view.locator('.jp-Paramlens-side').first()).toContainText('renamed.ipynb · cell 3');

  const table = view.locator('.jp-Paramlens-compareTable');
  const tableWidth = (): Promise<number> => table.evaluate(node => node.clientWidth);
  const resize = async (width: number): Promise<void> => {
    const before = await tableWidth();
    await page.setViewportSize({ width, height: 720 });
    await expect.poll(tableWidth).not.toBe(before);
  };
  for (const width of [1280, 1060]) {
    if (width !== page.viewportSize()?.width) await resize(width);
    const widths = await table
      .locator('thead th')
      .evaluateAll(cells =>
        cells.map(cell => [cell.scrollWidth - cell.clientWidth, cell.clientWidth])
      );
    expect(Math.max(...widths.map(([over]) => over))).toBe(0);
    expect(Math.min(...widths.map(([, width]) => width))).toBeGreaterThan(80);
  }
  await resize(860);
  await screenshots(page, testInfo, 'narrow-comparison', page.locator('#main'));
  const cut = await view
    .locator('.jp-Paramlens-causeTable td')
    .evaluateAll(cells => cells.filter(cell => cell.scrollWidth > cell.clientWidth).length);
  expect(cut).toBe(0);
});
