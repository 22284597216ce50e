import type { INotebookContent } from '@jupyterlab/nbformat';
import { codeCell, notebook, stream } from './notebooks.js';

interface Row {
  readonly name: string;
  readonly type: string;
  /** Python, without the name. */
  readonly code: string;
  /** The output's shape, the batch left out. */
  readonly output: readonly number[];
  readonly count: number;
}

interface Network {
  readonly name: string;
  readonly input: readonly number[];
  readonly rows: readonly Row[];
}

function row(call: string, name: string, output: readonly number[], count: number): Row {
  const type = call.slice(0, call.indexOf('('));
  return { name, type, code: `layers.${call.slice(0, -1)}, name="${name}")`, output, count };
}

/** Networks that invite every misconception which is known of learners. */
const NETWORKS: readonly Network[] = [
  {
    name: 'images',
    input: [32, 32, 3],
    rows: [
      row('Conv2D(100, 5)', 'patches', [28, 28, 100], 7_600),
      row('BatchNormalization(axis=-1)', 'norm', [28, 28, 100], 400)
    ]
  },
  {
    name: 'pixels',
    input: [128, 128, 3],
    rows: [
      row('Conv2D(64, 5, padding="same", use_bias=False)', 'slides', [128, 128, 64], 4_800),
      row('Conv2D(32, 3, strides=2, padding="same")', 'strided', [64, 64, 32], 18_464)
    ]
  },
  {
    name: 'digits',
    input: [28, 28, 1],
    rows: [
      row('Conv2D(32, 3)', 'small', [26, 26, 32], 320),
      row('MaxPooling2D(2)', 'pool', [13, 13, 32], 0)
    ]
  },
  {
    name: 'points',
    input: [16, 16, 128],
    rows: [row('Conv2D(256, 1)', 'mix', [16, 16, 256], 33_024)]
  },
  {
    name: 'wide',
    input: [8, 8, 30_000],
    rows: [row('Conv2D(100, 3)', 'broad', [6, 6, 100], 27_000_100)]
  },
  {
    name: 'words',
    input: [20, 16],
    rows: [
      row('Bidirectional(layers.GRU(32, return_sequences=True))', 'both', [20, 64], 9_600),
      row('Bidirectional(layers.LSTM(16))', 'ends', [32], 10_368),
      row('Dense(8)', 'after', [8], 264)
    ]
  },
  {
    name: 'speech',
    input: [10, 128],
    rows: [
      row('LSTM(128, return_sequences=True)', 'memory', [10, 128], 131_584),
      row('Dense(8)', 'steps', [10, 8], 1_032)
    ]
  }
];

/** A cell that prints them all, and one for PyTorch. */
export function lesson(): INotebookContent {
  const source = ['from keras import Input, Sequential, layers', ...NETWORKS.map(code)].join('\n');
  return notebook(
    codeCell(source, [stream(NETWORKS.map(network => printed(network)).join(''))]),
    codeCell(ATTENTION, [stream(printed(HEADS, 'Functional'))]),
    codeCell('print(net)', [stream('Sequential(\n  (0): BatchNorm2d(16)\n  (1): LSTM(8, 16)\n)\n')])
  );
}

const HEADS: Network = {
  name: 'heads',
  input: [10, 64],
  rows: [row('MultiHeadAttention(num_heads=4, key_dim=16)', 'attend', [10, 64], 16_640)]
};

const ATTENTION = `from keras import Input, Model, layers
x = Input((10, 64))
y = layers.MultiHeadAttention(num_heads=4, key_dim=16, name="attend")(x, x)
model = Model(x, y, name="heads")
model.summary()`;

function code({ name, input, rows }: Network): string {
  const layers = rows.map(row => row.code).join(', ');
  return `${name} = Sequential([Input((${input.join(', ')})), ${layers}], name="${name}")\n${name}.summary()`;
}

/** As Keras 2 prints it. */
function printed({ name, input, rows }: Network, kind = 'Sequential'): string {
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  const line = (left: string, shape: readonly number[], count: number): string =>
    ` ${left}`.padEnd(46) + `(None, ${shape.join(', ')})`.padEnd(24) + count;
  return [
    `Model: "${name}"`,
    '_'.repeat(90),
    ` ${'Layer (type)'.padEnd(45)}${'Output Shape'.padEnd(24)}Param #   `,
    '='.repeat(90),
    ...(kind === 'Functional' ? [line('input (InputLayer)', input, 0)] : []),
    ...rows.map(row => line(`${row.name} (${row.type})`, row.output, row.count)),
    '='.repeat(90),
    `Total params: ${total}`,
    `Trainable params: ${total}`,
    'Non-trainable params: 0',
    '_'.repeat(90),
    ''
  ].join('\n');
}
