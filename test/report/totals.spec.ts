import type { SummaryReport } from '../../src/report/types.js';
import { english } from '../../src/text/message.js';
import { explainText, explainTexts } from './explain.js';

function saidOf({ totals }: SummaryReport): string {
  return totals.reason === null ? '' : english(totals.reason);
}

describe('rows that add up to more than the printed total', () => {
  const table = (dense: number, total: number): string => `Model: "both"
_________________________________________________________________
 Layer (type)                Output Shape              Param #
=================================================================
 encoder (Functional)        (None, 4)                 92
 autoencoder (Functional)    (None, 8)                 128
 dense (Dense)               (None, 10)                ${dense}
=================================================================
Total params: ${total}
Trainable params: ${total}
Non-trainable params: 0
_________________________________________________________________
`;

  it('prove nothing where what is in a row may be in another one as well', () => {
    const report = explainText(table(90, 218));
    expect(report.totals.verdict).toBe('unknown');
    expect(saidOf(report)).toBe(
      'The rows add up to 310, 92 more than printed; parameters of encoder, autoencoder may be in other rows as well.'
    );
  });

  it('are a mismatch where these rows do not hold as many', () => {
    expect(explainText(table(900, 218)).totals.verdict).toBe('mismatch');
  });
});

describe('what a module holds beside the layers inside it', () => {
  const table = (inside: string, total: string): string => `  | Name  | Type   | Params
--------------------------------
0 | enc   | Enc    | ${inside.padEnd(6)}
1 | enc.a | Linear | 220   
2 | enc.b | Linear | 105   
3 | dec   | Linear | 60    
--------------------------------
${total.padEnd(10)}Trainable params
0         Non-trainable params
${total.padEnd(10)}Total params
`;

  it('is taken as reported in the total', () => {
    const report = explainText(table('332', '392'));
    expect(report.totals).toMatchObject({ verdict: 'explained', recomputed: { total: 392 } });
    expect(saidOf(report)).toBe('Taken as reported: enc.');
  });

  it('leaves the total unknown where its count is rounded', () => {
    const report = explainText(table('1.3 K', '1.4 K'));
    expect(report.totals).toMatchObject({ verdict: 'unknown', recomputed: { total: null } });
    expect(english(report.layers[0].reason!)).toBe(
      'More parameters than the layers inside have: the module holds them itself.'
    );
  });
});

test('a total is not verified by printed modules, which do not show tied weights', () => {
  const module = `Net(
  (embedding): Embedding(20, 8)
  (head): Linear(in_features=8, out_features=20, bias=False)
)
`;
  const rule = '='.repeat(90);
  const table = `${rule}
Layer (type:depth-idx)                   Output Shape              Param #
${rule}
Net                                      [1, 3, 20]                --
├─Embedding: 1-1                         [1, 3, 8]                 160
├─Linear: 1-2                            [1, 3, 20]                160
${rule}
Total params: 320
Trainable params: 320
Non-trainable params: 0
${rule}
`;
  const [, report] = explainTexts([module, table]);
  expect(report.layers.slice(1).map(({ verdict }) => verdict)).toEqual(['verified', 'verified']);
  expect(report.totals.verdict).toBe('explained');
  expect(saidOf(report)).toBe('The output does not tell which weights are tied.');
});
