import { itStandsNoise, readOne } from './noise.js';

const PARAMETERS = `| name           | #elements or shape   |
|:---------------|:---------------------|
| model          | 61.7K                |
|  token         |  (1, 6)              |
|  conv1         |  0.2K                |
|   conv1.weight |   (6, 1, 5, 5)       |
|   conv1.bias   |   (6,)               |
|  fc            |  48                  |
`;

const FLOPS = `| module                   | #parameters or shape   | #flops   |
|:-------------------------|:-----------------------|:---------|
| model                    | 3.505M                 | 0.334G   |
|  features                |  2.224M                |  0.333G  |
|   features.0             |   0.928K               |   12.8M  |
|    features.0.0          |    0.864K              |   10.8M  |
|    features.1.conv       |    5.62K               |   13M    |
|     features.1.conv.bias |     (64,)              |          |
`;

describe('parameter_count_table', () => {
  const { rows, totals, format } = readOne(PARAMETERS);

  it('has a row a module, with the parameters listed below it', () => {
    expect(format).toBe('fvcore');
    expect(rows.map(row => [row.path, row.depth, row.count])).toEqual([
      ['', 0, [61650, 61750]],
      ['conv1', 1, [150, 250]],
      ['fc', 1, 48]
    ]);
    expect(rows[0].tensors).toEqual([{ name: 'token', shape: [1, 6], trainable: null }]);
    expect(rows[1].tensors?.map(tensor => tensor.shape)).toEqual([[6, 1, 5, 5], [6]]);
    expect(rows[2].tensors).toBeUndefined();
    expect(totals.total).toEqual([61650, 61750]);
  });

  itStandsNoise(PARAMETERS);
});

describe('flop_count_table', () => {
  it('rounds to three decimals and leaves wrapping modules out', () => {
    const { rows } = readOne(FLOPS);
    expect(rows.map(row => [row.path, row.depth, row.count])).toEqual([
      ['', 0, [3504500, 3505500]],
      ['features', 1, [2223500, 2224500]],
      ['features.0', 2, 928],
      ['features.0.0', 3, 864],
      ['features.1.conv', 2, 5620]
    ]);
    expect(rows[4].tensors).toEqual([{ name: 'bias', shape: [64], trainable: null }]);
  });

  itStandsNoise(FLOPS);
});
