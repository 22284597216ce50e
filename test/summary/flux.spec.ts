import { readSummaries } from '../../src/summary/index.js';
import { itStandsNoise, readOne } from './noise.js';

const FLUX = `Chain(
  Chain(
    Conv((3, 3), 1 => 8, relu; pad=1),  # 80 parameters
    BatchNorm(8, relu),                 # 16 parameters, plus 16
    SkipConnection(
      Dense(784 => 64),                 # 50_240 parameters
      +,
    ),
    MaxPool((2, 2)),
  ),
  Flux.flatten,
  Dense(64 => 10; bias=false),          # 640 parameters
)         # Total: 7 trainable arrays, 50_976 parameters,
          # plus 2 non-trainable, 16 parameters, summarysize 200.312 KiB.
`;

const LUX = `Chain(
    layer_1 = Dense(2 => 32, tanh),     # 96 parameters
    layer_(2-3) = Dense(32 => 32),      # 2_112 (1_056 x 2) parameters
    norm = LayerNorm(32),               # 64 parameters
)         # Total: 2_272 parameters,
          #        plus 0 states.
`;

describe('Flux', () => {
  it('has a row a layer, with the count in its comment', () => {
    const { rows, totals, format, framework, cut } = readOne(FLUX);
    expect([format, framework, cut]).toEqual(['flux', 'other', false]);
    expect(rows.map(row => [row.path, row.type, row.depth, row.count])).toEqual([
      ['', 'Chain', 0, null],
      ['1', 'Chain', 1, null],
      ['1.1', 'Conv', 2, 80],
      ['1.2', 'BatchNorm', 2, 16],
      ['1.3', 'SkipConnection', 2, null],
      ['1.3.1', 'Dense', 3, 50240],
      ['1.4', 'MaxPool', 2, 0],
      ['2', 'flatten', 1, 0],
      ['3', 'Dense', 1, 640]
    ]);
    expect([totals.total, totals.trainable]).toEqual([50976, 50976]);
  });

  it('leaves other nested calls alone', () => {
    const text = `Total: 3 parameters =>\n${'Foo(\n'.repeat(50_000)}  bar(1),\n)\n`;
    expect(readSummaries(text)).toEqual([]);
  });

  itStandsNoise(FLUX);
});

describe('Lux', () => {
  it('unfolds a range of equal layers', () => {
    const { rows, totals } = readOne(LUX);
    expect(rows.map(row => [row.path, row.type, row.count])).toEqual([
      ['', 'Chain', null],
      ['layer_1', 'Dense', 96],
      ['layer_2', 'Dense', 1056],
      ['layer_3', 'Dense', 1056],
      ['norm', 'LayerNorm', 64]
    ]);
    expect(totals.total).toBe(2272);
  });

  itStandsNoise(LUX);
});
