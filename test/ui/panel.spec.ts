import {
  APPLICATIONS,
  expect,
  open,
  outputsOf,
  screenshots,
  test,
  upload,
  type Page
} from './helpers.js';
import { codeCell, notebook } from './notebooks.js';
import { command, corpus, kernelIdle, printed } from './stored.js';

/** Three summaries, with cells between them. */
function stored() {
  return notebook(
    ...corpus('k3_tutorial_cnn_c200').cells,
    ...corpus('k3_nested_ae_expand').cells,
    ...corpus('ti_lenet_verbose2').cells
  );
}

/** Runs in the page: whether a summary lights up, if only for a moment. */
function lightsUp(): Promise<boolean> {
  return new Promise(resolve => {
    const observer = new MutationObserver(() => {
      if (document.querySelector('.jp-Paramlens-mod-flash') !== null) resolve(true);
    });
    observer.observe(document.body, { subtree: true, attributeFilter: ['class'] });
    setTimeout(() => resolve(false), 30_000);
  });
}

for (const application of APPLICATIONS) {
  test(`${application} lists the summaries of the notebook and leads to them`, async ({
    page,
    tmpPath
  }, testInfo) => {
    await open(page, await upload(page, `${tmpPath}/panel.ipynb`, stored()), application);
    await outputsOf(page, 1).locator('.jp-Paramlens-view').waitFor();
    await command(page, 'paramlens:show-summaries');
    const panel = page.locator('.jp-Paramlens-panel');
    const entries = panel.getByRole('listitem');

    await expect(entries).toHaveCount(3);
    await expect(entries.first()).toContainText('129 K');
    await expect(entries.first().getByTitle('128,952 parameters')).toHaveCount(1);
    await screenshots(page, testInfo, 'panel', page.locator('#main'));

    const lit = page.evaluate(lightsUp);
    await entries.last().getByRole('button').click();
    const view = outputsOf(page, 5).locator('.jp-Paramlens-view');
    await expect(view).toBeInViewport();
    expect(await lit).toBe(true);

    // What is deleted leaves the list.
    await command(page, 'notebook:delete-cell');
    await expect(entries).toHaveCount(2);
  });

  test(`${application} loads nothing for the panel before it is opened, and follows what runs`, async ({
    page,
    tmpPath
  }) => {
    const text = printed('k2_12_0_tutorial_cnn_cNone', 1);
    const live = notebook(codeCell(`print(${JSON.stringify(text)})`));
    await open(page, await upload(page, `${tmpPath}/follow.ipynb`, live), application);
    await kernelIdle(page);
    const before = await scripts(page);
    await command(page, 'paramlens:show-summaries');
    const panel = page.locator('.jp-Paramlens-panel');
    await expect(panel).toContainText('No model summary has been printed in this notebook.');
    expect((await scripts(page)).length).toBeGreaterThan(before.length);

    await command(page, 'notebook:run-cell');
    await expect(panel.getByRole('listitem')).toHaveCount(1);
    await expect(panel.getByRole('listitem')).toContainText('[1]');

    // A letter pressed on one of the panel's controls is no shortcut of the notebook.
    await panel.getByRole('checkbox').focus();
    await page.keyboard.press('b');
    await expect(page.locator('.jp-Notebook .jp-Cell')).toHaveCount(1);
  });
}

/** The scripts of the extension that have been loaded. Builds name them differently. */
function scripts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(entry => entry.name)
      .filter(name => name.includes('/paramlens/') && new URL(name).pathname.endsWith('.js'))
  );
}
