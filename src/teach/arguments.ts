import type { Config, Layer, Value } from '../counter/types.js';
import { isConfig, settingOf, wrappedIn } from './settings.js';

/** A hyper-parameter by its path: `filters`, or `layer.units` for one of the layer that a wrapper holds. */
export type ArgumentPath = string;

/** The arguments that hold a layer, with that layer: `layer`, `backward_layer`, `cell`. */
export function wrappedBy(layer: Layer): readonly (readonly [argument: string, inner: Layer])[] {
  return Object.keys(layer.config).flatMap(argument => {
    const inner = wrappedIn(layer.config[argument]);
    return inner ? [[argument, { ...layer, ...inner }] as const] : [];
  });
}

/** A setting's value, the class's default where it is left out; `null` where there is neither. */
export function argumentOf(layer: Layer, path: ArgumentPath): Value {
  const [first, ...rest] = path.split('.');
  if (rest.length === 0) return settingOf(layer, first);
  const inner = wrappedIn(settingOf(layer, first));
  return inner ? argumentOf({ ...layer, ...inner }, rest.join('.')) : null;
}

/** The configuration with one setting changed. A path into something that is no layer changes nothing. */
export function withArgument(config: Config, path: ArgumentPath, value: Value): Config {
  const [first, ...rest] = path.split('.');
  if (rest.length === 0) return { ...config, [first]: value };
  const inner = Object.hasOwn(config, first) ? config[first] : null;
  if (!isConfig(inner)) return config;
  const own = isConfig(inner.config ?? null) ? (inner.config as Config) : {};
  return { ...config, [first]: { ...inner, config: withArgument(own, rest.join('.'), value) } };
}

/** Whether a setting was given, and is not left at the class's default. */
export function isGiven(config: Config, path: ArgumentPath): boolean {
  const [first, ...rest] = path.split('.');
  if (!Object.hasOwn(config, first)) return false;
  const inner = wrappedIn(config[first]);
  return rest.length === 0 || (inner !== null && isGiven(inner.config, rest.join('.')));
}
