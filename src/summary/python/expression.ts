/** A printed Python (or JSON) value, as far as it could be followed. */
export type Expression = Scalar | Arrays | Call | List | Mapping | Opaque;

/** A number, a string, a flag or nothing. */
export interface Scalar {
  readonly kind: 'scalar';
  readonly value: number | string | boolean | null;
}

/** An array by its type and shape: `f32[16,4]`. */
export interface Arrays {
  readonly kind: 'array';
  readonly type: string;
  readonly shape: readonly number[];
}

/** `Linear(weight=..., use_bias=True)`. */
export interface Call {
  readonly kind: 'call';
  readonly name: string;
  readonly fields: readonly Field[];
  /** What a comment behind the opening bracket says. */
  readonly comment: string;
  /** The closing bracket is there. */
  readonly closed: boolean;
}

/** A list, tuple or set. */
export interface List {
  readonly kind: 'list';
  readonly items: readonly Expression[];
  readonly closed: boolean;
}

/** A dictionary, or an object in JSON. */
export interface Mapping {
  readonly kind: 'mapping';
  readonly fields: readonly Field[];
  readonly closed: boolean;
}

/** Whatever else a value may be printed as: `<function relu at 0x7f>`, `float32`, `...`. */
export interface Opaque {
  readonly kind: 'opaque';
  readonly text: string;
}

export interface Field {
  /** `null` for an argument without a name. */
  readonly name: string | null;
  readonly value: Expression;
}
