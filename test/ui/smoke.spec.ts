import {
  activatedPlugins,
  APPLICATIONS,
  expect,
  open,
  outputsOf,
  test,
  upload
} from './helpers.js';
import { codeCell, notebook, stream } from './notebooks.js';

for (const application of APPLICATIONS) {
  test(`${application} loads the extension and shows a stored output`, async ({
    page,
    tmpPath
  }) => {
    const stored = notebook(codeCell('print("stored")', [stream('a stored line\n')]));
    await open(page, await upload(page, `${tmpPath}/smoke.ipynb`, stored), application);

    await expect(outputsOf(page, 0)).toContainText('a stored line');
    expect(await activatedPlugins(page)).toContain('paramlens:plugin');
  });
}
