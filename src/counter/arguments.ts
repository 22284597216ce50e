import { message } from '../text/message.js';
import { amountOf, term } from '../text/terms.js';
import { CountError } from './errors.js';
import { REQUIRED, type Signature } from './rule.js';
import type { Config, Shape, Value } from './types.js';

/** A layer given as an argument: the wrapped layer of a wrapper, the cell of an RNN. */
export interface LayerValue {
  readonly type: string;
  readonly config: Config;
}

/** A layer's hyper-parameters with the defaults filled in, read with checks. Every reader throws `CountError`, naming
 * the class and the argument, if the value is missing or not legal. */
export class Arguments {
  constructor(
    readonly type: string,
    private readonly signature: Signature,
    private readonly given: Config
  ) {}

  get(name: string): Value {
    if (Object.hasOwn(this.given, name)) {
      return this.given[name];
    }
    const standard = Object.hasOwn(this.signature, name) ? this.signature[name] : null;
    return standard === REQUIRED ? null : standard;
  }

  positive(name: string): number {
    const value = this.get(name);
    if (value === null) {
      throw new CountError(message('%1 needs %2.', this.type, name));
    }
    return this.positiveNumber(name, value);
  }

  positiveOrNull(name: string): number | null {
    return this.get(name) === null ? null : this.positive(name);
  }

  /** One number for all axes, or one an axis. */
  sizes(name: string, rank: number): number[] {
    const value = this.get(name);
    if (!Array.isArray(value)) {
      return Array<number>(rank).fill(this.positive(name));
    }
    if (value.length === 1) {
      return Array<number>(rank).fill(this.positiveNumber(name, value[0]));
    }
    if (value.length !== rank) {
      throw this.illegal(name, '%1: %2 must be one number or %4, not %3.', rank);
    }
    return value.map(size => this.positiveNumber(name, size));
  }

  flag(name: string): boolean {
    const value = this.get(name);
    if (value !== true && value !== false && value !== 0 && value !== 1) {
      throw this.illegal(name, '%1: %2 must be True or False, not %3.');
    }
    return Boolean(value);
  }

  /** A word out of `words`, in any case; the first of them where the argument is left out. */
  word(name: string, words: readonly string[]): string {
    const value = this.get(name) ?? words[0];
    const word = typeof value === 'string' ? value.toLowerCase() : null;
    if (word === null || !words.includes(word)) {
      throw this.illegal(name, '%1: %2 must be one of %4, not %3.', words.join(', '));
    }
    return word;
  }

  text(name: string): string {
    const value = this.get(name);
    if (typeof value !== 'string') {
      throw this.illegal(name, '%1: %2 must be a string, not %3.');
    }
    return value;
  }

  /** Positions of axes in a shape of `rank` axes, in the order given; negative ones count from the end. */
  axes(name: string, rank: number): number[] {
    const value = this.get(name);
    const given = Array.isArray(value) ? value : [value];
    const axes = given.map(axis => {
      if (typeof axis !== 'number' || !Number.isInteger(axis) || axis < -rank || axis >= rank) {
        throw this.illegal(
          name,
          '%1: %2 must name axes of an input with %4 of them, not %3.',
          rank
        );
      }
      return axis < 0 ? axis + rank : axis;
    });
    if (new Set(axes).size !== axes.length) {
      throw this.illegal(name, '%1: %2 names an axis twice: %3.');
    }
    return axes;
  }

  layer(name: string): LayerValue {
    return this.layerValue(name, this.get(name));
  }

  layers(name: string): LayerValue[] {
    const value = this.get(name);
    if (!Array.isArray(value) || value.length === 0) {
      throw this.illegal(name, '%1: %2 must be a list of layers, not %3.');
    }
    return value.map(item => this.layerValue(name, item));
  }

  /** What is wrong with an argument.
   *
   * @param text a sentence of the class, `%1`, the argument, `%2`, and its value, `%3`.
   * @param more the parameters from `%4` on.
   */
  illegal(name: string, text: string, ...more: readonly (string | number)[]): CountError {
    const shown = JSON.stringify(this.get(name))?.slice(0, 80) ?? message('nothing');
    // eslint-disable-next-line no-restricted-syntax -- gathered where this is called
    return new CountError(message(text, this.type, name, shown, ...more));
  }

  private positiveNumber(name: string, value: Value): number {
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1) {
      throw this.illegal(name, '%1: %2 must be a whole number of at least 1, not %3.');
    }
    return value;
  }

  private layerValue(name: string, value: Value): LayerValue {
    if (isRecord(value) && typeof value.class === 'string') {
      const config = value.config ?? {};
      if (isRecord(config)) {
        return { type: value.class, config };
      }
    }
    throw this.illegal(name, '%1: %2 must be a layer, not %3.');
  }
}

export function isRecord(value: Value): value is Config {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The layer's input `index`. Throws `CountError` if it is not known or has too few axes. */
export function inputOf(
  settings: Arguments,
  inputs: readonly Shape[],
  leastRank: number,
  index = 0
): Shape {
  const shape = inputs[index];
  if (shape === undefined) {
    throw new CountError(message('%1 needs the shape of its input.', settings.type));
  }
  if (shape.length < leastRank) {
    throw new CountError(
      message(
        '%1 needs an input of %2 axes or more, the batch counted, not %3.',
        settings.type,
        leastRank,
        shape.length
      )
    );
  }
  return shape;
}

/** The size of one axis of an input. Throws `CountError` if it is open, or not a whole number of at least 1. */
export function sizeOf(settings: Arguments, shape: Shape, axis: number, meaning: string): number {
  const size = shape.at(axis);
  if (size === null || size === undefined) {
    throw new CountError(
      message('%1 needs the number of %2 of its input.', settings.type, term(meaning))
    );
  }
  if (!Number.isSafeInteger(size) || size < 1) {
    throw new CountError(
      message('%1 cannot have an input of %2.', settings.type, amountOf(size, meaning))
    );
  }
  return size;
}
