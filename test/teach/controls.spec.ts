import type { Config, Framework, Layer, Shape } from '../../src/counter/types.js';
import { controlsOf, withSizes, inputControlsOf, type Control } from '../../src/teach/controls.js';
import { kerasVectors } from '../counter/vectors.js';

function layer(
  type: string,
  config: Config,
  inputs: readonly Shape[],
  framework: Framework = 'keras'
): Layer {
  return { framework, type, config, inputs };
}

function named(controls: readonly Control[]): Map<string, Control> {
  return new Map(controls.map(control => [control.argument, control]));
}

describe('controlsOf', () => {
  const conv = named(
    controlsOf(layer('Conv2D', { filters: 8, kernel_size: [3, 3], groups: 2 }, [[null, 9, 9, 4]]))
  );

  it('follows from what the rule takes and what that changes', () => {
    expect(conv.get('filters')).toMatchObject({ kind: 'choice', affects: 'both' });
    expect(conv.get('kernel_size')).toMatchObject({
      kind: 'number',
      minimum: 1,
      maximum: 9,
      axes: 2
    });
    expect(conv.get('strides')).toMatchObject({
      kind: 'number',
      affects: 'shape',
      optional: false
    });
    expect(conv.get('padding')).toMatchObject({ kind: 'choice', affects: 'shape', value: 'valid' });
    expect(conv.get('padding')).toMatchObject({ choices: ['valid', 'same'] });
    expect(conv.get('groups')).toMatchObject({
      kind: 'choice',
      choices: [1, 2, 4],
      affects: 'count'
    });
    expect(conv.get('use_bias')).toMatchObject({ kind: 'flag', value: true, affects: 'count' });
  });

  it('leaves out what changes nothing', () => {
    for (const idle of ['activation', 'kernel_initializer', 'bias_regularizer', 'lora_alpha']) {
      expect(conv.has(idle)).toBe(false);
    }
  });

  it('reaches into wrapped layers', () => {
    const inner = { class: 'LSTM', config: { units: 8 } };
    const controls = named(controlsOf(layer('Bidirectional', { layer: inner }, [[null, 5, 4]])));
    expect(controls.get('layer.units')).toMatchObject({
      kind: 'number',
      value: 8,
      affects: 'both'
    });
    expect(controls.get('layer.return_sequences')).toMatchObject({
      kind: 'flag',
      affects: 'shape'
    });
    expect(controls.get('merge_mode')).toMatchObject({ kind: 'choice' });
  });

  it('has none for what the input decides', () => {
    const config = { in_features: 4, out_features: 3 };
    const controls = named(controlsOf(layer('Linear', config, [[null, 4]], 'torch')));
    expect(controls.has('in_features')).toBe(false);
    expect(controls.get('out_features')).toMatchObject({
      kind: 'number',
      minimum: 1,
      maximum: 4096
    });
  });

  it('has none for what cannot be counted', () => {
    expect(controlsOf(layer('Conv2D', {}, []))).toEqual([]);
    expect(controlsOf(layer('Mine', {}, []))).toEqual([]);
  });

  it('offers legal values only, for every real layer', () => {
    const seen = new Set<string>();
    for (const { type, config, inputs } of kerasVectors()) {
      if (seen.has(type)) continue;
      seen.add(type);
      for (const control of controlsOf(layer(type, config, inputs))) {
        expect(control.argument).not.toBe('');
        if (control.kind === 'number') expect(control.minimum).toBeLessThan(control.maximum);
        if (control.kind === 'choice') expect(control.choices.length).toBeGreaterThan(1);
      }
    }
    expect(seen.size).toBeGreaterThan(30);
  });
});

it('lets a convolution look into the past alone where there is one', () => {
  const conv = named(controlsOf(layer('Conv1D', { filters: 8, kernel_size: 3 }, [[null, 9, 4]])));
  expect(conv.get('padding')).toMatchObject({ choices: ['valid', 'same', 'causal'] });
});

describe('inputControlsOf', () => {
  it('tells the sizes that matter from those that do not', () => {
    const controls = inputControlsOf(
      layer('Conv2D', { filters: 8, kernel_size: 3 }, [[null, 9, 9, 4]])
    );
    expect(controls.map(({ affects }) => affects)).toEqual(['shape', 'shape', 'shape', 'count']);
  });
});

describe('where no shape is printed', () => {
  const conv = {
    framework: 'torch',
    type: 'Conv2d',
    config: { in_channels: 64, out_channels: 128, kernel_size: [3, 3] },
    inputs: []
  } as const;

  it('offers what matters and what does not, but no other input channels', () => {
    const controls = controlsOf(withSizes(conv)).map(({ argument, affects }) => [
      argument,
      affects
    ]);
    expect(controls).toContainEqual(['stride', 'shape']);
    expect(controls).toContainEqual(['padding', 'shape']);
    expect(controls).toContainEqual(['out_channels', 'both']);
    expect(controls.map(([argument]) => argument)).not.toContain('in_channels');
  });
});
