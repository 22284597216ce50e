import { itStandsNoise, readOne } from './noise.js';

const WIDE = `
                                         Net Summary
┏━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓
┃ path        ┃ module           ┃ inputs              ┃ outputs            ┃ batch_stats       ┃ params                     ┃
┡━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━━━━━┩
│             │ Net              │ - float32[1,8,8,3]  │ float32[1,10]      │                   │                            │
│             │                  │ - train: False      │                    │                   │                            │
├─────────────┼──────────────────┼─────────────────────┼────────────────────┼───────────────────┼────────────────────────────┤
│ Block_0     │ Block            │ float32[1,8,8,3]    │ float32[1,8,8,16]  │                   │ Conv_0:                    │
│             │                  │                     │                    │                   │   bias: float32[16]        │
│             │                  │                     │                    │                   │   kernel: float32[3,3,3,1… │
│             │                  │                     │                    │                   │                            │
│             │                  │                     │                    │                   │ 448 (1.8 KB)               │
├─────────────┼──────────────────┼─────────────────────┼────────────────────┼───────────────────┼────────────────────────────┤
│ norm        │ BatchNorm        │ float32[1,8,8,16]   │ float32[1,8,8,16]  │ mean: float32[16] │ bias: float32[16]          │
│             │                  │                     │                    │ var: float32[16]  │ scale: float32[16]         │
│             │                  │                     │                    │                   │                            │
│             │                  │                     │                    │ 32 (128 B)        │ 32 (128 B)                 │
├─────────────┼──────────────────┼─────────────────────┼────────────────────┼───────────────────┼────────────────────────────┤
│ heads/token │ Embed (attend)   │ float32[1,8,8,16]   │ - float32[1,8,8,9] │                   │ embedding: float32[9,16]   │
│             │                  │                     │ - float32[]        │                   │                            │
│             │                  │                     │                    │                   │ 144 (576 B)                │
├─────────────┼──────────────────┼─────────────────────┼────────────────────┼───────────────────┼────────────────────────────┤
│             │                  │                     │              Total │ 32 (128 B)        │ 624 (2.5 KB)               │
└─────────────┴──────────────────┴─────────────────────┴────────────────────┴───────────────────┴────────────────────────────┘

                                             Total Parameters: 656 (2.6 KB)
`;

const NARROW = `                Net Summary
┏━━━━━━┳━━━━━━┳━━━━━━━━━┳━━━━━━━━━┳━━━━━━━━━━━━┓
┃ path ┃ mod… ┃ inputs  ┃ outputs ┃ params     ┃
┡━━━━━━╇━━━━━━╇━━━━━━━━━╇━━━━━━━━━╇━━━━━━━━━━━━┩
│ Con… │ Conv │ float3… │ float3… │ kernel:    │
│      │      │         │         │ float32[3… │
│      │      │         │         │            │
│      │      │         │         │ 432 (1.7   │
│      │      │         │         │ KB)        │
├──────┼──────┼─────────┼─────────┼────────────┤
│ Den… │ Den… │ float3… │ float3… │ bias:      │
│      │      │         │         │ float32[8] │
│      │      │         │         │            │
│      │      │         │         │ 8 (32 B)   │
├──────┼──────┼─────────┼─────────┼────────────┤
│      │      │         │   Total │ 440 (1.8   │
│      │      │         │         │ KB)        │
└──────┴──────┴─────────┴─────────┴────────────┘

          Total Parameters: 440 (1.8 KB)
`;

const NNX = `                                    MLP Summary
┏━━━━━━━━━┳━━━━━━━━━┳━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━┓
┃ path    ┃ type    ┃ inputs        ┃ outputs       ┃ Param                  ┃ RngState ┃
┡━━━━━━━━━╇━━━━━━━━━╇━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━┩
│         │ MLP     │ float32[3,12] │ float32[3,32] │ 416 (1.7 KB)           │ 2 (12 B) │
├─────────┼─────────┼───────────────┼───────────────┼────────────────────────┼──────────┤
│ linear1 │ Linear  │ float32[3,12] │ float32[3,32] │ bias: float32[32]      │          │
│         │         │               │               │ kernel:                │          │
│         │         │               │               │   value: float32[12,32]│          │
│         │         │               │               │                        │          │
│         │         │               │               │ 416 (1.7 KB)           │          │
├─────────┼─────────┼───────────────┼───────────────┼────────────────────────┼──────────┤
│ dropout │ Dropout │ float32[3,32] │ float32[3,32] │                        │ 2 (12 B) │
├─────────┼─────────┼───────────────┼───────────────┼────────────────────────┼──────────┤
│         │         │               │         Total │ 416 (1.7 KB)           │ 2 (12 B) │
└─────────┴─────────┴───────────────┴───────────────┴────────────────────────┴──────────┘

                              Total Parameters: 418 (1.7 KB)
`;

describe('linen.tabulate', () => {
  const summary = readOne(WIDE);

  it('has a row a module, with its path, class and shapes', () => {
    expect([summary.format, summary.framework, summary.name, summary.cut]).toEqual([
      'flax-tabulate',
      'flax_linen',
      'Net',
      false
    ]);
    expect(summary.rows.map(row => [row.path, row.name, row.type, row.depth])).toEqual([
      ['', '', 'Net', 0],
      ['Block_0', 'Block_0', 'Block', 1],
      ['norm', 'norm', 'BatchNorm', 1],
      ['heads/token', 'token', 'Embed', 2]
    ]);
    expect(summary.rows[0].inputs).toEqual([[1, 8, 8, 3]]);
    expect(summary.rows[3].outputs).toEqual([[1, 8, 8, 9], []]);
  });

  it('states the tensors of every collection, those that are not trained as such', () => {
    const [root, , norm] = summary.rows;
    expect([root.count, root.tensors]).toEqual([0, []]);
    expect(norm.count).toBe(64);
    expect(norm.tensors?.map(({ name, trainable }) => [name, trainable])).toEqual([
      ['mean', false],
      ['var', false],
      ['bias', true],
      ['scale', true]
    ]);
    expect(summary.totals).toEqual({
      total: 656,
      trainable: 624,
      nonTrainable: 32,
      optimizer: null
    });
    expect(summary.caveats).toEqual(['buffers']);
  });

  it('keeps what a narrow column left of a shape, under the names it is nested in', () => {
    expect(summary.rows[1].tensors).toBeUndefined();
    expect(summary.rows[1].partial).toEqual([
      { name: 'Conv_0/bias', sizes: [16], begun: null, trainable: true },
      { name: 'Conv_0/kernel', sizes: [3, 3, 3], begun: '1', trainable: true }
    ]);
  });

  it('reads a table in which nearly everything is cut', () => {
    const { rows, totals, cut } = readOne(NARROW);
    expect(rows.map(row => [row.path, row.nameCut, row.type, row.typeCut, row.count])).toEqual([
      ['Con', true, 'Conv', false, 432],
      ['Den', true, 'Den', true, 8]
    ]);
    expect(rows[0].partial).toEqual([{ name: 'kernel', sizes: [], begun: '3', trainable: true }]);
    expect(rows[1].tensors).toEqual([{ name: 'bias', shape: [8], trainable: true }]);
    expect([totals.total, cut]).toEqual([440, false]);
  });

  it('keeps a cut number an interval in the sums of a row and of the table', () => {
    const { rows, totals } = readOne(
      WIDE.replaceAll('32 (128 B)                 │', '3…                         │')
    );
    expect(rows[2].count).toEqual([62, 71]);
    expect(totals.total).toBe(656);
    const cut = readOne(WIDE.replace('624 (2.5 KB)', '6,24…       '));
    expect(cut.totals.total).toEqual([6272, 6281]);
  });

  itStandsNoise(WIDE);
});

describe('nnx.tabulate', () => {
  it('counts subtrees and leaves random state out', () => {
    const { rows, totals, framework } = readOne(NNX);
    expect(framework).toBe('flax_nnx');
    expect(rows.map(row => [row.path, row.count, row.counts, row.tensors?.length])).toEqual([
      ['', 416, 'subtree', 0],
      ['linear1', 416, 'subtree', 2],
      ['dropout', 0, 'subtree', 0]
    ]);
    expect(rows[1].tensors?.[1]).toEqual({ name: 'kernel', shape: [12, 32], trainable: true });
    expect(totals.total).toBe(416);
  });

  itStandsNoise(NNX);
});
