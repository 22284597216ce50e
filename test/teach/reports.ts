import { count } from '../../src/counter/index.js';
import type { Config, Framework, Shape } from '../../src/counter/types.js';
import type { ExplainedLayer, SummaryReport } from '../../src/report/types.js';
import { verbatim } from '../../src/text/message.js';

type Given = readonly [name: string, type: string, config: Config, ...inputs: Shape[]];

/** A row as the recount reports it: a class that learns nothing keeps no layer. */
export function row(framework: Framework, [name, type, config, ...inputs]: Given): ExplainedLayer {
  const layer = { framework, type, config, inputs };
  const counted = count(layer);
  return {
    path: name,
    name,
    type,
    depth: 0,
    outputShape: counted.outputs?.[0] ?? null,
    reported: counted.count,
    recomputed: counted.count,
    verdict: 'verified',
    evidence: 'source',
    alternatives: 0,
    reason: null,
    sharedWith: null,
    tensors: counted.tensors,
    layer: counted.tensors.length === 0 ? null : layer,
    sources: null
  };
}

/** A report of rows whose parameters add up. */
export function reportOf(layers: readonly ExplainedLayer[]): SummaryReport {
  const own = layers.filter(({ sharedWith, type }) => sharedWith === null && type !== 'Functional');
  const total = own.reduce((sum, layer) => sum + (layer.recomputed ?? 0), 0);
  const fixed = own
    .flatMap(({ tensors }) => tensors)
    .reduce((sum, tensor) => sum + (tensor.trainable ? 0 : tensor.count), 0);
  return {
    format: 'keras-3',
    name: 'sequential',
    layers,
    totals: {
      reported: { total, trainable: total - fixed, nonTrainable: fixed, optimizer: null },
      recomputed: { total, trainable: total - fixed, nonTrainable: fixed },
      verdict: 'verified',
      reason: verbatim(`${fixed} parameters are never trained.`)
    }
  };
}

/** A small network for images, of 49,705 parameters. */
export function network(): SummaryReport {
  return reportOf(
    [
      ['conv', 'Conv2D', { filters: 32, kernel_size: 3 }, [null, 28, 28, 3]],
      ['norm', 'BatchNormalization', {}, [null, 26, 26, 32]],
      ['pool', 'MaxPooling2D', {}, [null, 26, 26, 32]],
      ['flatten', 'Flatten', {}, [null, 13, 13, 32]],
      ['dense', 'Dense', { units: 9 }, [null, 5408]]
    ].map(given => row('keras', given as unknown as Given))
  );
}
