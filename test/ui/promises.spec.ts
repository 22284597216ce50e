import { APPLICATIONS, expect, open, outputsOf, test, upload } from './helpers.js';
import { codeCell, executeResult, notebook, stream } from './notebooks.js';
import { OTHER_CLASS, withOtherExtension } from './otherExtension.js';
import { bytes, command, corpus, kernelIdle, printed, withoutExtension } from './stored.js';

const SUMMARY = printed('k2_12_0_tutorial_cnn_cNone', 1);

/** Ordinary outputs and summaries, as a stream and as a result. */
const MIXED = notebook(
  codeCell('print("hello")', [stream('hello\n')]),
  codeCell('"a result"', [executeResult({ 'text/plain': "'a result'" })]),
  codeCell('model.summary()', [stream(SUMMARY)]),
  codeCell('text', [executeResult({ 'text/plain': SUMMARY })])
);

for (const application of APPLICATIONS) {
  for (const place of ['before', 'after'] as const) {
    test(`${application}: an extension that wraps the same renderers ${place} ours goes on working`, async ({
      page,
      tmpPath
    }) => {
      await withOtherExtension(page, place);
      await open(page, await upload(page, `${tmpPath}/other.ipynb`, MIXED), application);
      for (const cell of [0, 1]) {
        await expect(outputsOf(page, cell).locator(`.${OTHER_CLASS}`)).toHaveCount(1);
        await expect(outputsOf(page, cell).locator('.jp-Paramlens-view')).toHaveCount(0);
      }
      await expect(outputsOf(page, 0)).toContainText('hello');
      await expect(outputsOf(page, 1)).toContainText('a result');
      for (const cell of [2, 3]) {
        const outputs = outputsOf(page, cell);
        await expect(outputs.locator('.jp-Paramlens-view')).toHaveCount(1);
        await outputs.getByRole('button', { name: 'Original output' }).click();
        await expect(outputs.locator('pre')).toContainText('Total params');
        await expect(outputs.locator(`.${OTHER_CLASS}`)).toHaveCount(1);
        await outputs.getByRole('button', { name: 'Explain' }).click();
        await expect(outputs.locator('.jp-Paramlens-view')).toHaveCount(1);
      }
    });
  }

  test(`${application} shows what it always did where the extension is disabled`, async ({
    page,
    tmpPath
  }) => {
    await withoutExtension(page);
    await open(page, await upload(page, `${tmpPath}/disabled.ipynb`, MIXED), application);
    await expect(outputsOf(page, 2).locator('pre')).toContainText('Total params');
    await expect(page.locator('[class*=jp-Paramlens]')).toHaveCount(0);
  });

  test(`${application}: a strict content security policy has nothing to object to`, async ({
    page,
    tmpPath
  }) => {
    // What JupyterLab itself needs: it compiles schemas, and sets styles.
    const policy = [
      "default-src 'none'",
      "script-src 'self' 'unsafe-eval'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data:",
      "font-src 'self' data:",
      "connect-src 'self' ws: data:",
      "worker-src 'self' blob:"
    ].join('; ');
    await page.route(/\/(lab|notebooks)\/[^?]*\.ipynb/, async route => {
      const response = await route.fetch();
      const headers = { ...response.headers(), 'content-security-policy': policy };
      await route.fulfill({ response, headers });
    });
    const violations: string[] = [];
    await page.exposeFunction('violated', (what: string) => void violations.push(what));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', event => {
        const what = `${event.violatedDirective} ${event.sourceFile} ${event.blockedURI}`;
        (window as unknown as { violated: (what: string) => void }).violated(what);
      });
    });
    const stored = corpus('k3_tutorial_cnn_c200');
    await open(page, await upload(page, `${tmpPath}/policy.ipynb`, stored), application);
    const outputs = outputsOf(page, 1);
    await outputs.getByRole('button', { name: 'Conv1' }).click();
    await expect(outputs.locator('.jp-Paramlens-picture svg').first()).toBeVisible();
    await outputs.getByRole('button', { name: 'Predict' }).click();
    await outputs.getByLabel('Parameters of Conv2').fill('5');
    await outputs.getByLabel('Parameters of Conv2').press('Enter');
    await expect(outputs.getByLabel('Parameters of Conv2')).toHaveAttribute('aria-invalid', 'true');
    expect(violations.filter(what => what.includes('paramlens'))).toEqual([]);
  });
}

test('two tabs show one notebook, each in its way, and neither changes it', async ({
  page,
  tmpPath,
  baseURL
}) => {
  const path = await upload(page, `${tmpPath}/tabs.ipynb`, corpus('k3_tutorial_cnn_c200'));
  await open(page, path, 'JupyterLab');
  await kernelIdle(page);
  await command(page, 'docmanager:save');
  const before = await bytes(page, baseURL, path);
  const second = await page.context().newPage();
  await second.goto(`${baseURL}/notebooks/${encodeURI(path)}`);
  const other = second.locator('.jp-Cell[data-windowed-list-index="1"] .jp-OutputArea');
  await other.getByRole('button', { name: 'Original output' }).click();
  await expect(other.locator('pre').first()).toBeVisible();
  await expect(outputsOf(page, 1).locator('.jp-Paramlens-view')).toHaveCount(1);
  await second.evaluate(async () => {
    const { jupyterapp } = window as unknown as {
      jupyterapp: { commands: { execute(id: string): Promise<void> } };
    };
    await jupyterapp.commands.execute('docmanager:save');
  });
  await command(page, 'docmanager:save');
  expect(await bytes(page, baseURL, path)).toBe(before);
  await second.close();
});
