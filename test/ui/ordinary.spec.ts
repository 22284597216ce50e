import type * as nbformat from '@jupyterlab/nbformat';
import {
  APPLICATIONS,
  expect,
  open,
  test,
  upload,
  type Application,
  type Page
} from './helpers.js';
import { codeCell, displayData, executeResult, notebook, stream } from './notebooks.js';
import { builtFiles, servedBodies } from './served.js';
import { withoutExtension } from './stored.js';

const DATA_FRAME = `<div><table border="1" class="dataframe">
<thead><tr style="text-align: right;"><th></th><th>layer</th><th>params</th></tr></thead>
<tbody><tr><th>0</th><td>conv</td><td>896</td></tr><tr><th>1</th><td>dense</td><td>10</td></tr></tbody>
</table></div>`;

/** A blue square of 2 by 2 pixels. */
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGNgYPgPRkAKAAkHAgGZ8yPeAAAAAElFTkSuQmCC';

const ERROR: nbformat.IError = {
  output_type: 'error',
  ename: 'ValueError',
  evalue: 'no params',
  traceback: ['\u001b[31mValueError\u001b[39m: no params at https://example.com/docs']
};

const OUTPUTS: nbformat.IOutput[][] = [
  [stream('hello\nworld\n'), stream('a warning\n', 'stderr'), stream('and on\n')],
  [stream('\u001b[1mbold\u001b[0m and \u001b[38;5;33mblue\u001b[0m https://example.com\n')],
  [executeResult({ 'text/plain': "'a result'" })],
  [executeResult({ 'text/html': DATA_FRAME, 'text/plain': '  layer  params' })],
  [displayData({ 'image/png': PNG, 'text/plain': '<Figure size 2x2 with 1 Axes>' })],
  [displayData({ 'text/html': '<progress value="3" max="7"></progress> 3/7' })],
  [
    displayData({
      'application/vnd.jupyter.widget-view+json': { model_id: 'gone', version_major: 2 },
      'text/plain': 'IntSlider(value=3)'
    })
  ],
  [ERROR],
  [stream('line of a long log\n'.repeat(60))]
];

interface Picture {
  html: string;
  boxes: number[][];
}

/** What the outputs are in the document, and where. */
function picture(page: Page): Promise<Picture[]> {
  return page.locator('.jp-OutputArea-child').evaluateAll(nodes =>
    nodes.map(node => {
      const { left, top } = node.closest('.jp-Cell')!.getBoundingClientRect();
      const boxes = [node, ...node.querySelectorAll('*')].map(child => {
        const box = child.getBoundingClientRect();
        return [box.left - left, box.top - top, box.width, box.height];
      });
      return { html: node.outerHTML, boxes };
    })
  );
}

/** Opens the notebook and takes the picture once nothing moves any more. */
async function openPicture(page: Page, path: string, application: Application): Promise<Picture[]> {
  // Tall enough for every cell to be in the document.
  await page.setViewportSize({ width: 1280, height: 4000 });
  await open(page, path, application);
  await expect(page.locator('.jp-OutputArea-child')).toHaveCount(OUTPUTS.flat().length);
  let last: Picture[] = [];
  await expect(async () => {
    const before = last;
    last = await picture(page);
    expect(last).toEqual(before);
  }).toPass({ intervals: [500] });
  return last;
}

const showsSummaries = (script: string): boolean => script.includes('jp-Paramlens-view');

for (const application of APPLICATIONS) {
  test(`${application} shows ordinary outputs exactly as without the extension`, async ({
    page,
    tmpPath
  }) => {
    const stored = notebook(...OUTPUTS.map((outputs, i) => codeCell(`cell ${i}`, outputs)));
    const path = await upload(page, `${tmpPath}/ordinary.ipynb`, stored);
    await withoutExtension(page);
    const without = await openPicture(page, path, application);

    await page.unroute('**/extensions/paramlens/**');
    const served = servedBodies(page);
    expect(await openPicture(page, path, application)).toEqual(without);
    // The detector has been loaded, and nothing that shows a summary.
    const scripts = await served();
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter(showsSummaries)).toEqual([]);
    expect(builtFiles().filter(showsSummaries)).not.toEqual([]);
  });
}
