import { spawnSync } from 'node:child_process';
import { APPLICATIONS, expect, open, outputsOf, test, upload, type Page } from './helpers.js';
import { bytes, command, corpus, kernelIdle } from './stored.js';

/** Opens pages from now on as if the extension were not installed: what they are told to load does not name it. */
async function uninstall(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const observer = new MutationObserver(() => {
      const element = document.getElementById('jupyter-config-data');
      if (element === null) return;
      observer.disconnect();
      const config = JSON.parse(element.textContent ?? '') as {
        federated_extensions: { name: string }[];
      };
      const others = config.federated_extensions.filter(({ name }) => name !== 'paramlens');
      element.textContent = JSON.stringify({ ...config, federated_extensions: others });
    });
    observer.observe(document, { childList: true, subtree: true });
  });
}

for (const application of APPLICATIONS) {
  test(`${application} shows a notebook that was worked on with the extension, and saves it as it was, once it is gone`, async ({
    page,
    tmpPath,
    baseURL
  }, { config }) => {
    const path = await upload(page, `${tmpPath}/gone.ipynb`, corpus('k3_tutorial_cnn_c200'));
    const outputs = outputsOf(page, 1);
    const save = async (): Promise<string> => {
      await kernelIdle(page);
      await command(page, 'docmanager:save');
      return bytes(page, baseURL, path);
    };
    await open(page, path, application);
    await outputs.getByRole('button', { name: 'Original output' }).click();
    await outputs.getByRole('button', { name: 'Explain' }).click();
    await outputs.getByRole('button', { name: 'Predict' }).click();
    await outputs.getByLabel('Parameters of Conv1').fill('896');
    await outputs.getByLabel('Parameters of Conv1').press('Enter');
    for (const place of ['As metadata of this cell', 'As a text cell']) {
      await outputs.getByRole('button', { name: 'Keep answers' }).click();
      await outputs.getByRole('button', { name: place }).click();
    }
    await expect(page.locator('.jp-MarkdownCell')).toContainText('Paramlens answers');
    const worked = await save();
    expect(JSON.parse(worked).cells[1].metadata).toHaveProperty('paramlens.answers');

    const requests: string[] = [];
    page.on('request', request => void requests.push(request.url()));
    await uninstall(page);
    await open(page, path, application);
    await expect(outputs.locator('pre')).toHaveCount(5);
    await expect(outputs).toContainText('Total params: 128,952');
    await expect(page.locator('.jp-MarkdownCell')).toContainText('Conv1');
    await expect(page.locator('[class*=jp-Paramlens]')).toHaveCount(0);
    expect(requests.filter(url => url.includes('/extensions/paramlens/'))).toEqual([]);
    expect(await save()).toBe(worked);

    const check = 'import nbformat, sys; nbformat.validate(nbformat.reads(sys.stdin.read(), 4))';
    const { status, stderr } = spawnSync(config.metadata.python, ['-W', 'error', '-c', check], {
      input: worked,
      encoding: 'utf8'
    });
    expect(status, stderr).toBe(0);
  });
}
