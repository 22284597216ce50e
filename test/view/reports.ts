import type { Tensor } from '../../src/counter/types.js';
import type { ExplainedLayer, SummaryReport, TotalsReport } from '../../src/report/types.js';

/** A tensor whose count follows from its shape. */
export function tensor(name: string, shape: number[], part: Partial<Tensor> = {}): Tensor {
  return {
    name,
    role: name === 'bias' ? 'bias' : 'weight',
    shape,
    dimensions: shape.map((_, i) => `axis ${i}`),
    count: shape.reduce((a, b) => a * b, 1),
    trainable: true,
    ...part
  };
}

/** A layer that is verified unless said otherwise. */
export function layer(name: string, part: Partial<ExplainedLayer> = {}): ExplainedLayer {
  const tensors = part.tensors ?? [];
  const count = tensors.reduce((sum, { count }) => sum + count, 0);
  return {
    path: name,
    name,
    type: 'Dense',
    depth: 0,
    outputShape: [null, 10],
    reported: count,
    recomputed: count,
    verdict: 'verified',
    evidence: 'source',
    alternatives: 0,
    reason: null,
    sharedWith: null,
    layer: null,
    sources: null,
    tensors,
    ...part
  };
}

/** A summary of these layers, whose totals are their sums unless said otherwise. */
export function summary(
  layers: readonly ExplainedLayer[],
  totals: Partial<TotalsReport> = {}
): SummaryReport {
  const total = layers
    .filter(({ depth, sharedWith }) => depth === 0 && sharedWith === null)
    .reduce((sum, { recomputed }) => sum + (recomputed ?? 0), 0);
  return {
    format: 'keras-3',
    name: 'sequential',
    layers,
    totals: {
      reported: { total, trainable: total, nonTrainable: 0, optimizer: null },
      recomputed: { total, trainable: total, nonTrainable: 0 },
      verdict: 'verified',
      reason: null,
      ...totals
    }
  };
}

/** The first convolution of many a tutorial: 896 parameters. */
export const convolution = layer('conv1', {
  type: 'Conv2D',
  outputShape: [null, 32, 32, 32],
  tensors: [
    tensor('kernel', [3, 3, 3, 32], {
      dimensions: ['kernel height', 'kernel width', 'input channels', 'filters']
    }),
    tensor('bias', [32], { dimensions: ['filters'] })
  ]
});
