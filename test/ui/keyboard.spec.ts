import { APPLICATIONS, expect, open, outputsOf, test, upload, type Page } from './helpers.js';
import { corpus } from './stored.js';

/** What shortcuts that act on the cell would change. */
function state(page: Page) {
  return page.evaluate(() => {
    const { content } = window.jupyterapp.shell.currentWidget as unknown as {
      content: {
        activeCellIndex: number;
        mode: string;
        model: { cells: Iterable<{ type: string; executionCount?: number | null }> };
      };
    };
    return {
      active: content.activeCellIndex,
      mode: content.mode,
      cells: Array.from(content.model.cells, cell => [cell.type, cell.executionCount])
    };
  });
}

for (const application of APPLICATIONS) {
  test(`${application} keeps its shortcuts away from the focused view, and Escape leaves it`, async ({
    page,
    tmpPath
  }) => {
    const stored = corpus('k3_nested_ae_expand');
    await open(page, await upload(page, `${tmpPath}/keys.ipynb`, stored), application);
    const outputs = outputsOf(page, 1);
    const view = outputs.locator('.jp-Paramlens-view');
    await view.waitFor();
    await view.locator('.jp-Paramlens-toggle').focus();
    const before = await state(page);
    expect(before.active).toBe(1);

    const takers = {
      opener: view.locator('.jp-Paramlens-opener').first(),
      fold: view.getByRole('button', { name: /^Layers inside/ }).first(),
      sort: view.locator('.jp-Paramlens-sort').first(),
      scroller: view.locator('.jp-Paramlens-scroller'),
      filter: view.getByRole('searchbox'),
      toggle: view.locator('.jp-Paramlens-toggle')
    };
    for (const [name, taker] of Object.entries(takers)) {
      await taker.focus();
      for (const key of ['b', 'a', 'm', 'y', 'd', 'd', 'ArrowDown', 'ArrowUp', 'ArrowRight']) {
        await page.keyboard.press(key);
      }
      // On a button, Enter is a click.
      if (name === 'scroller' || name === 'filter') await page.keyboard.press('Shift+Enter');
      await expect(taker, name).toBeFocused();
      expect(await state(page), name).toEqual(before);
    }
    await expect(takers.filter).toHaveValue('bamydd');

    // The extension's own key works from inside, and from the button that it leaves in the view's place.
    await page.keyboard.press('Alt+p');
    await expect(view).toHaveCount(0);
    await page.keyboard.press('Alt+p');
    await expect(view.locator('.jp-Paramlens-toggle')).toBeFocused();

    const columns = view.getByRole('button', { name: 'Columns' });
    await columns.press('Enter');
    const boxes = view.getByRole('group', { name: 'Columns' }).getByRole('checkbox');
    await boxes.first().focus();
    await page.keyboard.press('Escape');
    await expect(boxes).toHaveCount(0);
    await expect(columns).toBeFocused();

    await takers.filter.fill('bamydd');
    await expect(view.locator('.jp-Paramlens-scroller > [role="status"]')).toHaveText(
      /^0 of \d+ rows$/
    );
    await page.keyboard.press('Escape');
    await expect(takers.filter).toHaveValue('');
    await page.keyboard.press('Escape');
    await expect(view.locator(':focus')).toHaveCount(0);
    await page.keyboard.press('b');
    expect((await state(page)).cells).toHaveLength(before.cells.length + 1);
  });

  test(`${application} reaches every control with Tab`, async ({ page, tmpPath }) => {
    // Wide enough for every column.
    await page.setViewportSize({ width: 1700, height: 900 });
    const stored = corpus('k3_tutorial_cnn_c200');
    await open(page, await upload(page, `${tmpPath}/tab.ipynb`, stored), application);
    const view = outputsOf(page, 1).locator('.jp-Paramlens-view');
    await view.locator('.jp-Paramlens-toggle').focus();
    const reached: (string | null)[] = [];
    for (let i = 0; i < 16; i++) {
      await page.keyboard.press('Tab');
      const focused = view.locator(':focus');
      reached.push(
        await focused.evaluate(node => node.getAttribute('aria-label') ?? node.textContent)
      );
    }
    expect(reached).toEqual([
      'Layers and their parameters',
      ...['Layer', 'Type', 'Output shape', 'Parameters', 'Weights', 'Biases', 'Verdict'],
      ...['Conv1', 'Conv2', 'Max1', 'Conv3', 'Conv4', 'GAP1', 'Dense1', 'Output']
    ]);
  });
}
