import { expect, open, outputsOf, test, upload } from './helpers.js';
import { codeCell, notebook } from './notebooks.js';
import { command, kernelIdle, printed } from './stored.js';

const SUMMARY = printed('k2_12_0_tutorial_cnn_cNone', 1);

/** Prints a summary, then a progress bar that writes over itself, then takes it all back and prints the summary again. */
const CODE = `import time
from IPython.display import clear_output
text = ${JSON.stringify(SUMMARY)}
print(text)
for step in range(30):
    print(f"\\r{step:3d} of 30 " + "#" * (step % 7), end="", flush=True)
    time.sleep(0.05)
clear_output(wait=False)
print(text)
print("done", end="")`;

test('two people see one table each of a stream that grows and shrinks', async ({
  page,
  tmpPath,
  baseURL
}) => {
  const path = await upload(page, `${tmpPath}/shared.ipynb`, notebook(codeCell(CODE)));
  await open(page, path, 'JupyterLab');
  await kernelIdle(page);
  const second = await page.context().newPage();
  const errors: string[] = [];
  for (const tab of [page, second]) tab.on('pageerror', error => void errors.push(String(error)));
  await second.goto(`${baseURL}/lab/tree/${encodeURI(path)}?reset`);
  await second.locator('.jp-Notebook .jp-Cell').first().waitFor();

  await command(page, 'notebook:run-cell');
  const [mine, theirs] = [
    outputsOf(page, 0),
    second.locator('.jp-Cell[data-windowed-list-index="0"] .jp-OutputArea')
  ];
  for (const outputs of [mine, theirs]) {
    await expect(outputs).toContainText('done');
    await expect(outputs.locator('.jp-Paramlens-view')).toHaveCount(1);
    await expect(outputs).not.toContainText('of 30');
  }
  // Which way one of them looks at it is not the other's business.
  await theirs.getByRole('button', { name: 'Original output' }).click();
  await expect(theirs.locator('pre').first()).toContainText('Total params');
  await expect(mine.locator('.jp-Paramlens-view')).toHaveCount(1);
  expect(errors.filter(error => /paramlens/i.test(error))).toEqual([]);
});
