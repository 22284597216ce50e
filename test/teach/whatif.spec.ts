import * as fc from 'fast-check';
import { count } from '../../src/counter/index.js';
import type { Config, Shape } from '../../src/counter/types.js';
import { english } from '../../src/text/message.js';
import { whatIf, type Change, type WhatIf } from '../../src/teach/whatif.js';
import { network, reportOf, row } from './reports.js';

function states({ layers }: WhatIf): string[] {
  return layers.map(({ state }) => state);
}

function counts({ layers }: WhatIf): (number | null)[] {
  return layers.map(({ recomputed }) => recomputed);
}

describe('whatIf', () => {
  it('changes nothing without a change', () => {
    const report = network();
    const same = whatIf(report, []);
    expect(states(same)).toEqual(['same', 'same', 'same', 'same', 'same']);
    expect(same.layers.map(({ tensors }) => tensors)).toEqual(report.layers.map(l => l.tensors));
    expect(same.totals.recomputed).toEqual(report.totals.recomputed);
  });

  it('propagates filters down to the totals', () => {
    const more = whatIf(network(), [{ row: 0, settings: { filters: 10 } }]);
    expect(counts(more)).toEqual([280, 40, 0, 0, 13 * 13 * 10 * 9 + 9]);
    expect(more.layers[3].outputShape).toEqual([null, 1690]);
    expect(more.totals.recomputed).toEqual({ total: 15_539, trainable: 15_519, nonTrainable: 20 });
    expect(more.layers[0]).toMatchObject({
      difference: 280 - 896,
      reported: null,
      verdict: 'unknown'
    });
    expect(more.chainAssumed).toBe(true);
  });

  it('shows what does not matter', () => {
    const strided = whatIf(network(), [{ row: 0, settings: { strides: 2 } }]);
    expect(strided.layers[0]).toMatchObject({ recomputed: 896, difference: 0 });
    expect(strided.layers[0].outputShape).toEqual([null, 13, 13, 32]);
    expect(strided.layers[4].recomputed).toBe(6 * 6 * 32 * 9 + 9);
    const batch = whatIf(network(), [{ row: 0, inputs: [[64, 28, 28, 3]] }]);
    expect(batch.totals.recomputed).toEqual(network().totals.recomputed);
    expect(batch.layers[4].outputShape).toEqual([64, 9]);
  });

  it('takes the bias away without touching what follows', () => {
    const bare = whatIf(network(), [{ row: 0, settings: { use_bias: false } }]);
    expect(states(bare)).toEqual(['changed', 'same', 'same', 'same', 'same']);
    expect(bare.totals.recomputed.total).toBe(49_705 - 32);
  });

  it('follows an image of another size from its input layer on', () => {
    const input = row('keras', ['input', 'InputLayer', {}, [null, 28, 28, 3]]);
    const larger = whatIf(reportOf([input, ...network().layers]), [
      { row: 0, inputs: [[null, 32, 32, 3]] }
    ]);
    expect(larger.layers[1].recomputed).toBe(896);
    expect(larger.layers[5].recomputed).toBe(15 * 15 * 32 * 9 + 9);
  });

  it('lets what a constructor states follow what comes in', () => {
    const torch = reportOf([
      row('torch', [
        '0',
        'Conv2d',
        { in_channels: 3, out_channels: 8, kernel_size: 3 },
        [null, 3, 8, 8]
      ]),
      row('torch', ['1', 'BatchNorm2d', { num_features: 8 }, [null, 8, 6, 6]]),
      row('torch', [
        '2',
        'Conv2d',
        { in_channels: 8, out_channels: 8, kernel_size: 3, groups: 8 },
        [null, 8, 6, 6]
      ]),
      row('torch', ['3', 'Linear', { in_features: 4, out_features: 4 }, [null, 8, 4, 4]])
    ]);
    const wider = whatIf(torch, [{ row: 0, settings: { out_channels: 12 } }]);
    expect(counts(wider)).toEqual([12 * 27 + 12, 24, 12 * 9 + 12, 20]);
  });

  it('says what it cannot tell, from there on', () => {
    const report = network();
    const custom = {
      ...report.layers[2],
      path: 'mine',
      type: 'Mine',
      layer: null
    };
    const [conv, norm, , flatten, dense] = report.layers;
    const tried = whatIf(reportOf([conv, norm, custom, flatten, dense]), [
      { row: 0, settings: { filters: 8 } }
    ]);
    expect(states(tried)).toEqual(['changed', 'changed', 'unknown', 'unknown', 'unknown']);
    expect(tried.layers[2].why && english(tried.layers[2].why)).toContain('Mine');
    expect(tried.totals.recomputed.total).toBeNull();
  });

  it('refuses what the layer cannot be', () => {
    const huge = whatIf(network(), [{ row: 0, settings: { kernel_size: 99 } }]);
    expect(states(huge)).toEqual(['unknown', 'unknown', 'unknown', 'unknown', 'unknown']);
    expect(huge.layers[0].why && english(huge.layers[0].why)).toContain('larger than its input');
  });

  it('needs to be told where branches join', () => {
    const image: Shape = [null, 8, 8, 4];
    const conv: Config = { filters: 4, kernel_size: 3, padding: 'same' };
    const graph = reportOf([
      row('keras', ['input', 'InputLayer', {}, image]),
      row('keras', ['one', 'Conv2D', conv, image]),
      row('keras', ['two', 'Conv2D', conv, image]),
      { ...row('keras', ['add', 'Concatenate', {}, image, image]) },
      row('keras', ['last', 'Conv2D', conv, [null, 8, 8, 8]])
    ]);
    const changes = [{ row: 1, settings: { filters: 6 } }];
    expect(states(whatIf(graph, changes))).toEqual([
      'same',
      'changed',
      'changed',
      'unknown',
      'unknown'
    ]);
    const sources = [[], [[0]], [[0]], [[1], [2]], [[3]]];
    const connected = graph.layers.map((layer, index) => ({ ...layer, sources: sources[index] }));
    const told = whatIf(reportOf(connected), changes);
    expect(states(told)).toEqual(['same', 'changed', 'same', 'changed', 'changed']);
    expect(told.chainAssumed).toBe(false);
    expect(told.layers[3].outputShape).toEqual([null, 8, 8, 10]);
    expect(told.layers[4].recomputed).toBe(9 * 10 * 4 + 4);
  });

  it('takes what comes in from the rows above where a layer has no inputs of its own', () => {
    const image: Shape = [null, 3, 8, 8];
    const conv = row('torch', [
      '0',
      'Conv2d',
      { in_channels: 3, out_channels: 8, kernel_size: 3 },
      image
    ]);
    const norm = row('torch', ['1', 'BatchNorm2d', { num_features: 8 }, [null, 8, 6, 6]]);
    const bare = { ...norm, layer: norm.layer && { ...norm.layer, inputs: [] } };
    const tried = whatIf(reportOf([conv, bare]), [{ row: 0, settings: { out_channels: 5 } }]);
    expect(counts(tried)).toEqual([140, 10]);
  });

  it('keeps layers that share their tensors together', () => {
    const shared = reportOf([
      row('keras', ['dense', 'Dense', { units: 4 }, [null, 4]]),
      {
        ...row('keras', ['dense', 'Dense', { units: 4 }, [null, 4]]),
        path: 'again',
        sharedWith: 'dense'
      }
    ]);
    const tried = whatIf(shared, [{ row: 0, settings: { use_bias: false } }]);
    expect(counts(tried)).toEqual([16, 16]);
    expect(tried.totals.recomputed.total).toBe(16);
    const misfit = whatIf(shared, [{ row: 0, settings: { units: 5 } }]);
    expect(states(misfit)).toEqual(['changed', 'unknown']);
  });

  it('adds up what nested models hold', () => {
    const [conv, norm, pool, flatten, dense] = network().layers;
    const nested = reportOf([
      {
        ...conv,
        path: 'block',
        type: 'Functional',
        tensors: [],
        layer: null,
        recomputed: 1024,
        outputShape: pool.outputShape
      },
      { ...conv, path: 'block/conv', depth: 1 },
      { ...norm, path: 'block/norm', depth: 1 },
      { ...pool, path: 'block/pool', depth: 1 },
      flatten,
      dense
    ]);
    const tried = whatIf(nested, [{ row: 1, settings: { filters: 10 } }]);
    expect(counts(tried)).toEqual([320, 280, 40, 0, 0, 15_219]);
    expect(tried.layers[0].outputShape).toEqual([null, 13, 13, 10]);
    expect(tried.totals.recomputed.total).toBe(15_539);
  });

  it('supposes settings of pooling from its shapes', () => {
    const [conv, , , ,] = network().layers;
    const pool = row('keras', [
      'pool',
      'MaxPooling2D',
      { pool_size: 3, strides: 1 },
      [null, 26, 26, 32]
    ]);
    const tried = whatIf(reportOf([conv, pool]), [{ row: 0, settings: { strides: 2 } }]);
    expect(tried.layers[1].outputShape).toEqual([null, 11, 11, 32]);
  });

  it('agrees with counting each layer of a chain, whatever changes', () => {
    const filters = fc.integer({ min: 1, max: 40 });
    const kernel = fc.integer({ min: 1, max: 7 });
    fc.assert(
      fc.property(
        filters,
        kernel,
        fc.constantFrom('same', 'valid'),
        fc.integer({ min: 10, max: 40 }),
        (f, k, padding, size) => {
          const changes: Change[] = [
            {
              row: 0,
              settings: { filters: f, kernel_size: k, padding },
              inputs: [[null, size, size, 3]]
            }
          ];
          const { layers } = whatIf(network(), changes);
          const side = Math.floor((padding === 'same' ? size : size - k + 1) / 2);
          expect(layers[4].recomputed).toBe(side * side * f * 9 + 9);
          for (const { layer, recomputed } of layers) {
            if (layer) expect(count(layer).count).toBe(recomputed);
          }
        }
      )
    );
  });

  it('never throws, whatever is tried', () => {
    const value = fc.oneof(
      fc.integer({ min: -3, max: 99 }),
      fc.string(),
      fc.boolean(),
      fc.constant(null)
    );
    const settings = fc.dictionary(
      fc.constantFrom(
        'filters',
        'kernel_size',
        'strides',
        'padding',
        'units',
        'axis',
        'a.b',
        '__proto__'
      ),
      value
    );
    const shape = fc.array(fc.oneof(fc.integer({ min: -1, max: 40 }), fc.constant(null)), {
      maxLength: 5
    });
    const change = fc.record(
      { row: fc.integer({ min: -1, max: 6 }), settings, inputs: fc.array(shape, { maxLength: 2 }) },
      { requiredKeys: ['row'] }
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 3 }), changes => {
        expect(whatIf(network(), changes).layers).toHaveLength(5);
      })
    );
  });
});
