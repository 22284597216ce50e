import { message } from '../text/message.js';
import { isRecord } from './arguments.js';
import { CountError } from './errors.js';
import { canonicalType, ruleOf } from './registry.js';
import { REQUIRED, type Rule } from './rule.js';
import type { Config, Framework, Value } from './types.js';

/** Arguments that every layer takes, in one release or another, and that no count depends on but `trainable`. */
const COMMON = new Set(
  `name dtype trainable autocast dynamic weights batch_size batch_shape batch_input_shape input_shape input_dim
  input_dtype input_length input_tensor sparse ragged implementation experimental_autocast activity_regularizer
  init inner_init W_regularizer U_regularizer b_regularizer W_constraint U_constraint b_constraint forget_bias_init
  inner_activation dropout_W dropout_U consume_less kernel_initializer bias_initializer kernel_regularizer
  bias_regularizer kernel_constraint bias_constraint seed mode beta_init gamma_init beta_regularizer
  gamma_regularizer quantization_config time_major fused virtual_batch_size adjustment renorm_clipping
  renorm_momentum synchronized embeddings_initializer keras_version dtype_policy build_config registered_name
  lora_alpha cpu_merge dropout`.split(/\s+/)
);

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
  const names = positionalNames(rule, type);
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
    const name = parameterName(rule, type, given);
    if (Object.hasOwn(bound, name)) {
      throw new CountError(message('%1: %2 is given twice.', type, name));
    }
    bound[name] = bindInside(framework, value);
  }
  const modern = rule.weightless ? bound : modernize(framework, type, bound);
  for (const [name, standard] of Object.entries(rule.signature)) {
    if (standard === REQUIRED && !Object.hasOwn(modern, name)) {
      throw new CountError(message('%1 needs %2.', type, name));
    }
  }
  return modern;
}

/** Keras 1 gave a kernel's sizes one by one, in the classes it called Convolution. */
const SIZES_APART: { readonly [type: string]: readonly string[] } = {
  Conv2D: ['nb_row', 'nb_col'],
  Conv2DTranspose: ['nb_row', 'nb_col'],
  SeparableConv2D: ['nb_row', 'nb_col'],
  Conv3D: ['kernel_dim1', 'kernel_dim2', 'kernel_dim3']
};

function positionalNames(rule: Rule, type: string): readonly string[] {
  const names = Object.keys(rule.signature);
  const apart = type === rule.type ? [] : (SIZES_APART[rule.type] ?? []);
  return apart.length > 0 && /^(Convolution|AtrousConvolution|Deconvolution|Separable)/.test(type)
    ? ['filters', ...apart]
    : names;
}

function parameterName(rule: Rule, type: string, given: string): string {
  const name =
    rule.spellings && Object.hasOwn(rule.spellings, given) ? rule.spellings[given] : given;
  const known =
    Object.hasOwn(rule.signature, name) ||
    COMMON.has(name) ||
    (SIZES_APART[rule.type] ?? []).includes(name);
  if (!known && !rule.weightless) {
    throw new CountError(message('%1 has no argument %2.', type, given));
  }
  return name;
}

/** Older ways to say the same value. */
function modernize(framework: Framework, type: string, bound: Config): Config {
  const apart = SIZES_APART[canonicalType(framework, type)] ?? [];
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
