import { Clipboard, Notification } from '@jupyterlab/apputils';
import { nullTranslator } from '@jupyterlab/translation';
import type * as exporting from '../../src/jupyter/exporting.js';
import { explainCell } from '../../src/report/index.js';
import { NO_COSTS } from '../../src/view/costChoice.js';
import { KERAS_2, stdout } from './outputs.js';

jest.mock('@jupyterlab/apputils', () => ({
  Clipboard: { copyToSystem: jest.fn() },
  Notification: { info: jest.fn(), error: jest.fn() }
}));

const TORCH = `Sequential(
  (0): Linear(in_features=3, out_features=5, bias=True)
  (1): ReLU()
)
`;

test.each([
  ['Keras', KERAS_2, 'There are 5 units, each with weights of its own. 3 × 5 = 15'],
  ['PyTorch', TORCH, 'ReLU applies one function to every number.']
])('derivations of %s are exported where no rules are loaded', async (_framework, text, step) => {
  const evidence = { evidence: null, cell: -1, companions: [] };
  const [{ report }] = explainCell([stdout(0, text)], evidence);
  await jest.isolateModulesAsync(async () => {
    const fresh = jest.requireActual<typeof exporting>('../../src/jupyter/exporting.js');
    await fresh.exportSummary(
      report,
      { format: 'markdown', derivations: true, to: 'clipboard' },
      NO_COSTS,
      {
        contents: {} as never,
        open: () => undefined,
        folder: '',
        translation: nullTranslator.load('paramlens')
      }
    );
  });
  expect(Notification.error).not.toHaveBeenCalled();
  expect(jest.mocked(Clipboard.copyToSystem).mock.lastCall?.[0]).toContain(step);
});
