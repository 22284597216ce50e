import type { IOutput } from '@jupyterlab/nbformat';
import { APPLICATIONS, expect, open, outputsOf, test, upload, type Page } from './helpers.js';
import { builtFiles, servedBodies } from './served.js';
import { codeCell, notebook, stream } from './notebooks.js';
import { printed } from './stored.js';

const KERAS = printed('k2_12_0_tutorial_cnn_cNone', 1);
const TORCH = `Sequential(
  (0): Conv2d(3, 8, kernel_size=(3, 3), stride=(1, 1))
  (1): ReLU()
  (2): Linear(in_features=8, out_features=2, bias=True)
)
`;

/** The files that are loaded on demand: all but the entry. */
const CHUNKS = /\/extensions\/paramlens\/static\/(?!remoteEntry)[^/]+\.js/;

/** Adds an output to a cell of the open notebook, as a kernel would. */
async function print(page: Page, cell: number, output: IOutput): Promise<void> {
  await page.evaluate(
    ([index, added]) => {
      const { content } = window.jupyterapp.shell.currentWidget as unknown as {
        content: { widgets: { model: { outputs: { add(output: unknown): void } } }[] };
      };
      content.widgets[index as number].model.outputs.add(added);
    },
    [cell, output] as const
  );
}

test('loads the rules of another framework when its first summary is printed', async ({
  page,
  tmpPath
}) => {
  const stored = notebook(codeCell('model.summary()', [stream(KERAS)]), codeCell('net'));
  await open(page, await upload(page, `${tmpPath}/two.ipynb`, stored), 'JupyterLab');
  await expect(outputsOf(page, 0).locator('tfoot')).toContainText('128,952');
  await print(page, 1, stream(TORCH));
  await expect(outputsOf(page, 1).locator('.jp-Paramlens-view tbody')).toHaveCount(4);
  await expect(outputsOf(page, 1).locator('tfoot')).toContainText('242');
  await expect(outputsOf(page, 0).locator('tfoot')).toContainText('128,952');
});

/** The tables of a parser that Lezer has generated. */
const PARSER = /version:\s*14,\s*states/;

for (const application of APPLICATIONS) {
  test(`${application} lends its parser for Python, so that no other one is loaded`, async ({
    page,
    tmpPath
  }) => {
    const served = servedBodies(page);
    const source = 'import torch\nnet = torch.nn.Sequential(torch.nn.Linear(4, 2))\nnet';
    const printedNet = 'Sequential(\n  (0): Linear(in_features=4, out_features=2, bias=True)\n)\n';
    const stored = notebook({ ...codeCell(source, [stream(printedNet)]), execution_count: 1 });
    await open(page, await upload(page, `${tmpPath}/code.ipynb`, stored), application);
    await expect(outputsOf(page, 0).locator('.jp-Paramlens-view tfoot')).toContainText('10');
    const texts = await served();
    expect(texts.some(text => text.includes('is read before there is a parser'))).toBe(true);
    expect(texts.filter(text => PARSER.test(text))).toEqual([]);
    // There is one, for the applications that have none to lend.
    expect(builtFiles().filter(text => PARSER.test(text))).toHaveLength(1);
  });
}

test('leaves the output as it was printed where nothing can be loaded, and tries again later', async ({
  page,
  tmpPath
}) => {
  const problems: string[] = [];
  const warnings: string[] = [];
  page.on('pageerror', error => problems.push(error.message));
  page.on('console', entry => {
    if (entry.text().includes('part of the extension')) warnings.push(entry.text());
  });
  const stored = notebook(codeCell('model.summary()'), codeCell('model.summary()'));
  await open(page, await upload(page, `${tmpPath}/offline.ipynb`, stored), 'JupyterLab');
  await page.waitForLoadState('networkidle');
  await page.route(CHUNKS, route => route.abort());
  await print(page, 0, stream(KERAS));
  await expect.poll(() => warnings.length).toBe(1);
  await expect(outputsOf(page, 0).locator('pre')).toContainText('Total params: 128,952');
  await expect(outputsOf(page, 0).locator('.jp-Paramlens-view')).toHaveCount(0);

  await page.unroute(CHUNKS);
  await print(page, 1, stream(KERAS));
  await expect(outputsOf(page, 1).locator('tfoot')).toContainText('128,952');
  expect(warnings).toHaveLength(1);
  expect(problems).toEqual([]);
});

test('paints no count that is to be predicted while what it takes is loaded', async ({
  page,
  tmpPath
}) => {
  const cell = { ...codeCell('model.summary()'), metadata: { paramlens: { predict: true } } };
  await open(page, await upload(page, `${tmpPath}/slow.ipynb`, notebook(cell)), 'JupyterLab');
  await page.waitForLoadState('networkidle');
  await page.route(CHUNKS, async route => {
    await new Promise(resolve => setTimeout(resolve, 400));
    await route.continue();
  });
  await page.evaluate(() => {
    const seen = ((window as unknown as { seen: boolean[] }).seen = [] as boolean[]);
    const look = (): void => {
      const text = document.querySelector('.jp-Notebook .jp-OutputArea')?.textContent ?? '';
      seen.push(/896|18,496|128,952/.test(text));
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await print(page, 0, stream(KERAS));
  await expect(outputsOf(page, 0).getByLabel('Parameters of Conv1')).toBeVisible();
  const seen = await page.evaluate(() => (window as unknown as { seen: boolean[] }).seen);
  expect(seen.length).toBeGreaterThan(10);
  expect(seen).not.toContain(true);
});

test('opens a row, and lets the keyboard go on, once what it takes is loaded', async ({
  page,
  tmpPath
}) => {
  const stored = notebook(codeCell('model.summary()', [stream(KERAS)]));
  await open(page, await upload(page, `${tmpPath}/row.ipynb`, stored), 'JupyterLab');
  const opener = outputsOf(page, 0).locator('.jp-Paramlens-opener').first();
  await expect(opener).toHaveAttribute('aria-expanded', 'false');
  await page.waitForLoadState('networkidle');
  await page.route(CHUNKS, route => route.abort());
  const told = page.waitForEvent('console', entry =>
    entry.text().includes('part of the extension')
  );
  await opener.focus();
  await page.keyboard.press('Enter');
  await told;
  await expect(opener).toHaveAttribute('aria-expanded', 'false');
  await page.unroute(CHUNKS);
  await page.keyboard.press('Enter');
  await expect(opener).toHaveAttribute('aria-expanded', 'true');
  await expect(opener).toBeFocused();
});
