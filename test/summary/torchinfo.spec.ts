import { readSummaries } from '../../src/summary/index.js';
import { itStandsNoise, readOne } from './noise.js';

const TREE = `==========================================================================================
Layer (type:depth-idx)                   Output Shape              Param #
==========================================================================================
ResNet                                   [1, 10]                   64
├─Conv2d: 1-1                            [1, 64, 112, 112]         9,408
├─Sequential: 1-2                        [1, 64, 56, 56]           --
│    └─BasicBlock: 2-1                   [1, 64, 56, 56]           --
│    │    └─Conv2d: 3-1                  [1, 64, 56, 56]           (36,864)
│    │    └─Sequential: 3-2              [1, 64, 56, 56]           8,448
│    └─ReLU: 2-2                         [1, 64, 56, 56]           --
├─Conv2d: 1-3                            [1, 64, 112, 112]         (recursive)
├─Linear: 1-4                            [1, 10]                   650
==========================================================================================
Total params: 55,434
Trainable params: 18,570
Non-trainable params: 36,864
Total mult-adds (Units.MEGABYTES): 42.00
==========================================================================================
Input size (MB): 0.60
Forward/backward pass size (MB): 39.75
Params size (MB): 46.76
Estimated Total Size (MB): 87.11
==========================================================================================
`;

const WIDE = `======================================================================================================================================================
Layer (type (var_name):depth-idx)        Kernel Shape     Input Shape      Output Shape     Param #          Param %          Mult-Adds        Trainable        Groups
======================================================================================================================================================
Net (Net)                                --               [16, 1, 28, 28]  [16, 10]         --                    --          --               Partial          --
├─Conv2d (conv1): 1-1                    [5, 5]           [16, 2, 28, 28]  [16, 6, 28, 28]  156                0.25%          1,956,864        True             2
│    └─weight                            [1, 6, 5, 5]                                       ├─150
│    └─bias                              [6]                                                └─6
├─MaxPool2d (pool): 1-2                  2                [16, 6, 28, 28]  [16, 16, 10, 10] --                    --          --               --               --
├─Sequential (head): 1-3                 --               [16, 6]          [16, 84]         --                    --          --               False            --
│    └─0.weight                          [84, 6]                                            ├─504
│    └─0.bias                            [84]                                               └─84
│    └─Linear (0): 2-1                   --               [16, 6]          [16, 84]         (588)              0.95%          9,408            False            --
│    │    └─weight                       [6, 84]                                            ├─504
│    │    └─bias                         [84]                                               └─84
│    └─ReLU (act): 2-2                   --               [16, 84]         [16, 84]         --               (recursive)      --               --               --
======================================================================================================================================================
Total params: 744
Trainable params: 156
Non-trainable params: 588
Total mult-adds (M): 1.97
======================================================================================================================================================
Input size (kB): 50.24
Forward/backward pass size (kB): 834.30
Params size (kB): 246.82
Estimated Total Size (MB): 1.13
======================================================================================================================================================
`;

describe('a tree of modules', () => {
  it('has a row a module, at its depth', () => {
    const { format, framework, name, cut, rows, totals } = readOne(TREE);
    expect([format, framework, name, cut]).toEqual(['torchinfo', 'torch', 'ResNet', false]);
    expect(rows.map(row => [row.depth, row.name, row.type, row.count])).toEqual([
      [0, 'ResNet', 'ResNet', 64],
      [1, '1-1', 'Conv2d', 9408],
      [1, '1-2', 'Sequential', null],
      [2, '2-1', 'BasicBlock', null],
      [3, '3-1', 'Conv2d', 36864],
      [3, '3-2', 'Sequential', 8448],
      [2, '2-2', 'ReLU', 0],
      [1, '1-3', 'Conv2d', null],
      [1, '1-4', 'Linear', 650]
    ]);
    expect(rows[1].outputs).toEqual([[1, 64, 112, 112]]);
    expect(totals).toEqual({
      total: 55434,
      trainable: 18570,
      nonTrainable: 36864,
      optimizer: null
    });
  });

  it('tells what is repeated, frozen, and counted with all that is inside', () => {
    const { rows } = readOne(TREE);
    expect(rows.filter(row => row.repeated).map(row => row.name)).toEqual(['1-3']);
    expect(rows.filter(row => row.trainable === false).map(row => row.name)).toEqual(['3-1']);
    expect(rows.filter(row => row.counts === 'subtree').map(row => row.name)).toEqual(['3-2']);
  });

  itStandsNoise(TREE);

  it('reads trees in ASCII, in old bars and in an encoding that lacks the characters', () => {
    const clean = readOne(TREE).rows;
    const trees = [
      TREE.replace(/[├└]─/g, '+ ').replace(/│/g, '|'),
      TREE.replace(/│/g, '|'),
      TREE.replace(/[├└─│]/g, '?')
    ];
    for (const tree of trees) expect(readOne(tree).rows).toEqual(clean);
  });

  it('is whole where lines were wrapped, also in pieces of equal width', () => {
    for (const width of [40, 45, 60]) {
      const pieces = new RegExp(`.{1,${width}}`, 'g');
      const wrapped = TREE.split('\n')
        .map(line => (line.match(pieces) ?? ['']).join('\n'))
        .join('\n');
      expect(readOne(wrapped).rows).toEqual(readOne(TREE).rows);
    }
  });

  it('may follow another one at once', () => {
    const found = readSummaries(TREE + TREE);
    expect(found.map(({ summary }) => summary.rows)).toEqual(Array(2).fill(readOne(TREE).rows));
  });

  it('ends with its last rule', () => {
    const [{ summary }] = readSummaries(`${TREE}Starting training\n`);
    expect(summary.lines).toEqual([0, TREE.split('\n').length - 1]);
  });

  it('claims nothing of what a cut took away', () => {
    const lines = TREE.split('\n');
    const half = readOne(lines.slice(0, 6).join('\n'));
    expect([half.cut, half.totals.total]).toEqual([true, null]);
    // More digits, or rows inside, may have followed.
    expect(half.rows.map(row => row.count)).toEqual([64, 9408, null]);
    const number = readOne(lines.slice(0, 5).join('\n').slice(0, -4));
    expect(number.rows.map(row => row.count)).toEqual([64, null]);
    const elided = readOne([...lines.slice(0, 6), '...', ...lines.slice(10)].join('\n'));
    expect([elided.cut, elided.totals.total]).toEqual([true, 55434]);
    expect(elided.rows.map(row => row.count)).toEqual([64, 9408, null, null, 650]);
  });

  it('needs no shapes, no totals in full and no indices', () => {
    const { rows, totals } = readOne(
      [
        '=================================================================',
        'Layer (type)                             Param #',
        '=================================================================',
        'Net                                      --',
        '+ Linear                                 24',
        '|    + Identity                          --',
        '=================================================================',
        'Total params (k): 0.02',
        '================================================================='
      ].join('\n')
    );
    expect(rows.map(row => [row.depth, row.name, row.type, row.count])).toEqual([
      [0, 'Net', 'Net', null],
      [1, 'Linear', 'Linear', 24],
      [2, 'Identity', 'Identity', 0]
    ]);
    expect(totals.total).toEqual([15, 25]);
  });
});

describe('a table with names, tensors and every column', () => {
  const { rows, caveats } = readOne(WIDE);

  it('has paths from the names', () => {
    expect(rows.map(row => [row.path, row.name])).toEqual([
      ['', 'Net'],
      ['conv1', 'conv1'],
      ['pool', 'pool'],
      ['head', 'head'],
      ['head.0', '0'],
      ['head.act', 'act']
    ]);
  });

  it('has each cell where it belongs, whatever stands in between', () => {
    const [, conv, pool] = rows;
    expect([conv.inputs, conv.outputs]).toEqual([[[16, 2, 28, 28]], [[16, 6, 28, 28]]]);
    expect([conv.kernel, conv.config, conv.configComplete]).toEqual([[5, 5], { groups: 2 }, false]);
    expect([conv.multiplyAdds, conv.count]).toEqual([1956864, 156]);
    expect([pool.kernel, pool.outputs]).toEqual([[2], [[16, 16, 10, 10]]]);
    expect(rows.map(row => row.trainable)).toEqual([null, true, null, false, false, null]);
    expect(rows.map(row => row.repeated ?? false)).toEqual([
      false,
      false,
      false,
      false,
      false,
      true
    ]);
  });

  it("has the tensors in the framework's order, on the row that holds them", () => {
    expect(rows.map(row => row.tensors?.map(({ name, shape }) => [name, shape]))).toEqual([
      undefined,
      [
        ['weight', [6, 1, 5, 5]],
        ['bias', [6]]
      ],
      undefined,
      undefined,
      [
        ['weight', [84, 6]],
        ['bias', [84]]
      ],
      undefined
    ]);
    expect(rows[4].tensors?.map(tensor => tensor.trainable)).toEqual([false, false]);
  });

  it('is of a release without known miscounts', () => {
    expect(caveats ?? []).toEqual([]);
  });

  itStandsNoise(WIDE);

  it('has no path below a gap, but beside it', () => {
    const lines = WIDE.split('\n');
    const [head] = lines.filter(line => line.includes('(head)'));
    const { rows: left } = readOne(
      WIDE.replace(`${head}\n`, '...\n').replace('├─MaxPool2d (pool)', '├─MaxPool2d (max)')
    );
    expect(left.map(row => row.path)).toEqual(['', 'conv1', 'max', undefined, undefined]);
  });
});

describe('old releases', () => {
  it('print no row for the model, the weight as the kernel, and a part of the tensors', () => {
    const { format, rows, caveats } = readOne(
      [
        '========================================================================================================================',
        'Layer (type:depth-idx)                   Kernel Shape         Output Shape         Param #              Mult-Adds',
        '========================================================================================================================',
        'Conv2d: 1-1                              [3, 10, 5, 5]        [-1, 10, 24, 24]     760                  437,760',
        'LSTM: 1-2                                --                   [-1, 100, 512]       3,768,320            3,760,128',
        '  weight_ih_l0                           [2048, 300]',
        '  weight_hh_l0                           [2048, 512]',
        'BatchNorm1d: 1-3                         [512]                [-1, 512]            1,024                512',
        'Linear: 1-4                              [512, 20]            [-1, 100, 20]        10,260               10,240',
        '========================================================================================================================',
        'Total params: 3,780,364',
        'Trainable params: 3,780,364',
        'Non-trainable params: 0',
        '------------------------------------------------------------------------------------------',
        'Input size (MB): 0.00',
        'Forward/backward pass size (MB): 0.63',
        'Params size (MB): 14.44',
        'Estimated Total Size (MB): 15.07',
        '------------------------------------------------------------------------------------------'
      ].join('\n')
    );
    expect(format).toBe('torch-summary');
    expect(rows.map(row => [row.name, row.depth, row.kernel, row.tensors])).toEqual([
      ['1-1', 1, [5, 5], undefined],
      ['1-2', 1, undefined, undefined],
      ['1-3', 1, undefined, undefined],
      ['1-4', 1, undefined, undefined]
    ]);
    expect(rows[1].outputs).toEqual([[null, 100, 512]]);
    expect(caveats).toEqual(['tied-twice', 'bare-parameters', 'called-only']);
  });
});

describe('what is not such a table', () => {
  it.each([
    ['a header alone', 'Layer (type:depth-idx)   Output Shape   Param #\n=============\n'],
    ['prose', 'Layer (type:depth-idx)   Output Shape   Param #\n===========\nsee the notes below'],
    ['a long rule', `${'='.repeat(200_000)}x\nLayer (type)\n${'='.repeat(200_000)}`],
    ['many bars', `Layer (type)  Param #\n=============\n${'| '.repeat(100_000)}`]
  ])('%s is left alone', (_, text) => {
    expect(readSummaries(text)).toEqual([]);
  });
});
