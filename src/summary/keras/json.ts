import type { Config, Shape, Value } from '../../counter/types.js';
import type { Expression } from '../python/expression.js';
import { parseAt, toValue } from '../python/parse.js';
import { rowOf, totalsOf } from '../rows.js';
import type { Reader, Row, Summary } from '../types.js';
import { isRecord, readInboundNodes, shapesOf, type Json } from './inboundNodes.js';

/** A Keras model's `to_json()` or `get_config()`, printed as JSON or as a Python dictionary. */
export const kerasJson: Reader = {
  name: 'keras-json',
  widest: Infinity,
  sniff: text => text.includes('class_name') && text.includes('layers'),
  read(lines) {
    const summaries: Summary[] = [];
    for (let i = 0; i < lines.length; i++) {
      const start = lines[i].indexOf('{');
      if (start < 0 || !/^\{\s*(?:['"]|$)/.test(lines[i].slice(start, start + 40))) continue;
      const { expression, end } = parseAt(lines, i, lines[i].slice(0, start));
      const model = expression.kind === 'mapping' ? readModel(expression) : null;
      if (model) summaries.push({ ...model, lines: [i, end] });
      i = Math.max(i, end - 1);
    }
    return summaries;
  }
};

function readModel(
  expression: Expression & { readonly closed: boolean }
): Omit<Summary, 'lines'> | null {
  const json = toValue(expression);
  if (!isRecord(json)) return null;
  const layers = layersOf(json) ?? layersOf({ config: json });
  if (!layers) return null;
  const rows = layers.flatMap(layer => readLayer(layer, '', 0));
  if (rows.length === 0) return null;
  const config = isRecord(json.config) ? json.config : json;
  return {
    format: 'keras-json',
    framework: 'keras',
    name: typeof config.name === 'string' ? config.name : null,
    rows,
    totals: totalsOf({}),
    cut: !expression.closed
  };
}

/** The layers of a serialised model; `null` of another layer. Up to Keras 2.2 a Sequential's were its configuration. */
function layersOf({ config }: Json): readonly Json[] | null {
  const layers = isRecord(config) ? config.layers : config;
  if (!Array.isArray(layers)) return null;
  const records = (layers as readonly Value[]).filter(isRecord);
  return records.every(layer => typeof layer.class_name === 'string') ? records : null;
}

/** A layer's row, and below it those of the layers in it. */
function readLayer(layer: Json, above: string, depth: number): readonly Row[] {
  const config = isRecord(layer.config) ? layer.config : {};
  const name = [config.name, layer.name].find(value => typeof value === 'string') ?? '';
  const path = above === '' ? name : `${above}/${name}`;
  const nested = layersOf(layer);
  const { inbound, shapes } = readInboundNodes(layer.inbound_nodes);
  const inputs = shapes ?? builtFor(layer.build_config) ?? shapesOf(config.batch_input_shape);
  const type = String(layer.class_name);
  const row = rowOf({
    name,
    path,
    type: type.slice(type.lastIndexOf('>') + 1),
    depth,
    outputs: shapesOf(config.batch_shape),
    inbound,
    trainable: typeof config.trainable === 'boolean' ? config.trainable : null,
    ...(inputs && { inputs }),
    ...(!nested && { config: argumentsOf(config) })
  });
  return [row, ...(nested ?? []).flatMap(child => readLayer(child, path, depth + 1))];
}

function builtFor(build: Value | undefined): readonly Shape[] | null {
  return isRecord(build) ? shapesOf(build.input_shape) : null;
}

/** The arguments that plain values are given for, and those that are layers themselves. */
function argumentsOf(config: Json): Config {
  const plain: Record<string, Value> = {};
  for (const [name, value] of Object.entries(config)) {
    if (name === 'name' || name === 'dtype' || value === null) continue;
    const argument = readArgument(value);
    if (argument !== undefined) plain[name] = argument;
  }
  return plain;
}

function readArgument(value: Value): Value | undefined {
  if (Array.isArray(value)) {
    const items = (value as readonly Value[]).map(readArgument);
    return items.every(item => item !== undefined) ? items : undefined;
  }
  if (!isRecord(value)) return value;
  // Initializers, constraints and the like are written in the same way, without a name.
  if (typeof value.class_name !== 'string' || !isRecord(value.config)) return undefined;
  if (typeof value.config.name !== 'string' || value.class_name.endsWith('Policy')) {
    return undefined;
  }
  return { class: value.class_name, config: argumentsOf(value.config) };
}
