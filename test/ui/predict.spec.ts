import { APPLICATIONS, expect, open, outputsOf, test, upload } from './helpers.js';
import { codeCell, notebook, stream } from './notebooks.js';
import { bytes, command, corpus, kernelIdle, printed } from './stored.js';

/** What the tutorial's network must not show while it is to be predicted: counts, weights and sums. */
const MASKED = [
  ...['896', '864', '18,496', '18,432', '73,856', '73,728', '33,024', '32,768', '2,570', '2,560'],
  ...['110', '128,952', '128,452']
];

for (const application of APPLICATIONS) {
  test.describe(application, () => {
    test('shows no masked number anywhere, nor the way to the original', async ({
      page,
      tmpPath
    }) => {
      const stored = corpus('k3_tutorial_cnn_c200');
      await open(page, await upload(page, `${tmpPath}/masked.ipynb`, stored), application);
      const outputs = outputsOf(page, 1);
      await outputs.getByRole('button', { name: 'Predict' }).click();
      await expect(outputs.locator('input[type=text]')).toHaveCount(9);
      const answers = [
        ['Conv3', '12345', 'Start with one filter'],
        ['Conv2', '65536', 'The size of the output']
      ];
      for (const [name, answer, said] of answers) {
        await outputs.getByLabel(`Parameters of ${name}`).fill(answer);
        await outputs.getByLabel(`Parameters of ${name}`).press('Enter');
        await expect(outputs).toContainText(said);
      }

      const html = await outputs.evaluate(node => node.outerHTML);
      const numbers = html.replaceAll(',', '').match(/\d+/g) ?? [];
      for (const masked of MASKED) expect(numbers).not.toContain(masked.replaceAll(',', ''));
      await expect(outputs.locator('.jp-Paramlens-share, .jp-Paramlens-toggle, math')).toHaveCount(
        0
      );

      await command(page, 'paramlens:toggle').catch(() => undefined);
      await expect(outputs.locator('pre')).toHaveCount(0);
      await outputs.getByRole('button', { name: 'Show the counts' }).click();
      await expect(outputs.locator('.jp-Paramlens-header')).toContainText('128,952 parameters');
    });

    test('can be done with the keyboard alone, and changes the notebook on request only', async ({
      page,
      tmpPath,
      baseURL
    }) => {
      const stored = corpus('k3_tutorial_cnn_c200');
      const path = await upload(page, `${tmpPath}/keyboard.ipynb`, stored);
      await open(page, path, application);
      const outputs = outputsOf(page, 1);
      const focused = page.locator(':focus');
      const press = async (...keys: string[]) => {
        for (const key of keys) await page.keyboard.press(key);
      };
      await outputs.getByRole('button', { name: 'Predict' }).focus();
      await press('Enter');
      await expect(outputs.getByRole('button', { name: 'Show the counts' })).toBeFocused();
      await press('Tab', 'Tab');
      await expect(focused).toHaveAttribute('aria-label', 'Parameters of Conv1');
      await page.keyboard.type('896');
      await press('Enter');
      // The focus stays in the view, where letters are no commands; a cell that had it would hold the text as well.
      await expect(focused).toHaveClass(/jp-Paramlens-reply/);
      await expect(focused).toContainText('Right.');
      await press('b', 'm', 'd', 'd');
      await expect(page.locator('.jp-Notebook .jp-Cell')).toHaveCount(stored.cells.length);
      await press('Tab');
      await expect(focused).toHaveText('Step by step');
      await press('Enter');
      await expect(outputs.locator('.jp-Paramlens-picture svg')).toHaveCount(2);
      await press('Enter', 'Tab');
      await expect(focused).toHaveText('Try another');
      await press('Tab');
      await page.keyboard.type('5');
      await press('Enter');
      await expect(focused).toHaveAttribute('aria-label', 'Parameters of Conv2');
      await expect(focused).toHaveAttribute('aria-invalid', 'true');
      await press('Tab', 'Tab', 'Enter');
      await expect(focused).toContainText('It is computed as 3 × 3 × 32 × 64 + 64.');
      await expect(outputs.locator('header')).toContainText(
        '1 of 9 right at the first try · 1 given up'
      );

      await kernelIdle(page);
      await command(page, 'docmanager:save');
      expect(await bytes(page, baseURL, path)).not.toContain('paramlens');
      await outputs.getByRole('button', { name: 'Keep answers' }).focus();
      await press('Enter');
      const metadata = outputs.getByRole('button', { name: 'As metadata of this cell' });
      await metadata.focus();
      await press('Enter');
      await expect(outputs.getByText('Kept with this cell.')).toBeVisible();
      await command(page, 'docmanager:save');
      const saved = JSON.parse(await bytes(page, baseURL, path));
      expect(saved.cells[1].metadata.paramlens.answers).toMatchObject([
        {
          version: 1,
          outcomes: [
            { path: 'Conv1', answers: [{ total: 896 }], gaveUp: false },
            { path: 'Conv2', answers: [{ total: 5 }], gaveUp: true }
          ]
        }
      ]);
      expect(saved.cells).toHaveLength(stored.cells.length);
      await outputs.getByRole('button', { name: 'Keep answers' }).click();
      await outputs.getByRole('button', { name: 'As a text cell' }).click();
      await expect(page.locator('.jp-MarkdownCell')).toContainText('Paramlens answers');
    });
  });
}

test('keeps what is typed, and the field with the focus, while rows scroll by', async ({
  page,
  tmpPath
}) => {
  const rows = Array.from({ length: 300 }, (_, i) =>
    [` dense_${i} (Dense)`.padEnd(29), '(None, 8)'.padEnd(26), '72', '\n'].join('')
  );
  const table = printed('k2_12_0_tutorial_cnn_cNone', 1).replace(
    / Conv1 [^]*?(?=\n=+\nTotal)/,
    rows.join('')
  );
  const stored = notebook(codeCell('model.summary()', [stream(table)]));
  await open(page, await upload(page, `${tmpPath}/long.ipynb`, stored), 'JupyterLab');
  const view = page.locator('.jp-Paramlens-view');
  await view.getByRole('button', { name: 'Predict' }).click();
  const scroller = view.locator('.jp-Paramlens-scroller');
  const fields = scroller.locator('tbody .jp-Paramlens-countInput');
  await fields.nth(0).fill('111');
  await fields.nth(1).fill('222');
  await scroller.evaluate(node => node.scrollTo(0, 9000));
  await expect(scroller.locator('tbody[data-index="0"]')).toHaveCount(0);
  await expect(page.locator(':focus')).toHaveValue('222');
  await page.keyboard.type('3');
  await scroller.evaluate(node => node.scrollTo(0, 0));
  await expect(fields.nth(0)).toHaveValue('111');
  await expect(fields.nth(1)).toHaveValue('2223');
});

test('goes on in a cell that is moved', async ({ page, tmpPath }) => {
  const stored = corpus('k3_tutorial_cnn_c200');
  await open(page, await upload(page, `${tmpPath}/moved.ipynb`, stored), 'JupyterLab');
  await outputsOf(page, 1).getByRole('button', { name: 'Predict' }).click();
  await outputsOf(page, 1).getByLabel('Parameters of Conv1').fill('896');
  await outputsOf(page, 1).getByLabel('Parameters of Conv1').press('Enter');
  await expect(outputsOf(page, 1)).toContainText('1 of 9 right');
  await page.locator('.jp-Notebook .jp-Cell').nth(1).locator('.jp-InputPrompt').click();
  await command(page, 'notebook:move-cell-up');
  await expect(outputsOf(page, 0)).toContainText('1 of 9 right');
  await expect(outputsOf(page, 0)).not.toContainText('18,496');
});

test('goes on after the notebook was saved and opened again, and after another run', async ({
  page,
  tmpPath
}) => {
  const code = `print(${JSON.stringify(printed('k2_12_0_tutorial_cnn_cNone', 1))})`;
  const stored = notebook(codeCell(code));
  stored.cells[0].metadata.paramlens = { predict: true };
  const path = await upload(page, `${tmpPath}/again.ipynb`, stored);
  await open(page, path, 'JupyterLab');
  await kernelIdle(page);
  // Whatever is painted between two runs: no count of the table may be in it.
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    const look = (): void => {
      const text = document.querySelector('.jp-OutputArea')?.textContent ?? '';
      if (/18,?496|128,?952/.test(text)) seen.push(text);
      requestAnimationFrame(look);
    };
    look();
  });
  await command(page, 'notebook:run-all-cells');
  const outputs = outputsOf(page, 0);
  const header = outputs.locator('header');
  await expect(header).toContainText('Predict the counts');
  const answer = async (name: string, text: string): Promise<void> => {
    await outputs.getByLabel(`Parameters of ${name}`).fill(text);
    await outputs.getByLabel(`Parameters of ${name}`).press('Enter');
  };
  await answer('Conv1', '896');
  await command(page, 'notebook:run-all-cells');
  await kernelIdle(page);
  await expect(header).toContainText('1 of 9 right');
  expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([]);

  const keep = async (): Promise<void> => {
    await outputs.getByRole('button', { name: 'Keep answers' }).click();
    await outputs.getByRole('button', { name: 'As a text cell' }).click();
  };
  await keep();
  await command(page, 'docmanager:save');
  await open(page, path, 'JupyterLab');
  await expect(header).toContainText('1 of 9 right');
  await answer('Max1', '0');
  await keep();
  const text = page.locator('.jp-MarkdownCell');
  await expect(text).toHaveCount(1);
  await expect(text).toContainText('Conv1');
  await expect(text).toContainText('Max1');
});

test('starts in predict mode where a teacher has set it so', async ({ page, tmpPath }) => {
  const stored = corpus('k3_tutorial_cnn_c200');
  await open(page, await upload(page, `${tmpPath}/set.ipynb`, stored), 'JupyterLab');
  const outputs = outputsOf(page, 1);
  await outputs.locator('.jp-Paramlens-view').waitFor();
  await page.evaluate(async () => {
    const app = window.jupyterapp;
    await app.serviceManager.settings.save('paramlens:plugin', '{"predict": true}');
  });
  await open(page, `${tmpPath}/set.ipynb`, 'JupyterLab');
  await expect(outputs.locator('header')).toContainText('Predict the counts');
});

test('begins and ends as the metadata of the cell ask for it', async ({ page, tmpPath }) => {
  const stored = corpus('k3_tutorial_cnn_c200');
  await open(page, await upload(page, `${tmpPath}/asked.ipynb`, stored), 'JupyterLab');
  const outputs = outputsOf(page, 1);
  await outputs.locator('.jp-Paramlens-view').waitFor();
  const ask = (predict: boolean) =>
    page.evaluate(asked => {
      const { content } = window.jupyterapp.shell.currentWidget as unknown as {
        content: { widgets: { model: { setMetadata(key: string, value: unknown): void } }[] };
      };
      content.widgets[1].model.setMetadata('paramlens', { predict: asked });
    }, predict);
  await ask(true);
  await expect(outputs.locator('header')).toContainText('Predict the counts');
  await ask(false);
  await expect(outputs.locator('tfoot')).toContainText('128,952');
});

test('follows a thought experiment down the network, marks it, and one key ends it', async ({
  page,
  tmpPath
}) => {
  const stored = corpus('k3_tutorial_cnn_c200');
  await open(page, await upload(page, `${tmpPath}/whatif.ipynb`, stored), 'JupyterLab');
  const outputs = outputsOf(page, 1);
  const countOf = (name: string) =>
    outputs
      .locator('tbody tr', { has: page.getByRole('rowheader', { name, exact: true }) })
      .locator('.jp-Paramlens-count');
  await outputs.getByRole('button', { name: 'Conv2', exact: true }).click();
  await outputs.getByLabel('strides', { exact: true }).fill('2');
  await expect(outputs.locator('.jp-Paramlens-thought')).toContainText(
    'The total stays at 128,952.'
  );
  await outputs.getByLabel('filters', { exact: true }).fill('32');
  await expect(countOf('Conv2')).toContainText('9,248');
  await expect(countOf('Conv3')).toContainText('36,992');
  await expect(outputs.locator('.jp-Paramlens-mod-thought')).not.toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(outputs.locator('.jp-Paramlens-thought, .jp-Paramlens-mod-thought')).toHaveCount(0);
  await expect(countOf('Conv3')).toContainText('73,856');
});

test('lights up a term wherever it stands', async ({ page, tmpPath }) => {
  const stored = corpus('k3_tutorial_cnn_c200');
  await open(page, await upload(page, `${tmpPath}/linked.ipynb`, stored), 'JupyterLab');
  const outputs = outputsOf(page, 1);
  const lit = outputs.locator('[data-lit]');
  await outputs.getByRole('button', { name: 'Conv2', exact: true }).click();
  await outputs.getByRole('button', { name: '32 input channels' }).focus();
  const where = {
    formula: outputs.locator('.jp-Paramlens-derivation [data-lit]'),
    tensor: outputs.locator('.jp-Paramlens-tensors [data-lit]'),
    side: outputs.locator('.jp-Paramlens-side[data-lit]'),
    'row before': outputs.locator('td.jp-Paramlens-shape [data-lit]')
  };
  for (const [name, place] of Object.entries(where)) await expect(place, name).toContainText('32');
  await outputs.getByRole('button', { name: '32 input channels' }).blur();
  await expect(lit).toHaveCount(0);
  await where['row before']
    .or(outputs.locator('td.jp-Paramlens-shape [data-link="input channels"]'))
    .hover();
  for (const [name, place] of Object.entries(where)) await expect(place, name).toContainText('32');
});
