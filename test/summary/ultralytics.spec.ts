import { itStandsNoise, readOne } from './noise.js';

const TABLE = `
                   from  n    params  module                                       arguments                     
  0                  -1  1       464  ultralytics.nn.modules.conv.Conv             [3, 16, 3, 2]                 
  1                  -1  1      4672  ultralytics.nn.modules.conv.Conv             [16, 32, 3, 2]                
  2                  -1  1         0  torch.nn.modules.upsampling.Upsample         [None, 2, 'nearest']          
  3             [-1, 0]  1         0  ultralytics.nn.modules.conv.Concat           [1]                           
  4              [1, 3]  1    464912  ultralytics.nn.modules.head.Detect           [80, [64, 128]]               
YOLO11n summary: 181 layers, 470,048 parameters, 470,032 gradients, 6.6 GFLOPs
`;

describe("Ultralytics' table", () => {
  it('has a row a layer, with its sources and the count of all inside it', () => {
    const { rows, totals, format, cut } = readOne(TABLE);
    expect([format, cut]).toEqual(['ultralytics', false]);
    expect(rows.map(row => [row.path, row.type, row.count])).toEqual([
      ['model.0', 'Conv', 464],
      ['model.1', 'Conv', 4672],
      ['model.2', 'Upsample', 0],
      ['model.3', 'Concat', 0],
      ['model.4', 'Detect', 464912]
    ]);
    expect(rows.map(row => row.inbound?.map(({ name }) => name))).toEqual([
      [],
      ['0'],
      ['1'],
      ['2', '0'],
      ['1', '3']
    ]);
    expect([totals.total, totals.trainable]).toEqual([470048, 470032]);
  });

  itStandsNoise(TABLE);
});
