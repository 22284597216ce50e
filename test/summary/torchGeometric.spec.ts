import { itStandsNoise, readOne } from './noise.js';

const TABLE = `+-------------------+------------------+----------------+----------+
| Layer             | Input Shape      | Output Shape   | #Param   |
|-------------------+------------------+----------------+----------|
| Net               | [10, 16], [2, 3] | [10, 3]        | 1,519    |
| ├─(gat)GATConv    | [10, 16], [2, 3] | [10, 32]       | 608      |
| ├─(mlp)Sequential | [10, 12]         | [10, 3]        | 131      |
| │    └─(0)Linear  | [10, 12]         | [10, 8]        | 104      |
| │    └─(1)ReLU    | [10, 8]          | [10, 8]        | --       |
| ├─(out)Linear     | [10, 8]          | [10, 3]        | 27       |
+-------------------+------------------+----------------+----------+
`;

describe("PyTorch Geometric's table", () => {
  it('has a row a module, with its path, shapes and the count of all inside it', () => {
    const { rows, totals, format } = readOne(TABLE);
    expect([format, totals.total]).toEqual(['torch-geometric', 1519]);
    expect(rows.map(row => [row.path, row.type, row.depth, row.count])).toEqual([
      ['', 'Net', 0, 1519],
      ['gat', 'GATConv', 1, 608],
      ['mlp', 'Sequential', 1, 131],
      ['mlp.0', 'Linear', 2, 104],
      ['mlp.1', 'ReLU', 2, 0],
      ['out', 'Linear', 1, 27]
    ]);
    expect(rows[1].inputs).toEqual([
      [10, 16],
      [2, 3]
    ]);
  });

  it('is read where the encoding lost its marks', () => {
    expect(readOne(TABLE.replace(/[│├└─]/g, '?')).rows).toEqual(readOne(TABLE).rows);
  });

  itStandsNoise(TABLE);
});
