/**
 * Summaries of networks with any number of rows, as the printers print them: blocks of a convolution, a normalisation and
 * an activation. `edition` goes into the model's name, so that no two texts are the same and none is remembered.
 */

const CHANNELS = 64;
const CONVOLUTION = 9 * CHANNELS * CHANNELS + CHANNELS;

/** Keras 3's table, as `summary(print_fn=print)` prints it. */
export function kerasSummary(rows, edition) {
  const widths = [33, 24, 15];
  const line = (left, middle, right, stroke) =>
    left + widths.map(width => stroke.repeat(width)).join(middle) + right;
  const row = (edge, name, shape, count) =>
    `${edge} ${name.padEnd(widths[0] - 2)} ${edge === '┃' ? '┃' : '│'} ${shape.padEnd(widths[1] - 2)} ${
      edge === '┃' ? '┃' : '│'
    } ${count.padStart(widths[2] - 2)} ${edge}`;
  const shape = `(None, 32, 32, ${CHANNELS})`;
  const layers = [
    ['Conv2D', 'conv2d', CONVOLUTION],
    ['BatchNormalization', 'batch_norm', 4 * CHANNELS],
    ['ReLU', 're_lu', 0]
  ];
  const lines = [
    `Model: "bench_${edition}"`,
    line('┏', '┳', '┓', '━'),
    row('┃', 'Layer (type)', 'Output Shape', 'Param #'),
    line('┡', '╇', '┩', '━')
  ];
  let [total, statistics] = [0, 0];
  for (let index = 0; index < rows; index++) {
    const [type, name, count] = layers[index % layers.length];
    if (index > 0) lines.push(line('├', '┼', '┤', '─'));
    lines.push(row('│', `${name}_${index} (${type})`, shape, count.toLocaleString('en-US')));
    total += count;
    if (type === 'BatchNormalization') statistics += 2 * CHANNELS;
  }
  const sum = (label, count) =>
    ` ${label} params: ${count.toLocaleString('en-US')} (${((4 * count) / 2 ** 20).toFixed(2)} MB)`;
  return [
    ...lines,
    line('└', '┴', '┘', '─'),
    sum('Total', total),
    sum('Trainable', total - statistics),
    sum('Non-trainable', statistics),
    ''
  ].join('\n');
}

/** torchinfo's table of a network whose layers all stand in it directly. */
export function torchinfoSummary(rows, edition) {
  const layers = [
    ['Conv2d', CONVOLUTION],
    ['BatchNorm2d', 2 * CHANNELS],
    ['ReLU', 0]
  ];
  const shape = `[1, ${CHANNELS}, 32, 32]`;
  const name = `Bench${edition}`;
  const bar = '='.repeat(90);
  const row = (first, second, third) => `${first.padEnd(41)}${second.padEnd(26)}${third}`;
  const lines = [row(name, shape, '--')];
  let total = 0;
  for (let index = 1; index < rows; index++) {
    const [type, count] = layers[(index - 1) % layers.length];
    const branch = index === rows - 1 ? '└─' : '├─';
    const printed = count === 0 ? '--' : count.toLocaleString('en-US');
    lines.push(row(`${branch}${type}: 1-${index}`, shape, printed));
    total += count;
  }
  const sum = total.toLocaleString('en-US');
  return [
    bar,
    row('Layer (type:depth-idx)', 'Output Shape', 'Param #'),
    bar,
    ...lines,
    bar,
    `Total params: ${sum}`,
    `Trainable params: ${sum}`,
    'Non-trainable params: 0',
    bar,
    ''
  ].join('\n');
}
