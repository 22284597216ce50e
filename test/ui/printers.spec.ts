import { expect, open, outputsOf, screenshots, test, upload } from './helpers.js';
import { markdownCell, notebook } from './notebooks.js';
import { corpus } from './stored.js';

/** One stored output of each printer, with a layer that its table has to hold. */
const PRINTERS = [
  ['k3_tutorial_cnn_c200', 'Conv1'],
  ['k2_2_4_multi_io', 'department'],
  ['pt_tv_resnet18', 'conv1'],
  ['ti_two_inputs', 'Linear'],
  ['ts_lenet', 'Conv2d-1'],
  ['li_transformer_deep', 'embed'],
  ['fx_cnn_plain_wide', 'Conv_0'],
  ['nnx_mlp_tabulate_wide', 'linear1'],
  ['hk_lenet', 'conv2_d'],
  ['eqx_mlp', 'layers'],
  ['fv_lenet_params', 'conv1'],
  ['skorch_cls', 'Linear']
] as const;

test('JupyterLab annotates what each printer prints', async ({ page, tmpPath }, testInfo) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  const cells = PRINTERS.flatMap(([name]) => [
    markdownCell(`## ${name}`),
    ...corpus(name).cells.filter(cell => Array.isArray(cell.outputs) && cell.outputs.length > 0)
  ]);
  const path = await upload(page, `${tmpPath}/printers.ipynb`, notebook(...cells));
  await open(page, path, 'JupyterLab');
  const printing = cells.flatMap((cell, index) => (cell.cell_type === 'code' ? [index] : []));
  expect(printing.length).toBeGreaterThanOrEqual(PRINTERS.length);
  const found: string[] = [];
  for (const [at, index] of printing.entries()) {
    await page.evaluate(async cell => {
      const panel = window.jupyterapp.shell.currentWidget as unknown as {
        content: { scrollToItem: (index: number, align: string) => Promise<void> };
      };
      await panel.content.scrollToItem(cell, 'start');
    }, index);
    const table = outputsOf(page, index).locator('.jp-Paramlens-table').first();
    await table.waitFor();
    found.push(await table.innerText());
    if (at % 3 === 2) await screenshots(page, testInfo, `printers-${at}`);
  }
  const all = found.join('\n');
  expect(PRINTERS.filter(([, layer]) => !all.includes(layer))).toEqual([]);
});
