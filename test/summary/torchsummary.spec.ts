import { readSummaries } from '../../src/summary/index.js';
import { itStandsNoise, readOne } from './noise.js';

const TABLE = `----------------------------------------------------------------
        Layer (type)               Output Shape         Param #
================================================================
            Conv2d-1         [-1, 64, 112, 112]           9,408
ShiftedWindowAttention-2           [-1, 56, 56, 96]               0
              LSTM-3  [[-1, 5, 8], [-1, 2, 8]]               0
           Linear-10                   [-1, 10]             850
================================================================
Total params: 10,258
Trainable params: 9,408
Non-trainable params: 850
----------------------------------------------------------------
Input size (MB): 0.00
Forward/backward pass size (MB): 0.11
Params size (MB): 0.24
Estimated Total Size (MB): 0.35
----------------------------------------------------------------

`;

const HIERARCHY = `--------------------------------------------------------------------------------------------------
       Parent Layers            Layer (type)           Input Shape         Param #     Tr. Param #
==================================================================================================
              ResNet                Conv2d-1      [1, 3, 224, 224]           9,408           9,408
   ResNet/BasicBlock           BatchNorm2d-2       [1, 64, 56, 56]             128               0
   ResNet/BasicBlock                  ReLU-3       [1, 64, 56, 56]               0               0
==================================================================================================
Total params: 9,536
Trainable params: 9,408
Non-trainable params: 128
--------------------------------------------------------------------------------------------------
`;

describe('torchsummary', () => {
  it('has a row a call, also where cells overflow their columns', () => {
    const { format, framework, rows, totals, cut, caveats } = readOne(TABLE);
    expect([format, framework, cut]).toEqual(['torchsummary', 'torch', false]);
    expect(rows.map(row => [row.name, row.type, row.count, row.outputs])).toEqual([
      ['Conv2d-1', 'Conv2d', 9408, [[null, 64, 112, 112]]],
      ['ShiftedWindowAttention-2', 'ShiftedWindowAttention', 0, [[null, 56, 56, 96]]],
      [
        'LSTM-3',
        'LSTM',
        0,
        [
          [null, 5, 8],
          [null, 2, 8]
        ]
      ],
      ['Linear-10', 'Linear', 850, [[null, 10]]]
    ]);
    expect(totals).toEqual({ total: 10258, trainable: 9408, nonTrainable: 850, optimizer: null });
    expect(caveats).toContain('weight-and-bias-only');
  });

  itStandsNoise(TABLE);

  it('leaves a count out that may have lost digits at the end of the text', () => {
    const cut = readOne(TABLE.slice(0, TABLE.indexOf('9,408') + 1));
    expect(cut.cut).toBe(true);
    expect(cut.rows.map(row => row.count)).toEqual([null]);
  });
});

describe('its kin', () => {
  it('modelsummary shows inputs', () => {
    const { format, rows } = readOne(TABLE.replace('Output Shape', ' Input Shape'));
    expect(format).toBe('modelsummary');
    expect([rows[3].inputs, rows[3].outputs]).toEqual([[[null, 10]], null]);
  });

  it('pytorch_model_summary tells how much of a row is trained', () => {
    const { format, rows, totals } = readOne(HIERARCHY);
    expect([format, totals.nonTrainable]).toEqual(['pytorch_model_summary', 128]);
    expect(rows.map(row => [row.name, row.count, row.trainable, row.depth])).toEqual([
      ['Conv2d-1', 9408, true, 0],
      ['BatchNorm2d-2', 128, false, 0],
      ['ReLU-3', 0, null, 0]
    ]);
  });

  it("is not Paddle, nor Keras' fixed columns", () => {
    const paddle = TABLE.replace('        Layer (type)', '   Layer (type)   Input Shape  ');
    expect(readSummaries(paddle)).toEqual([]);
    const keras = [
      '_________________________________________________________________',
      'Layer (type)                 Output Shape              Param #   ',
      '=================================================================',
      'dense-1 (Dense)              (None, 8)                 40        ',
      '=================================================================',
      'Total params: 40'
    ].join('\n');
    expect(readOne(keras).format).toBe('keras-2');
  });
});
