import { APPLICATIONS, expect, open, outputsOf, test as base, upload } from './helpers.js';
import { corpus } from './stored.js';

const test = base.extend({
  mockSettings: {
    '@jupyterlab/apputils-extension:notification': { checkForUpdates: false, fetchNews: 'false' },
    'paramlens:plugin': { predict: true }
  }
});

const OWN = 'paramlens:plugin';

for (const application of APPLICATIONS) {
  test(`${application} paints no count before the settings tell whether it is to be predicted`, async ({
    page,
    tmpPath
  }) => {
    const path = await upload(page, `${tmpPath}/late.ipynb`, corpus('k3_tutorial_cnn_c200'));
    // The settings are not among those that come with the page, and take their time.
    await page.route(/\/api\/settings\?/, async route => {
      const { settings } = (await (await route.fetch()).json()) as { settings: { id: string }[] };
      await route.fulfill({ json: { settings: settings.filter(({ id }) => id !== OWN) } });
    });
    let answer = (): void => undefined;
    const asked = new Promise<void>(resolve => {
      answer = resolve;
    });
    await page.route(/\/api\/settings\/paramlens/, async route => {
      await asked;
      await route.fallback();
    });
    await page.addInitScript(() => {
      let frames = 0;
      Object.assign(window, { framesWithCounts: () => frames });
      const look = (): void => {
        const text = document.querySelector('.jp-Notebook')?.textContent ?? '';
        if (/18,?496|128,?952/.test(text)) frames++;
        requestAnimationFrame(look);
      };
      look();
    });
    await open(page, path, application);
    const outputs = outputsOf(page, 1);
    await outputs.locator('.jp-OutputArea-child').first().waitFor({ state: 'attached' });
    await page.evaluate(
      () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
    );
    answer();
    await expect(outputs.locator('header')).toContainText('Predict the counts');
    expect(await page.evaluate('framesWithCounts()')).toBe(0);
  });
}
