import type { Solvers } from '../../families.js';
import type { Hypothesis, SolveWrapped } from '../../rule.js';
import type { Config, Observation, Shape, Value } from '../../types.js';

/** How many solutions of a wrapped layer are passed on. */
const MOST_PASSED = 20;

/** Up to this many units a backward layer of another size is looked for. */
const MOST_UNEQUAL = 512;

/** Classes that are wrapped, the most usual first. The wrapped class is not printed. */
const SEQUENTIAL_CLASSES = ['LSTM', 'GRU', 'SimpleRNN', 'ConvLSTM2D', 'CuDNNLSTM', 'CuDNNGRU'];

const DISTRIBUTED_CLASSES = [
  'Dense',
  'Conv2D',
  'Conv1D',
  'BatchNormalization',
  'LSTM',
  'Bidirectional',
  'GRU',
  'Embedding',
  'LayerNormalization',
  'SeparableConv2D',
  'DepthwiseConv2D',
  'Conv3D',
  'Conv2DTranspose',
  'SimpleRNN',
  'PReLU',
  'EinsumDense',
  'Activation',
  'Flatten',
  'MaxPooling2D',
  'GlobalAveragePooling2D'
];

const NORMALIZED_CLASSES = [
  'Conv2D',
  'Dense',
  'Conv1D',
  'Conv2DTranspose',
  'Conv3D',
  'Conv1DTranspose',
  'Embedding'
];

function* proposeBidirectional(row: Observation, solve: SolveWrapped): Iterable<Hypothesis> {
  const output = row.outputs[0];
  const units = output?.at(-1) ?? null;
  if (!output || row.count % 2 !== 0) {
    return;
  }
  const halved = units !== null && units % 2 === 0 ? units / 2 : null;
  for (const [mode, width, cost] of [
    ['concat', halved, 0],
    ['sum', units, 1],
    [null, units, 1.5]
  ] as const) {
    for (const [place, type] of width === null ? [] : SEQUENTIAL_CLASSES.entries()) {
      const states = mode === null ? row.outputs.length - 2 : row.outputs.length - 1;
      const inner = {
        inputs: row.inputs.slice(0, 1),
        outputs: [[...output.slice(0, -1), width], ...row.outputs.slice(1, 1 + states / 2)],
        count: row.count / 2
      };
      for (const found of solve(type, inner).slice(0, MOST_PASSED)) {
        yield {
          config: { layer: { class: type, config: found.config }, merge_mode: mode },
          inputs: found.inputs,
          cost: cost + 0.1 * place + found.cost
        };
      }
    }
  }
}

/** A backward layer with other units than the forward one. */
function* proposeUnequal(row: Observation): Iterable<Hypothesis> {
  const output = row.outputs[0];
  const units = output?.at(-1) ?? 0;
  const sequences: Config = output && output.length === 3 ? { return_sequences: true } : {};
  for (let forward = 1; forward < units && units <= MOST_UNEQUAL; forward++) {
    for (const [place, type] of ['LSTM', 'GRU', 'SimpleRNN'].entries()) {
      const layer = (size: number): Value => ({
        class: type,
        config: { units: size, ...sequences }
      });
      const config = { layer: layer(forward), backward_layer: layer(units - forward) };
      yield { config, cost: 6 + 0.1 * place };
    }
  }
}

function* proposeDistributed(row: Observation, solve: SolveWrapped): Iterable<Hypothesis> {
  const inner: Observation = {
    inputs: row.inputs.slice(0, 1).map(shape => shape && withoutTime(shape)),
    outputs: row.outputs.slice(0, 1).map(withoutTime),
    count: row.count,
    ...(row.normalizedNext === undefined ? {} : { normalizedNext: row.normalizedNext })
  };
  const time = row.inputs[0]?.[1] ?? row.outputs[0]?.[1] ?? null;
  // A dense layer over every pixel of every frame is rare.
  const frames = (inner.outputs[0]?.length ?? 0) > 3;
  for (const [place, type] of DISTRIBUTED_CLASSES.entries()) {
    for (const found of solve(type, inner).slice(0, MOST_PASSED)) {
      const [[batch, ...step] = []] = found.inputs;
      yield {
        config: { layer: { class: type, config: found.config } },
        inputs: [[batch ?? null, time, ...step]],
        cost: 0.3 * place + found.cost + (type === 'Dense' && frames ? 1.5 : 0)
      };
    }
  }
}

function withoutTime([batch, , ...step]: Shape): Shape {
  return [batch ?? null, ...step];
}

function* proposeSpectral(row: Observation, solve: SolveWrapped): Iterable<Hypothesis> {
  const outgoing = [row.outputs[0]?.at(-1), row.outputs[0]?.[1]];
  const incoming = [row.inputs[0]?.at(-1), row.inputs[0]?.[1]];
  for (const [place, type] of NORMALIZED_CLASSES.entries()) {
    const widths = new Set(type.endsWith('Transpose') ? incoming : outgoing);
    for (const width of widths) {
      if (typeof width === 'number' && width < row.count) {
        const inner = { ...row, count: row.count - width };
        for (const found of solve(type, inner).slice(0, MOST_PASSED)) {
          yield {
            config: { layer: { class: type, config: found.config } },
            inputs: found.inputs,
            cost: 0.3 * place + found.cost
          };
        }
      }
    }
  }
}

export const WRAPPER_SOLVERS: Solvers = {
  Bidirectional: { propose: proposeBidirectional, lastResort: proposeUnequal },
  TimeDistributed: { propose: proposeDistributed },
  SpectralNormalization: { propose: proposeSpectral }
};
