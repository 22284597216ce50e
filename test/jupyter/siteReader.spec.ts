import { nullTranslator } from '@jupyterlab/translation';
import { LensHost } from '../../src/jupyter/lensHost.js';
import { SiteReader, type ReadOutputs } from '../../src/jupyter/siteReader.js';
import type { CellReport } from '../../src/report/index.js';
import { areaIn, code, type Cell } from './cells.js';
import { KERAS_2, stdout } from './outputs.js';

const CODE = `import keras
model = keras.Sequential([
    keras.Input((3,)), keras.layers.Dense(5), keras.layers.Dense(2)
], name="small")
model.summary()
fit(model)`;

let cell: Cell;
let reader: SiteReader;

beforeEach(() => {
  cell = code(CODE, 1);
  const application = { contents: {} as never, commands: {} as never, open: () => undefined };
  reader = new SiteReader(
    {
      widget: areaIn([cell]),
      model: cell.outputs,
      outputs: () => [],
      rendererAt: () => ({}) as never
    },
    new LensHost(nullTranslator, null, application)
  );
});

/** What is read of a summary and so many lines of a log that follows it. */
function read(lines: number, before: ReadOutputs = { outputs: [], reports: [] }): ReadOutputs {
  const outputs = [stdout(0, KERAS_2 + 'epoch 1: 0.5\n'.repeat(lines))];
  return { outputs, reports: reader.read(outputs, before) as readonly CellReport[] };
}

const verdicts = ({ reports }: ReadOutputs) =>
  reports[0].report.layers.map(({ verdict }) => verdict);

test('a log that goes on under a summary is no reason to read it again', () => {
  const before = read(1000);
  expect(verdicts(before)).toEqual(['verified', 'verified']);
  expect(read(1001, before).reports).toBe(before.reports);
});

test('code that has changed while a log went on is no evidence any more', () => {
  const before = read(1000);
  cell.isDirty = true;
  reader.forget();
  const changed = read(1001, before);
  expect(verdicts(changed)).not.toContain('verified');
  expect(read(1002, changed).reports).toBe(changed.reports);
});
