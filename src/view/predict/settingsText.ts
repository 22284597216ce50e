import { ruleOf } from '../../counter/index.js';
import type { Layer, Value } from '../../counter/types.js';

/** Arguments that change neither a count nor a shape, and would only fill the line. */
const QUIET = /^(activation|data_format|recurrent_activation|device|dtype|name|trainable|seed)$/;
/** A bias is there unless it is switched off: learners need to be told. */
const BIAS = ['use_bias', 'bias'];

/** A layer's hyper-parameters as its constructor takes them, as far as a count or a shape can depend on them:
 * `filters=32, kernel_size=(3, 3), use_bias=True`. Empty where nothing is known. */
export function settingsText({ framework, type, config }: Layer): string {
  const signature = ruleOf(framework, type)?.signature ?? {};
  const bias = BIAS.filter(name => name in signature && !Object.hasOwn(config, name));
  const given = Object.entries(config).filter(
    ([name, value]) => name in signature && !QUIET.test(name) && value !== null
  );
  return [...given, ...bias.map(name => [name, signature[name]] as const)]
    .filter(([, value]) => typeof value !== 'symbol')
    .map(([name, value]) => `${name}=${python(value as Value)}`)
    .join(', ');
}

function python(value: Value): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) {
    const items = (value as readonly Value[]).map(python);
    return items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`;
  }
  return wrapped(value as { readonly [key: string]: Value });
}

/** A layer inside another one, as a wrapper's argument holds it. */
function wrapped(value: { readonly [key: string]: Value }): string {
  const { class: type, config } = value;
  if (typeof type !== 'string') return '…';
  const entries = Object.entries((config ?? {}) as { readonly [key: string]: Value });
  const own = entries.filter(([name, one]) => !QUIET.test(name) && one !== null);
  return `${type}(${own.map(([name, one]) => `${name}=${python(one)}`).join(', ')})`;
}
