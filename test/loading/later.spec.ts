import type * as explaining from '../../src/jupyter/explain.js';
import type { Source } from '../../src/jupyter/notebookSource.js';
import type * as later from '../../src/loading/later.js';
import { readSource } from '../../src/evidence/index.js';
import { loadAll } from '../../src/loading/using.js';
import { explainCell } from '../../src/report/index.js';

const TABLE = `Model: "sequential"
_________________________________________________________________
 Layer (type)                Output Shape              Param #
=================================================================
 dense (Dense)               (None, 4)                 16
 lstm (LSTM)                 (None, 5)                 200
=================================================================
Total params: 216
Trainable params: 216
Non-trainable params: 0
_________________________________________________________________
`;

const MODULE = `Net(
  (first): Linear(in_features=3, out_features=4, bias=True)
  (pad): ZeroPad2d((1, 1, 1, 1))
)
`;

/** What torchinfo prints. */
function torchTable(...rows: readonly (readonly [type: string, count: number])[]): string {
  const total = rows.reduce((sum, [, count]) => sum + count, 0);
  const lines = rows.map(([type, count], place) =>
    [`├─${type}: 1-${place + 1}`.padEnd(41), '[1, 7, 5]'.padEnd(26), count].join('')
  );
  const rule = '='.repeat(90);
  return `${rule}
Layer (type:depth-idx)                   Output Shape              Param #
${rule}
Net                                      [1, 7, 5]                 --
${lines.join('\n')}
${rule}
Total params: ${total}
Trainable params: ${total}
Non-trainable params: 0
${rule}
`;
}

/** Explains an output in a page that has nothing yet. @returns the reports, and how many parts came each time */
async function explainAfresh(
  text: string,
  code: string | null
): Promise<{ readonly reports: unknown; readonly loads: readonly number[] }> {
  const output = { index: 0, kind: 'stdout', text, html: null, markdown: null } as const;
  const cells = code === null ? null : [{ index: 0, source: code, executionCount: 1 }];
  const source: Source | null = cells && { cells, cell: 0, others: [] };
  const loads: number[] = [];
  let reports: unknown = null;
  await jest.isolateModulesAsync(async () => {
    const fresh = jest.requireActual<typeof explaining>('../../src/jupyter/explain.js');
    const { PartsMissing } = jest.requireActual<typeof later>('../../src/loading/later.js');
    while (reports === null && loads.length < 9) {
      try {
        reports = fresh.explain([output], source);
      } catch (error) {
        if (!(error instanceof PartsMissing)) throw error;
        loads.push(error.parts.length);
        expect(await loadAll(error.parts)).toBe(true);
      }
    }
  });
  const evidence = cells && readSource(cells);
  expect(reports).toEqual(explainCell([output], { evidence, cell: 0, companions: [] }));
  return { reports, loads };
}

test('a table without code asks for all that solves its usual classes at once', async () => {
  const usual = TABLE.replace(/.*lstm.*\n/, '').replace(/216/g, '16');
  const { reports, loads } = await explainAfresh(usual, null);
  expect(reports).toHaveLength(1);
  // The reader, the rules, the solver, and the solvers of the rules.
  expect(loads).toEqual([4]);
});

test('a class that is seldom met asks for its rule, together with its solver', async () => {
  const { loads } = await explainAfresh(TABLE, null);
  expect(loads).toEqual([4, 2]);
});

test('a class that is seldom met and that code tells of asks for its rule alone', async () => {
  const stated = TABLE.replace(/.*dense.*\n/, '').replace(/216/g, '200');
  const code = `import keras
model = keras.Sequential([keras.Input((None, 4)), keras.layers.LSTM(5)])
model.summary()`;
  const { reports, loads } = await explainAfresh(stated, code);
  expect(reports).toMatchObject([{ report: { layers: [{ evidence: 'source' }] } }]);
  expect(loads).toEqual([4, 1]);
});

test('where rows are solved, a class that is seldom met asks for its rule together with its solver', async () => {
  const { loads } = await explainAfresh(TABLE, 'import keras');
  expect(loads).toEqual([4, 2, 2]);
});

test('rows that code does not tell of ask for the solver together with the solvers', async () => {
  const { loads } = await explainAfresh(TABLE.replace(/.*lstm.*\n/, ''), 'import keras');
  expect(loads).toEqual([4, 2]);
});

test('a printed module whose rows state all is not solved', async () => {
  const { reports, loads } = await explainAfresh(MODULE, 'from torch import nn');
  expect(reports).toMatchObject([
    { report: { layers: [{}, { recomputed: 16, evidence: 'output' }, {}] } }
  ]);
  // The rest of the rules, for the padding.
  expect(loads.slice(1)).toEqual([1]);
});

test('a class whose name is cut asks for what completes it', async () => {
  const cut = TABLE.replace(
    ' lstm (LSTM)                 (None, 5)',
    ' batch_normalization (BatchN  (None, 4)'
  )
    .replace('200', '16 ')
    .replace(/216/g, '32');
  const { reports, loads } = await explainAfresh(cut, null);
  expect(reports).toMatchObject([{ report: { layers: [{}, { type: 'BatchNormalization' }] } }]);
  expect(loads).toEqual([4, 1]);
});

test.each([
  ['a list', `[${MODULE.trim()}]\n`],
  ['two modules of a loop', `${MODULE}${MODULE.replace('Net', 'Other')}`],
  ['a cut line', MODULE.replace('out_features=4', 'out_features=4,\n')]
])('%s of modules asks for one part more than a module alone', async (_name, text) => {
  const alone = await explainAfresh(MODULE, null);
  const { loads } = await explainAfresh(text, null);
  expect(loads).toHaveLength(alone.loads.length + 1);
});

test('a table of torch asks for the solvers of the classes that it has', async () => {
  const usual = await explainAfresh(torchTable(['Linear', 20]), null);
  // The reader and the rules, what judges rows that hold others, the solver and the rules' solvers.
  expect(usual.loads).toEqual([5]);
  const seldom = await explainAfresh(torchTable(['Linear', 20], ['GRU', 180]), null);
  expect(seldom.loads).toEqual([5, 2]);
});

test('a table of flax asks for the solvers of either library at once', async () => {
  const table = `                          Net Summary
┏━━━━━━━━━┳━━━━━━━━┳━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━┳━━━━━━━━━━━┓
┃ path    ┃ module ┃ inputs       ┃ outputs      ┃ params    ┃
┡━━━━━━━━━╇━━━━━━━━╇━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━╇━━━━━━━━━━━┩
│ Dense_0 │ Dense  │ float32[1,3] │ float32[1,4] │ 16 (64 B) │
├─────────┼────────┼──────────────┼──────────────┼───────────┤
│         │        │              │        Total │ 16 (64 B) │
└─────────┴────────┴──────────────┴──────────────┴───────────┘

                 Total Parameters: 16 (64 B)
`;
  const { reports, loads } = await explainAfresh(table, null);
  expect(reports).toMatchObject([{ report: { layers: [{ evidence: 'count' }] } }]);
  expect(loads).toEqual([2, 2]);
});
