import { expect, open, outputsOf, test, upload } from './helpers.js';
import { codeCell, displayData, notebook } from './notebooks.js';

const LAYERS = 3_000;

/** What Keras 3 stores of a long model: the title, the table and the totals, each as an output of its own. */
function longSummary(): ReturnType<typeof displayData>[] {
  const line = (left: string, middle: string, right: string, stroke: string): string =>
    left + [33, 24, 15].map(width => stroke.repeat(width)).join(middle) + right;
  const row = (name: string, shape: string, count: string): string =>
    `│ ${name.padEnd(31)} │ ${shape.padEnd(22)} │ ${count.padStart(13)} │`;
  const rows = Array.from({ length: LAYERS }, (_, i) =>
    row(`d_${i} (Dense)`, '(None, 8)', '72')
  ).join(`\n${line('├', '┼', '┤', '─')}\n`);
  const total = (72 * LAYERS).toLocaleString('en-US');
  return [
    'Model: "long"',
    [
      line('┏', '┳', '┓', '━'),
      row('Layer (type)', 'Output Shape', 'Param #').replaceAll('│', '┃'),
      line('┡', '╇', '┩', '━'),
      rows,
      line('└', '┴', '┘', '─')
    ].join('\n'),
    ` Total params: ${total} (843.75 KB)`,
    ` Trainable params: ${total} (843.75 KB)`,
    ' Non-trainable params: 0 (0.00 B)'
  ].map(text =>
    displayData({
      'text/plain': `\u001b[1m${text}\u001b[0m\n`,
      'text/html': `<pre>${text}\n</pre>\n`
    })
  );
}

test('a long table is there from its first row to its last, and the outputs around it are gone', async ({
  page,
  tmpPath
}) => {
  const stored = notebook(codeCell('model.summary()', longSummary()));
  await open(page, await upload(page, `${tmpPath}/long.ipynb`, stored), 'JupyterLab');
  const outputs = outputsOf(page, 0);
  await expect(outputs.locator('header')).toContainText('3,000 layers');
  await expect(outputs.locator('tfoot')).toContainText('216,000');
  await expect(outputs.getByText('Total params')).toBeHidden();
  await expect(outputs.getByRole('rowheader', { name: 'd_0', exact: true })).toBeVisible();
  const scroller = outputs.locator('.jp-Paramlens-scroller');
  const height = await scroller.evaluate(element => element.scrollHeight);
  await scroller.evaluate((element, to) => element.scrollTo(0, to), height / 3);
  await expect(outputs.getByRole('rowheader', { name: 'd_1005', exact: true })).toBeVisible();
  await scroller.evaluate((element, to) => element.scrollTo(0, to), height);
  await expect(outputs.getByRole('rowheader', { name: 'd_2999', exact: true })).toBeVisible();
  await outputs.getByRole('button', { name: 'Original output' }).click();
  await expect(outputs.getByText('Total params')).toBeVisible();
});
