import { itStandsNoise, readOne } from './noise.js';

const TABLE = `+--------------------------------+-------------------------------+------------------+----------------------+------------+---------------+---------------+
| Module                         | Config                        | Module params    | Input                | Output     |   Param count |   Param bytes |
+================================+===============================+==================+======================+============+===============+===============+
| mlp (MLP)                      | MLP(                          |                  | f32[8,784]           | f32[8,10]  |       203,530 |     814.12 KB |
|                                |     output_sizes=[256, 10],   |                  | is_training=True     |            |               |               |
|                                |     name='mlp',               |                  |                      |            |               |               |
|                                | )                             |                  |                      |            |               |               |
+--------------------------------+-------------------------------+------------------+----------------------+------------+---------------+---------------+
| mlp/~/linear_0 (Linear)        | Linear(output_size=256,       | w: f32[784,256]  | f32[8,784], True     | f32[8,256] |       200,960 |     803.84 KB |
|  └ mlp (MLP)                   |     w_init=<function at 0x7>) | b: f32[256]      |                      |            |               |               |
+--------------------------------+-------------------------------+------------------+----------------------+------------+---------------+---------------+
| mlp/~/linear_1 (Linear)        | Linear(output_size=10)        | w: f32[256,10]   | f32[8,256]           | f32[8,10]  |         2,570 |      10.28 KB |
|  └ mlp (MLP)                   |                               | b: f32[10]       |                      |            |               |               |
+--------------------------------+-------------------------------+------------------+----------------------+------------+---------------+---------------+
| mlp/~/linear_1 (Linear)        | Linear(output_size=10)        | w: f32[256,10]   | f32[8,256]           | f32[8,10]  |         2,570 |      10.28 KB |
|  └ mlp (MLP)                   |                               | b: f32[10]       |                      |            |               |               |
+--------------------------------+-------------------------------+------------------+----------------------+------------+---------------+---------------+
`;

describe('a table of haiku', () => {
  const { rows, totals, format, framework, cut } = readOne(TABLE);

  it('has a row a call, nested as the calls were', () => {
    expect([format, framework, cut]).toEqual(['haiku', 'other', false]);
    expect(rows.map(row => [row.path, row.name, row.type, row.depth, row.count])).toEqual([
      ['mlp', 'mlp', 'MLP', 0, 203530],
      ['mlp/~/linear_0', 'linear_0', 'Linear', 1, 200960],
      ['mlp/~/linear_1', 'linear_1', 'Linear', 1, 2570],
      ['mlp/~/linear_1', 'linear_1', 'Linear', 1, 2570]
    ]);
    expect(rows.map(row => row.repeated ?? false)).toEqual([false, false, false, true]);
  });

  it('states tensors, shapes and the constructor call', () => {
    expect(rows[0].config).toEqual({ output_sizes: [256, 10] });
    expect(rows[0].tensors).toEqual([]);
    expect(rows[1].config).toEqual({ output_size: 256 });
    expect(rows[1].tensors?.map(tensor => [tensor.name, tensor.shape])).toEqual([
      ['w', [784, 256]],
      ['b', [256]]
    ]);
    expect([rows[1].inputs, rows[1].outputs]).toEqual([[[8, 784]], [[8, 256]]]);
  });

  it("takes the outermost call's count for the total", () => {
    expect(totals.total).toBe(203530);
  });

  itStandsNoise(TABLE);
});
