import { APPLICATIONS, expect, open, outputsOf, setTheme, test, upload } from './helpers.js';
import { codeCell, notebook, stream } from './notebooks.js';
import { bytes, command, corpus, kernelIdle, printed, withoutExtension } from './stored.js';

for (const application of APPLICATIONS) {
  test.describe(application, () => {
    test('explains a stored summary, untrusted as it is, and verifies it by the source', async ({
      page,
      tmpPath
    }) => {
      const stored = corpus('k3_tutorial_cnn_c200');
      await open(page, await upload(page, `${tmpPath}/tutorial.ipynb`, stored), application);
      const outputs = outputsOf(page, 1);

      await expect(outputs.locator('.jp-Paramlens-view')).toHaveCount(1);
      await expect(outputs.locator('.jp-Paramlens-header')).toContainText('128,952 parameters');
      await expect(outputs.locator('tbody .jp-Paramlens-mod-verified')).toHaveCount(8);
      await expect(outputs.locator('pre')).toHaveCount(0);
      // The four outputs that have become part of the table take no room.
      const heights = await outputs
        .locator('.jp-OutputArea-child')
        .evaluateAll(nodes => nodes.map(node => node.getBoundingClientRect().height));
      expect(heights).toEqual([heights[0], 0, 0, 0, 0]);
    });

    test('switches to the original output and back, by button and by key', async ({
      page,
      tmpPath
    }) => {
      const stored = corpus('k3_tutorial_cnn_c200');
      await open(page, await upload(page, `${tmpPath}/toggle.ipynb`, stored), application);
      const outputs = outputsOf(page, 1);

      await outputs.getByRole('button', { name: 'Original output' }).click();
      await expect(outputs.locator('.jp-Paramlens-view')).toHaveCount(0);
      await expect(outputs.locator('pre')).toHaveCount(5);
      await expect(outputs).toContainText('Total params: 128,952');
      const explain = outputs.getByRole('button', { name: 'Explain' });
      await expect(explain).toBeFocused();
      await explain.press('Enter');
      await expect(outputs.locator('.jp-Paramlens-view')).toHaveCount(1);

      await page.keyboard.press('Escape');
      await page.keyboard.press('Alt+p');
      await expect(outputs.locator('.jp-Paramlens-view')).toHaveCount(0);
      await page.keyboard.press('Alt+p');
      await expect(outputs.locator('.jp-Paramlens-view')).toHaveCount(1);
    });

    test('offers the switch in the menu of the output', async ({ page, tmpPath }) => {
      const stored = corpus('k3_tutorial_cnn_c200');
      await open(page, await upload(page, `${tmpPath}/menu.ipynb`, stored), application);
      const outputs = outputsOf(page, 1);

      await outputs.locator('tbody td').first().click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Show Original Output' }).click();
      await expect(outputs.locator('pre')).toHaveCount(5);
    });

    test('leaves text around a summary where it was', async ({ page, tmpPath }) => {
      const text = `before\n${printed('k2_12_0_tutorial_cnn_cNone', 1)}\nafter\n`;
      const stored = notebook(codeCell('print(text)', [stream(text)]));
      await open(page, await upload(page, `${tmpPath}/text.ipynb`, stored), application);
      const outputs = outputsOf(page, 0);

      await expect(outputs.locator('.jp-Paramlens-view')).toHaveCount(1);
      await expect(outputs.locator('pre')).toHaveText(['before', 'after']);
      const order = await outputs
        .locator('pre, .jp-Paramlens-view')
        .evaluateAll(nodes => nodes.map(node => node.getBoundingClientRect().top));
      expect(order).toEqual([...order].sort((a, b) => a - b));
    });

    test('leaves the file as it was, byte for byte', async ({ page, tmpPath, baseURL }) => {
      const path = await upload(page, `${tmpPath}/bytes.ipynb`, corpus('k3_tutorial_cnn_c200'));
      const save = async () => {
        await kernelIdle(page);
        await command(page, 'docmanager:save');
        return bytes(page, baseURL, path);
      };
      await withoutExtension(page);
      await open(page, path, application);
      await expect(outputsOf(page, 1)).toContainText('Total params');
      const plain = await save();

      await page.unroute('**/extensions/paramlens/**');
      await open(page, path, application);
      const outputs = outputsOf(page, 1);
      await outputs.getByRole('button', { name: 'Conv1' }).click();
      await outputs.getByRole('button', { name: 'Original output' }).click();
      const original = await save();
      await outputs.getByRole('button', { name: 'Explain' }).click();
      expect(await save()).toBe(plain);
      expect(original).toBe(plain);

      await outputs.getByRole('button', { name: 'Predict' }).click();
      await outputs.getByLabel('Parameters of Conv2').fill('5');
      await outputs.getByLabel('Parameters of Conv2').press('Enter');
      await expect(outputs.getByLabel('Parameters of Conv2')).toHaveAttribute(
        'aria-invalid',
        'true'
      );
      expect(await save()).toBe(plain);
    });

    test('keeps heads and totals in sight, and rows out of the document', async ({
      page,
      tmpPath
    }) => {
      const stored = notebook(codeCell('model.summary()', [stream(tall(400))]));
      await open(page, await upload(page, `${tmpPath}/long.ipynb`, stored), application);
      const view = page.locator('.jp-Paramlens-view');
      const scroller = view.locator('.jp-Paramlens-scroller');

      await expect(view.locator('.jp-Paramlens-header')).toContainText('401 layers');
      await scroller.evaluate(node => node.scrollTo(0, 5000));
      await expect(view.locator('tbody tr').first()).not.toContainText('dense_0');
      expect(await view.locator('tbody').count()).toBeLessThan(80);
      const place = await scroller.evaluate(node => {
        const inside = node.getBoundingClientRect();
        const head = node.querySelector('thead')!.getBoundingClientRect();
        const foot = node.querySelector('tfoot')!.getBoundingClientRect();
        return { head: head.top - inside.top, foot: inside.bottom - foot.bottom };
      });
      expect(Math.abs(place.head)).toBeLessThan(2);
      expect(Math.abs(place.foot)).toBeLessThan(20);
    });

    test('shows whole formulas where it is narrow', async ({ page, tmpPath }) => {
      const stored = corpus('k3_tutorial_cnn_c200');
      await open(page, await upload(page, `${tmpPath}/narrow.ipynb`, stored), application);
      const view = page.locator('.jp-Paramlens-view');
      for (const width of [440, 380, 300]) {
        await view.evaluate((node, px) => (node.style.width = `${px}px`), width);
        await expect(view.locator('.jp-Paramlens-scroller')).toHaveJSProperty(
          'offsetWidth',
          width - 2
        );
        const formula = view.getByText('3 × 3 × 3 × 32 + 32');
        await expect(formula).toBeVisible();
        const verdict = view.locator('tbody .jp-Paramlens-verdict').first();
        await expect(async () => {
          const { x = 0, width: wide = 0 } = (await formula.boundingBox()) ?? {};
          expect(x + wide).toBeLessThanOrEqual((await verdict.boundingBox())?.x ?? 0);
        }).toPass();
      }
    });

    test('has readable text in both themes', async ({ page, tmpPath }) => {
      const stored = corpus('k3_tutorial_cnn_c200');
      await open(page, await upload(page, `${tmpPath}/themes.ipynb`, stored), application);
      const view = page.locator('.jp-Paramlens-view');
      await view.waitFor();
      for (const theme of ['light', 'dark'] as const) {
        await setTheme(page, theme);
        const colours = await view.evaluate(node => {
          const { color, backgroundColor } = getComputedStyle(node);
          return { color, backgroundColor };
        });
        expect(lightness(colours.color) > lightness(colours.backgroundColor)).toBe(
          theme === 'dark'
        );
      }
    });
  });
}

/** A summary of many layers. */
function tall(layers: number): string {
  const row = (name: string) =>
    ` ${`${name} (Dense)`.padEnd(28)}(None, 1)                 2         `;
  return [
    'Model: "tall"',
    '_'.repeat(65),
    ' Layer (type)                Output Shape              Param #   ',
    '='.repeat(65),
    ...Array.from({ length: layers + 1 }, (_, i) => [row(`dense_${i}`), ' '.repeat(65)]).flat(),
    '='.repeat(65),
    `Total params: ${2 * layers + 2} (1 KB)`,
    `Trainable params: ${2 * layers + 2} (1 KB)`,
    'Non-trainable params: 0 (0.00 Byte)',
    '_'.repeat(65),
    ''
  ].join('\n');
}

/** How light a CSS colour is, from 0 to 765. */
function lightness(colour: string): number {
  const [red, green, blue] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return red + green + blue;
}
