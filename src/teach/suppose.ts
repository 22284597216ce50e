import { count, isWeightless, ruleOf } from '../counter/index.js';
import type { Config, Framework, Layer, Shape, Value } from '../counter/types.js';
import { REQUIRED } from '../counter/rule.js';
import type { ExplainedLayer } from '../report/types.js';

const MOST_SETTINGS = 600;
const SMALL = [1, 2, 3, 4, 5, 6, 7, 8];

/** A layer without weights that gives the row's output shape, as far as one is printed, from these inputs; `null` if none
 * is found.
 *
 * A report keeps no settings of rows that learn nothing, but their shapes tell them: the class's defaults are tried
 * first, then what is usual. */
export function supposeLayer(
  row: ExplainedLayer,
  framework: Framework,
  inputs: readonly Shape[]
): Layer | null {
  if (!isWeightless(framework, row.type)) return null;
  for (const config of settingsOf(framework, row.type, row.outputShape ?? [])) {
    const layer = { framework, type: row.type, config, inputs };
    const output = count(layer).outputs?.[0];
    if (!output) continue;
    // Where no shape is printed, any setting will do that leaves open what it decides.
    const isFitting = row.outputShape
      ? `${output}` === `${row.outputShape}`
      : output.every((size, axis) => size === null || size === inputs[0][axis]);
    if (isFitting) return layer;
  }
  return null;
}

/** Settings of the arguments that decide shapes, the defaults first. */
function* settingsOf(framework: Framework, type: string, output: Shape): Iterable<Config> {
  const signature = ruleOf(framework, type)?.signature ?? {};
  let configs: Config[] = [{}];
  for (const [argument, standard] of Object.entries(signature)) {
    const values = valuesOf(argument, output);
    const first: readonly Value[] = standard === REQUIRED ? [] : [standard];
    if (values.length === 0) continue;
    const words = typeof standard === 'string';
    const fitting = values.filter(value => (typeof value === 'string') === words);
    configs = configs
      .flatMap(config => [...first, ...fitting].map(value => ({ ...config, [argument]: value })))
      .slice(0, MOST_SETTINGS);
  }
  yield* configs;
}

function valuesOf(argument: string, output: Shape): readonly Value[] {
  switch (argument) {
    case 'pool_size':
    case 'kernel_size':
    case 'size':
    case 'scale_factor':
    case 'strides':
    case 'stride':
    case 'cropping':
      return SMALL;
    case 'padding':
      return [
        'valid',
        'same',
        0,
        ...SMALL.slice(0, 4),
        [
          [0, 1],
          [0, 1]
        ]
      ];
    case 'keepdims':
    case 'ceil_mode':
      return [false, true];
    case 'axis':
      return [1, 2];
    case 'target_shape':
      return [output.slice(1).map(size => size ?? -1)];
    case 'output_size':
      return [output.slice(2), output.slice(1)];
    case 'n':
      return [output[1] ?? 1];
    default:
      return [];
  }
}
