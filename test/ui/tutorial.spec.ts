import { APPLICATIONS, expect, open, outputsOf, scrollTo, test, upload } from './helpers.js';
import { codeCell, notebook } from './notebooks.js';
import { command } from './stored.js';

for (const application of APPLICATIONS) {
  test(`${application} opens a copy of the tutorial in the user's folder, and another one after that`, async ({
    page,
    tmpPath
  }) => {
    await open(
      page,
      await upload(page, `${tmpPath}/own.ipynb`, notebook(codeCell('1'))),
      application
    );
    // Notebook 7 opens every document on a page of its own.
    const opened = application === 'JupyterLab' ? page : page.context().waitForEvent('page');
    await command(page, 'paramlens:open-tutorial', { cwd: tmpPath });
    const tutorial = await opened;
    await expect(tutorial.getByRole('heading', { name: 'Where do 128,952' })).toBeVisible();
    expect(await page.contents.fileExists(`${tmpPath}/paramlens-tutorial.ipynb`)).toBe(true);

    await command(page, 'paramlens:open-tutorial', { cwd: tmpPath });
    expect(await page.contents.fileExists(`${tmpPath}/paramlens-tutorial-1.ipynb`)).toBe(true);
  });
}

test('the tutorial is in the Help menu and explains its tables', async ({ page, tmpPath }) => {
  await open(
    page,
    await upload(page, `${tmpPath}/own.ipynb`, notebook(codeCell('1'))),
    'JupyterLab'
  );
  await page.menu.clickMenuItem('Help>Paramlens: Open the Tutorial');
  await page.getByRole('heading', { name: 'Where do 128,952' }).waitFor();
  await scrollTo(page, 3);
  const outputs = outputsOf(page, 3);
  await expect(outputs.locator('.jp-Paramlens-header')).toContainText('128,952 parameters');
});
