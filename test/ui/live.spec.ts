import { APPLICATIONS, expect, open, outputsOf, test, upload } from './helpers.js';
import { codeCell, notebook } from './notebooks.js';
import { command, corpus, kernelIdle, printed } from './stored.js';

const KERAS_2 = printed('k2_12_0_tutorial_cnn_cNone', 1);

/** Code that prints a text as a slow program does, then a progress bar, each state of it as one piece: JupyterLab 4.2 adds
 * to what a shorter line left of a longer one. */
const STREAMING = `import sys, time
text = ${JSON.stringify(KERAS_2)}
for i in range(0, len(text), 50):
    print(text[i:i + 50], end='', flush=True)
    time.sleep(0.01)
for i in range(40):
    print('\\repoch 1: ' + '#' * i, end='', flush=True)
    time.sleep(0.01)
print()`;

/** Code that displays the five outputs of Keras 3 one after the other. */
const DISPLAYING = `import json, time
from IPython.display import display
for data in json.loads(${JSON.stringify(JSON.stringify(bundles('k3_tutorial_cnn_c200')))}):
    display(data, raw=True)
    time.sleep(0.05)`;

function bundles(name: string): unknown[] {
  const { outputs } = corpus(name).cells[1] as unknown as { outputs: { data: unknown }[] };
  return outputs.map(({ data }) => data);
}

for (const application of APPLICATIONS) {
  test.describe(application, () => {
    test('explains a summary that arrives in chunks, with what follows under it', async ({
      page,
      tmpPath
    }) => {
      await open(
        page,
        await upload(page, `${tmpPath}/live.ipynb`, notebook(codeCell(STREAMING))),
        application
      );
      await kernelIdle(page);
      await command(page, 'notebook:run-all-cells');
      const outputs = outputsOf(page, 0);
      await expect(outputs.locator('.jp-Paramlens-view')).toHaveCount(1);
      await expect(outputs.locator('tfoot')).toContainText('128,952');
      await expect(outputs.locator('pre')).toHaveText(/^epoch 1: #{39}$/);
      await expect(outputs.locator('.jp-OutputArea-child')).toHaveCount(1);

      // Again: the same place, one table, and the choice of the view is kept.
      await outputs.getByRole('button', { name: 'Original output' }).click();
      await command(page, 'notebook:run-all-cells');
      await expect(outputs.getByRole('button', { name: 'Explain' })).toHaveCount(1);
      await expect(outputs.locator('pre')).toHaveText(/epoch 1: #{39}/);
      await outputs.getByRole('button', { name: 'Explain' }).click();
      await expect(outputs.locator('tfoot')).toContainText('128,952');
    });

    test('makes one table of five displays, and none of none', async ({ page, tmpPath }) => {
      const stored = notebook(codeCell(DISPLAYING), codeCell('1 + 1'));
      await open(page, await upload(page, `${tmpPath}/five.ipynb`, stored), application);
      await kernelIdle(page);
      await command(page, 'notebook:run-all-cells');
      const outputs = outputsOf(page, 0);
      await expect(outputs.locator('tfoot')).toContainText('128,952 trainable');
      await expect(outputs.locator('.jp-Paramlens-view')).toHaveCount(1);
      await expect(outputs.locator('pre')).toHaveCount(0);

      const opener = outputs.locator('.jp-Paramlens-opener').nth(2);
      await opener.click();
      await outputs.getByRole('button', { name: 'Columns' }).click();
      await outputs.getByRole('checkbox', { name: 'MACs' }).check();
      await outputs.locator('table').evaluate(table => table.setAttribute('data-before', ''));
      await command(page, 'notebook:run-all-cells');
      await expect(outputs.locator('table:not([data-before]) tfoot')).toContainText('128,952');
      await expect(opener).toHaveAttribute('aria-expanded', 'true');
      await expect(outputs.locator('[aria-expanded="true"]')).toHaveCount(1);
      await expect(outputs.getByRole('columnheader', { name: 'MACs' })).toBeVisible();

      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.evaluate(() => navigator.clipboard.writeText(''));
      await outputs.locator('.jp-Paramlens-title').click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Copy Output to Clipboard' }).click();
      await expect
        .poll(() => page.evaluate(() => navigator.clipboard.readText()))
        .toMatch(/^Model: [^]*Layer \(type\)[^]*Non-trainable params: 0/);

      await command(page, 'notebook:clear-all-cell-outputs');
      await expect(outputs.locator('.jp-Paramlens-view')).toHaveCount(0);
      await expect(outputs.locator('.jp-OutputArea-child')).toHaveCount(0);
    });

    test('brings the table back with a cell that was deleted', async ({ page, tmpPath }) => {
      const stored = corpus('k3_tutorial_cnn_c200');
      await open(page, await upload(page, `${tmpPath}/undo.ipynb`, stored), application);
      await outputsOf(page, 1).locator('tbody td').first().click();
      await command(page, 'notebook:delete-cell');
      await expect(page.locator('.jp-Paramlens-view')).toHaveCount(0);
      await command(page, 'notebook:undo-cell-action');
      await expect(page.locator('.jp-Paramlens-view')).toHaveCount(1);
      await page.locator('.jp-Paramlens-view tbody td').first().click();
      await command(page, 'notebook:move-cell-up');
      await expect(outputsOf(page, 0).locator('.jp-Paramlens-view')).toHaveCount(1);
    });

    test('takes an edited definition for no evidence', async ({ page, tmpPath }) => {
      const stored = corpus('k3_tutorial_cnn_c200');
      await open(page, await upload(page, `${tmpPath}/dirty.ipynb`, stored), application);
      await expect(outputsOf(page, 1).locator('.jp-Paramlens-header')).toContainText('verified');
      await page.evaluate(() => {
        const { content } = window.jupyterapp.shell.currentWidget as unknown as {
          content: {
            widgets: {
              model: {
                sharedModel: { setSource: (source: string) => void };
              };
            }[];
          };
        };
        content.widgets[0].model.sharedModel.setSource('edited = True');
      });
      await expect(outputsOf(page, 1).locator('.jp-Paramlens-header')).toContainText('explained');
    });
  });
}

test('a new view for the output has a table of its own', async ({ page, tmpPath }) => {
  const stored = corpus('k3_tutorial_cnn_c200');
  await open(page, await upload(page, `${tmpPath}/clone.ipynb`, stored), 'JupyterLab');
  const view = outputsOf(page, 1).locator('.jp-Paramlens-view');
  await view.waitFor();
  await outputsOf(page, 1).locator('tbody td').first().click();
  await command(page, 'notebook:create-output-view');
  const linked = page.locator('.jp-LinkedOutputView');
  await expect(linked.locator('.jp-Paramlens-header')).toContainText('verified');
  await linked.getByRole('button', { name: 'Original output' }).click();
  await expect(linked.locator('pre')).toHaveCount(5);
  await expect(view).toHaveCount(1);
});

test('the console explains summaries too', async ({ page, tmpPath, baseURL }) => {
  await page.goto(`${baseURL}/lab?reset`);
  await page.locator('.jp-Launcher').waitFor();
  await page.evaluate(
    async ([path, code]) => {
      const panel = (await window.jupyterapp.commands.execute('console:create', {
        path,
        kernelPreference: { name: 'python3' }
      })) as {
        sessionContext: { ready: Promise<void> };
        console: { inject: (code: string) => Promise<void> };
      };
      await panel.sessionContext.ready;
      await panel.console.inject(code);
    },
    [tmpPath, `print(${JSON.stringify(KERAS_2)})`] as const
  );
  const console_ = page.locator('.jp-CodeConsole');
  await expect(console_.locator('.jp-Paramlens-header')).toContainText('128,952 parameters');
  await expect(console_.locator('.jp-Paramlens-header')).toContainText('explained');
  await command(page, 'paramlens:toggle');
  await expect(console_.locator('.jp-Paramlens-view')).toHaveCount(0);
});
