import { message } from '../text/message.js';
import { isRecord } from './arguments.js';
import { CountError } from './errors.js';
import { familyOf, type OwnArguments } from './families.js';
import { canonicalType, ruleOf } from './registry.js';
import { REQUIRED, type Rule } from './rule.js';
import type { Config, Framework, Value } from './types.js';

/** Arguments that many layers take, whatever the framework, and that no count depends on but `trainable`. */
const COMMON = new Set(['name', 'dtype', 'trainable', 'sparse', 'mode', 'seed', 'dropout']);

const NO_ARGUMENTS: OwnArguments = { common: new Set(), sizesApart: {} };

/** A call's arguments by name, as the class's constructor would read them: positional ones by their place, older
 * releases' spellings by today's, layers inside likewise. Classes that learn nothing keep any argument.
 *
 * Throws `CountError` if the class is not known, or an argument is unknown, given twice or missing. */
export function bind(
  framework: Framework,
  type: string,
  positional: readonly Value[],
  keyword: Config
): Config {
  const rule = ruleOf(framework, type);
  if (!rule) {
    throw new CountError(message('The class %1 is not known.', type));
  }
  const bound: Record<string, Value> = {};
  const { arguments: own = NO_ARGUMENTS } = familyOf(framework).family;
  const names = positionalNames(rule, type, own);
  for (const [place, value] of positional.entries()) {
    const name = names[place];
    if (name !== undefined) {
      bound[name] = bindInside(framework, value);
    } else if (!rule.weightless) {
      throw new CountError(
        message('%1 takes at most %2 positional arguments.', type, names.length)
      );
    }
  }
  for (const [given, value] of Object.entries(keyword)) {
    const name = parameterName(rule, type, given, own);
    if (Object.hasOwn(bound, name)) {
      throw new CountError(message('%1: %2 is given twice.', type, name));
    }
    bound[name] = bindInside(framework, value);
  }
  const modern = rule.weightless ? bound : modernize(canonicalType(framework, type), bound, own);
  for (const [name, standard] of Object.entries(rule.signature)) {
    if (standard === REQUIRED && !Object.hasOwn(modern, name)) {
      throw new CountError(message('%1 needs %2.', type, name));
    }
  }
  return modern;
}

function positionalNames(
  rule: Rule,
  type: string,
  { sizesApart }: OwnArguments
): readonly string[] {
  const names = Object.keys(rule.signature);
  const apart = type === rule.type ? [] : (sizesApart[rule.type] ?? []);
  return apart.length > 0 && /^(Convolution|AtrousConvolution|Deconvolution|Separable)/.test(type)
    ? ['filters', ...apart]
    : names;
}

function parameterName(
  rule: Rule,
  type: string,
  given: string,
  { common, sizesApart }: OwnArguments
): string {
  const name =
    rule.spellings && Object.hasOwn(rule.spellings, given) ? rule.spellings[given] : given;
  const known =
    Object.hasOwn(rule.signature, name) ||
    COMMON.has(name) ||
    common.has(name) ||
    (sizesApart[rule.type] ?? []).includes(name);
  if (!known && !rule.weightless) {
    throw new CountError(message('%1 has no argument %2.', type, given));
  }
  return name;
}

/** Older ways to say the same value. */
function modernize(type: string, bound: Config, { sizesApart }: OwnArguments): Config {
  const apart = sizesApart[type] ?? [];
  const { data_format: layout, ...rest } = bound;
  const modern: Record<string, Value> = { ...rest };
  if (layout !== undefined) {
    modern.data_format =
      layout === 'th' ? 'channels_first' : layout === 'tf' ? 'channels_last' : layout;
  }
  const sizes = apart.map(name => bound[name]);
  if (sizes.length > 0 && sizes.every(size => size !== undefined)) {
    modern.kernel_size = sizes;
    apart.forEach(name => delete modern[name]);
  }
  return modern;
}

/** Layers inside an argument, bound by their own class's signature; a class that is not known is left as it is. */
function bindInside(framework: Framework, value: Value): Value {
  if (Array.isArray(value)) {
    return (value as readonly Value[]).map(item => bindInside(framework, item));
  }
  if (!isRecord(value) || typeof value.class !== 'string') {
    return value;
  }
  const config = value.config ?? {};
  if (!isRecord(config) || !ruleOf(framework, value.class)) {
    return value;
  }
  const positional: Value[] = [];
  while (Object.hasOwn(config, String(positional.length))) {
    positional.push(config[String(positional.length)]);
  }
  const keyword = Object.fromEntries(
    Object.entries(config).filter(([name]) => !/^\d+$/.test(name))
  );
  return { class: value.class, config: bind(framework, value.class, positional, keyword) };
}
