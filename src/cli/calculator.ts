import { canonicalType, count, CountError } from '../counter/index.js';
import type { Config, Framework, Shape, Tensor } from '../counter/types.js';
import { formulaText } from '../report/derive.js';
import { format } from '../report/format.js';
import type { LayerReport } from '../report/types.js';
import { jsonText } from '../text/json.js';
import { frameworkNamed, inGivenAxes, readCall, refusal, withBatch } from './call.js';
import { renderDerivation, table } from './terminal.js';

/** One layer, counted. */
export interface Calculation {
  readonly type: string;
  readonly outputs: readonly Shape[] | null;
  readonly tensors: readonly Tensor[];
  readonly count: number;
}

export interface CalculationError {
  readonly error: string;
}

/** Counts a layer from its constructor call, such as `Conv2D(32, 3, use_bias=False)`.
 *
 * @param framework `undefined` for the one the call's prefix tells, or Keras.
 * @param inputs one shape an input, without the batch or with `null` for it.
 */
export function calculate(
  call: string,
  framework: string | undefined,
  inputs: readonly Shape[]
): Calculation | CalculationError {
  const answer = attempt(() => {
    const { framework: known, type, config } = readCall(call, framework);
    return calculation(known, type, config, inputs.map(withBatch));
  });
  return 'error' in answer ? { error: inGivenAxes(answer.error, inputs) } : answer;
}

/** Answers JSON lines `{"framework", "class", "config", "inputs"}`, each with `{"tensors", "count"}` or `{"error"}`.
 *
 * `inputs` is an object of shapes with the batch in front, in the order of the layer's inputs.
 */
export function* countLines(text: string): Generator<string> {
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const answer = attempt(() => countLine(line));
    yield jsonText(
      'error' in answer ? answer : { tensors: answer.tensors.map(shortTensor), count: answer.count }
    );
  }
}

function countLine(line: string): Calculation {
  const given = parseLine(line);
  const { framework, class: type, config, inputs } = given;
  if (typeof framework !== 'string') throw refusal('"framework" must be a string');
  const known = frameworkNamed(framework);
  if (typeof type !== 'string') throw refusal('"class" must be a string');
  const shapes = typeof inputs === 'object' && inputs !== null ? Object.values(inputs) : [];
  return calculation(
    known,
    canonicalType(known, type),
    (config ?? {}) as Config,
    shapes.filter((shape): shape is Shape => Array.isArray(shape))
  );
}

function parseLine(line: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
  } catch (error) {
    throw refusal(`not JSON: ${(error as Error).message}`);
  }
  throw refusal('not a JSON object');
}

function calculation(
  framework: Framework,
  type: string,
  config: Config,
  inputs: readonly Shape[]
): Calculation {
  const counted = count({ framework, type, config, inputs });
  return { type, outputs: counted.outputs, tensors: counted.tensors, count: counted.count };
}

function attempt(work: () => Calculation): Calculation | CalculationError {
  try {
    return work();
  } catch (error) {
    if (error instanceof CountError) return { error: error.message };
    throw error;
  }
}

function shortTensor({ name, shape, trainable, role, dimensions }: Tensor): Omit<Tensor, 'count'> {
  return { name, shape, trainable, role, dimensions };
}

/** A calculation as text: the tensors, the derivation, the sum. */
export function renderCalculation({ type, outputs, tensors, count: total }: Calculation): string {
  const layer: LayerReport = {
    path: type,
    name: type,
    type,
    depth: 0,
    outputShape: outputs?.[0] ?? null,
    reported: null,
    recomputed: total,
    verdict: 'verified',
    evidence: 'source',
    alternatives: 0,
    reason: null,
    sharedWith: null,
    tensors
  };
  const rows = tensors.map(tensor => [
    tensor.name,
    tensor.shape.length === 0 ? 'scalar' : tensor.shape.join(' × '),
    tensor.dimensions.join(' × '),
    format(tensor.count),
    tensor.trainable ? '' : 'not trained'
  ]);
  return [
    `${type}: ${format(total)} parameters = ${formulaText(layer)}`,
    ...(outputs
      ? [
          `output ${outputs.map(shape => `(${shape.map(size => size ?? 'None').join(', ')})`).join(', ')}`
        ]
      : []),
    '',
    ...(rows.length > 0 ? table(['Tensor', 'Shape', 'Meaning', 'Parameters', ''], rows) : []),
    '',
    ...renderDerivation(layer)
  ].join('\n');
}
