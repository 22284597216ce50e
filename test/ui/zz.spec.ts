import { expect, open, outputsOf, screenshots, test, upload } from './helpers.js';
import { corpus } from './stored.js';
test('shots', async ({ page, tmpPath }, info) => {
  const stored = corpus('k3_tutorial_cnn_c200');
  await open(page, await upload(page, `${tmpPath}/tutorial.ipynb`, stored), 'JupyterLab');
  const outputs = outputsOf(page, 1);
  await outputs.getByRole('button', { name: 'Predict' }).click();
  const a = async (n: string, v: string) => { const f = outputs.getByLabel(`Parameters of ${n}`, { exact: true }); await f.fill(v); await f.press('Enter'); };
  await a('Conv1', '896');
  await a('Conv2', '18,432');
  await a('Max1', '16384');
  await a('Conv3', '77');
  await a('the network', '128000');
  await outputs.getByLabel('Give up on Conv4').click();
  await outputs.getByRole('button', { name: 'Keep answers' }).click();
  await outputs.getByLabel('Parameters of Dense1').focus();
  for (const theme of ['a']) await screenshots(page, info, 'predict', outputs);
  console.log(await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200)));
});
