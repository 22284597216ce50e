import { APPLICATIONS, expect, open, outputsOf, screenshots, test, upload } from './helpers.js';
import { notebook } from './notebooks.js';
import { command, corpus } from './stored.js';

/** Three summaries, with cells between them. */
function stored() {
  return notebook(
    ...corpus('k3_tutorial_cnn_c200').cells,
    ...corpus('k3_nested_ae_expand').cells,
    ...corpus('ti_lenet_verbose2').cells
  );
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

    await entries.last().getByRole('button').click();
    const view = outputsOf(page, 5).locator('.jp-Paramlens-view');
    await expect(view).toBeInViewport();
    await expect(view).toHaveClass(/jp-Paramlens-mod-flash/);

    // What is deleted leaves the list.
    await command(page, 'notebook:delete-cell');
    await expect(entries).toHaveCount(2);
  });
}
