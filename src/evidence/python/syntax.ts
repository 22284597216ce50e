/**
 * The part of Python that evidence is read from, as plain data. What is not modelled is `unknown` (an expression) or
 * `broken` (a statement), with whatever it mentions, so that its effects can be allowed for.
 */

export type Expression =
  | { readonly kind: 'constant'; readonly value: null | boolean | number | string }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'attribute'; readonly object: Expression; readonly name: string }
  | { readonly kind: 'index'; readonly object: Expression; readonly index: Expression }
  | {
      readonly kind: 'slice';
      readonly lower: Expression | null;
      readonly upper: Expression | null;
      readonly step: Expression | null;
    }
  | { readonly kind: 'call'; readonly callee: Expression; readonly args: readonly CallArgument[] }
  | { readonly kind: 'tuple' | 'list'; readonly items: readonly Item[] }
  | { readonly kind: 'dict'; readonly entries: readonly Entry[] }
  | {
      readonly kind: 'binary' | 'logic';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'unary'; readonly operator: string; readonly operand: Expression }
  | {
      readonly kind: 'compare';
      readonly first: Expression;
      readonly rest: readonly { readonly operator: string; readonly operand: Expression }[];
    }
  | {
      readonly kind: 'conditional';
      readonly test: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    }
  | {
      readonly kind: 'lambda';
      readonly parameters: readonly Parameter[];
      readonly body: Expression;
    }
  | {
      readonly kind: 'comprehension';
      readonly form: ComprehensionForm;
      /** The key of a dictionary's entry. */
      readonly element: Expression;
      readonly value: Expression | null;
      readonly clauses: readonly Clause[];
    }
  | { readonly kind: 'format'; readonly parts: readonly FormatPart[] }
  | { readonly kind: 'named'; readonly name: string; readonly value: Expression }
  | { readonly kind: 'unknown'; readonly operands: readonly Expression[] };

export interface Item {
  readonly spread: boolean;
  readonly value: Expression;
}

/** `key` is `null` for `**spread`. */
export interface Entry {
  readonly key: Expression | null;
  readonly value: Expression;
}

export interface CallArgument {
  readonly spread: '' | '*' | '**';
  readonly name: string | null;
  readonly value: Expression;
}

export interface Parameter {
  readonly spread: '' | '*' | '**';
  readonly name: string;
  readonly fallback: Expression | null;
  readonly keywordOnly: boolean;
}

export interface Clause {
  readonly target: Expression;
  readonly iterable: Expression;
  readonly conditions: readonly Expression[];
}

/** What a comprehension makes. */
export type ComprehensionForm = 'list' | 'generator' | 'dict';

/** A piece of an f-string: literal text, or a value with its format specification. */
export type FormatPart =
  | string
  | { readonly value: Expression; readonly conversion: string; readonly specification: string };

export type Block = readonly Statement[];

export type Statement = StatementOfKind & {
  /** The names that `:=` binds in the statement's own expressions. */
  readonly named?: readonly string[];
};

type StatementOfKind =
  | {
      readonly kind: 'expression';
      readonly value: Expression;
      /** The kernel displays the value: it stands at the end of a cell. */
      readonly displayed?: boolean;
    }
  | {
      readonly kind: 'assign';
      readonly targets: readonly Expression[];
      readonly value: Expression;
      /** The text behind the colon: `units: int = 4`. */
      readonly annotation?: string;
    }
  | {
      readonly kind: 'update';
      readonly target: Expression;
      readonly operator: string;
      readonly value: Expression;
    }
  | {
      readonly kind: 'if';
      readonly branches: readonly { readonly test: Expression; readonly body: Block }[];
      readonly otherwise: Block;
    }
  | {
      readonly kind: 'for';
      readonly target: Expression;
      readonly iterable: Expression;
      readonly body: Block;
      readonly otherwise: Block;
    }
  | {
      readonly kind: 'while';
      readonly test: Expression;
      readonly body: Block;
      readonly otherwise: Block;
    }
  | {
      readonly kind: 'try';
      readonly body: Block;
      readonly handlers: readonly Block[];
      readonly otherwise: Block;
      readonly last: Block;
    }
  | {
      readonly kind: 'with';
      readonly items: readonly { readonly value: Expression; readonly target: Expression | null }[];
      readonly body: Block;
    }
  | { readonly kind: 'match'; readonly subject: Expression; readonly bodies: readonly Block[] }
  | FunctionStatement
  | ClassStatement
  | { readonly kind: 'return'; readonly value: Expression | null }
  | { readonly kind: 'break' | 'continue' | 'raise' }
  | { readonly kind: 'import'; readonly bindings: readonly ImportBinding[] }
  /** An annotation without a value: `units: int`. */
  | { readonly kind: 'declaration'; readonly name: string; readonly annotation: string }
  | { readonly kind: 'importAll'; readonly path: string }
  | { readonly kind: 'delete'; readonly targets: readonly Expression[] }
  | {
      readonly kind: 'scope';
      readonly form: 'global' | 'nonlocal';
      readonly names: readonly string[];
    }
  | {
      readonly kind: 'broken';
      readonly assigned: readonly string[];
      readonly mentioned: readonly string[];
    };

export interface FunctionStatement {
  readonly kind: 'function';
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly body: Block;
  readonly decorators: readonly Expression[];
  /** A generator or coroutine: calling it does not run its body. */
  readonly deferred: boolean;
}

export interface ClassStatement {
  readonly kind: 'class';
  readonly name: string;
  readonly bases: readonly CallArgument[];
  readonly body: Block;
  readonly decorators: readonly Expression[];
}

export interface ImportBinding {
  /** The name that is bound. */
  readonly name: string;
  /** The dotted path of what it is bound to. */
  readonly path: string;
}
