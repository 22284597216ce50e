import { readOutputs } from '../../src/summary/outputs.js';
import { itStandsNoise, readOne } from './noise.js';

const PLAIN = `
  | Name         | Type       | Params | Mode  | FLOPs | In sizes  | Out sizes
------------------------------------------------------------------------------------
0 | net          | Sequential | 132 K  | train | 2.6 M | [10, 256] | [10, 512]
1 | net.0        | Linear     | 131 K  | train | 2.6 M | [10, 256] | [10, 512]
2 | net.1        | ReLU       | 0      | train | 0     | [10, 512] | [10, 512]
3 | head         | LSTM       | 5.2 K  | train | 0     | ?         | ?
  | other params | n/a        | 12     | n/a   | n/a   | ?         | ?
------------------------------------------------------------------------------------
137 K     Trainable params
12        Non-trainable params
137 K     Total params
0.549     Total estimated model params size (MB)
3         Modules in train mode
0         Modules in eval mode
2.6 M     Total Flops
`;

const RICH = `┏━━━┳━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━┳━━━━━━━┳━━━━━━━┓
┃   ┃ Name      ┃ Type               ┃ Params ┃ Mode  ┃ FLOPs ┃
┡━━━╇━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━╇━━━━━━━╇━━━━━━━┩
│ 0 │ encoder   │ TransformerEncoder │ 66.9 K │ train │     0 │
│ 1 │ encoder.0 │ NonDynamicallyQuan │  195   │ train │     0 │
│   │           │ tizableLinear      │        │       │       │
└───┴───────────┴────────────────────┴────────┴───────┴───────┘
`;

const RICH_TOTALS = `Trainable params: 66.9 K
Non-trainable params: 0
Total params: 66.9 K
Total estimated model params size (MB): 0.268
Modules in train mode: 2
Modules in eval mode: 0
Total FLOPs: 0
`;

describe('the plain table', () => {
  it('has a row a module, with its path, depth and the interval its rounded count leaves', () => {
    const { rows, caveats, cut, format } = readOne(PLAIN);
    expect([format, cut, caveats]).toEqual(['lightning', false, []]);
    expect(rows.map(row => [row.path, row.name, row.type, row.depth, row.count])).toEqual([
      ['net', 'net', 'Sequential', 0, [132000, 132999]],
      ['net.0', '0', 'Linear', 1, [131000, 131999]],
      ['net.1', '1', 'ReLU', 1, 0],
      ['head', 'head', 'LSTM', 0, [5150, 5250]],
      [undefined, 'other params', '', 0, 12]
    ]);
    expect(rows.slice(0, 4).every(row => row.counts === 'subtree')).toBe(true);
    expect([rows[0].inputs, rows[0].outputs]).toEqual([[[10, 256]], [[10, 512]]]);
    expect([rows[3].inputs, rows[3].outputs]).toEqual([undefined, null]);
  });

  it('has totals below it', () => {
    expect(readOne(PLAIN).totals).toEqual({
      total: [137000, 137999],
      trainable: [137000, 137999],
      nonTrainable: 12,
      optimizer: null
    });
  });

  it('may list no other parameters, which does not mean that there are none', () => {
    const text = PLAIN.replace(/.*other params.*\n/, '');
    expect(readOne(text).caveats).toEqual(['bare-parameters-unlisted']);
  });

  it('is read without totals, as old releases print it', () => {
    const text = PLAIN.slice(0, PLAIN.indexOf('137 K'));
    expect(readOne(text).rows).toHaveLength(5);
  });

  itStandsNoise(PLAIN);
});

describe('the table drawn by rich', () => {
  it('spans two outputs', () => {
    const data = (index: number, text: string) =>
      ({ index, kind: 'data', text, html: null, markdown: null }) as const;
    const [found, ...others] = readOutputs([data(0, RICH), data(1, RICH_TOTALS)]);
    expect(others).toEqual([]);
    expect(found.outputs).toEqual([0, 1]);
    expect(found.summary.totals.total).toEqual([66850, 66950]);
    expect(found.summary.cut).toBe(false);
  });

  it('joins a class that was too wide', () => {
    const { rows } = readOne(RICH);
    expect(rows.map(row => [row.path, row.type])).toEqual([
      ['encoder', 'TransformerEncoder'],
      ['encoder.0', 'NonDynamicallyQuantizableLinear']
    ]);
  });

  it('is read where the encoding lost its borders', () => {
    const lost = (RICH + RICH_TOTALS).replace(/[^\n\x20-\x7e]/g, '?');
    expect(readOne(lost).rows).toEqual(readOne(RICH + RICH_TOTALS).rows);
  });

  itStandsNoise(RICH + RICH_TOTALS);
});

it('leaves a table of metrics alone', () => {
  const text = `┏━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━━━━┓
┃ Test metric ┃       DataLoader 0        ┃
┡━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━━━━┩
│  test_acc  │    0.98   │ Name Type Params
└───────────┴───────────────────────────┘`;
  expect(readOutputs([{ index: 0, kind: 'stdout', text, html: null, markdown: null }])).toEqual([]);
});
