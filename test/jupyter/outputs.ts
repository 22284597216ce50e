import type { CellOutput } from '../../src/summary/outputs.js';

/** A stream output as the readers get it. */
export function stdout(index: number, text: string): CellOutput {
  return { index, kind: 'stdout', text, html: null, markdown: null };
}

/** A small Keras 2 summary: 32 parameters. */
export const KERAS_2 = [
  'Model: "small"',
  '_________________________________________________________________',
  ' Layer (type)                Output Shape              Param #   ',
  '=================================================================',
  ' dense (Dense)               (None, 5)                 20        ',
  '                                                                 ',
  ' out (Dense)                 (None, 2)                 12        ',
  '                                                                 ',
  '=================================================================',
  'Total params: 32 (128.00 Byte)',
  'Trainable params: 32 (128.00 Byte)',
  'Non-trainable params: 0 (0.00 Byte)',
  '_________________________________________________________________',
  ''
].join('\n');

/** What a notebook stores of the same summary printed by Keras 3: five outputs. */
export function keras3(): { 'text/plain': string; 'text/html': string }[] {
  const table = [
    '┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┓',
    '┃ Layer (type)                    ┃ Output Shape           ┃       Param # ┃',
    '┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━┩',
    '│ dense (Dense)                   │ (None, 5)              │            20 │',
    '├─────────────────────────────────┼────────────────────────┼───────────────┤',
    '│ out (Dense)                     │ (None, 2)              │            12 │',
    '└─────────────────────────────────┴────────────────────────┴───────────────┘'
  ].join('\n');
  return [
    'Model: "small"',
    table,
    ' Total params: 32 (128.00 B)',
    ' Trainable params: 32 (128.00 B)',
    ' Non-trainable params: 0 (0.00 B)'
  ].map(text => ({
    'text/plain': `\u001b[1m${text}\u001b[0m\n`,
    'text/html': `<pre>${text}\n</pre>\n`
  }));
}

/** A Keras 2 summary of dense layers from 8 to 8 features, 72 parameters each, with totals. */
export function longKeras2(layers: number): string {
  const row = (name: string, shape: string, count: string): string =>
    ` ${name.padEnd(28)}${shape.padEnd(26)}${count.padEnd(10)}`;
  const rule = (stroke: string): string => stroke.repeat(65);
  return [
    'Model: "long"',
    rule('_'),
    row('Layer (type)', 'Output Shape', 'Param #'),
    rule('='),
    ...Array.from({ length: layers }, (_, i) => row(`d_${i} (Dense)`, '(None, 8)', '72')),
    rule('='),
    `Total params: ${72 * layers}`,
    `Trainable params: ${72 * layers}`,
    'Non-trainable params: 0',
    rule('_'),
    ''
  ].join('\n');
}
