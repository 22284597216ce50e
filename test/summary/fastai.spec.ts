import { itStandsNoise, readOne } from './noise.js';

const CURRENT = `Sequential (Input shape: 64 x 3 x 28 x 28)
============================================================================
Layer (type)         Output Shape         Param #    Trainable 
============================================================================
                     64 x 8 x 14 x 14    
Conv2d                                    216        False     
BatchNorm2d                               16         True      
ReLU                                                           
____________________________________________________________________________
                     64 x 1568           
Flatten                                                        
____________________________________________________________________________
                     64 x 10             
Linear                                    15690      True      
____________________________________________________________________________

Total params: 15,922
Total trainable params: 15,706
Total non-trainable params: 216

Optimizer used: <function Adam at 0x7f3c>
Loss function: FlattenedLoss of CrossEntropyLoss()
`;

const OLD = `======================================================================
Layer (type)         Output Shape         Param #    Trainable 
======================================================================
Conv2d               [64, 112, 112]       9,408      False     
______________________________________________________________________
ReLU                 [64, 112, 112]       0          False     
______________________________________________________________________

Total params: 9,408
Total trainable params: 0
Total non-trainable params: 9,408
`;

describe('learn.summary()', () => {
  const { rows, totals, name, format, cut } = readOne(CURRENT);

  it('has a row a layer, with the output shape above it', () => {
    expect([format, name, cut]).toEqual(['fastai', 'Sequential', false]);
    expect(rows.map(row => [row.type, row.outputs?.[0], row.count, row.trainable])).toEqual([
      ['Conv2d', [64, 8, 14, 14], 216, false],
      ['BatchNorm2d', [64, 8, 14, 14], 16, true],
      ['ReLU', [64, 8, 14, 14], 0, null],
      ['Flatten', [64, 1568], 0, null],
      ['Linear', [64, 10], 15690, true]
    ]);
    expect(rows[0].inputs).toEqual([[64, 3, 28, 28]]);
  });

  it('has totals', () => {
    expect(totals).toEqual({ total: 15922, trainable: 15706, nonTrainable: 216, optimizer: null });
  });

  it('is read as fastai 1 printed it', () => {
    const old = readOne(OLD);
    expect(old.format).toBe('fastai');
    expect(old.rows.map(row => [row.type, row.outputs, row.count])).toEqual([
      ['Conv2d', [[64, 112, 112]], 9408],
      ['ReLU', [[64, 112, 112]], 0]
    ]);
    expect(old.totals.nonTrainable).toBe(9408);
  });

  itStandsNoise(CURRENT);
});
