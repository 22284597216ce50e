import { figure } from '../text/message.js';

/** A number and what it stands for. */
export interface Quantity {
  readonly value: number;
  readonly meaning: string;
}

/** Arithmetic as a tree: `3 × 3 × 32 + 32`, every number named. */
export type Expression = Quantity | Operation;

export interface Operation {
  readonly operator: '×' | '+';
  readonly operands: readonly Expression[];
}

export function quantity(value: number, meaning: string): Quantity {
  return { value, meaning };
}

export function times(...operands: readonly Expression[]): Expression {
  return joined('×', operands);
}

export function plus(...operands: readonly Expression[]): Expression {
  return joined('+', operands);
}

/** What an expression comes to; `NaN` where a double cannot tell it exactly. */
export function evaluate(expression: Expression): number {
  if (!('operator' in expression)) return expression.value;
  const values = expression.operands.map(evaluate);
  const value =
    expression.operator === '×'
      ? values.reduce((product, factor) => product * factor, 1)
      : values.reduce((sum, term) => sum + term, 0);
  return Number.isSafeInteger(value) ? value : NaN;
}

/** An expression as one writes it: `3 × 3 × (32 + 1)`. */
export function expressionText(expression: Expression): string {
  if (!('operator' in expression)) return figure(expression.value);
  return expression.operands
    .map(operand => {
      const text = expressionText(operand);
      const sum = 'operator' in operand && operand.operator === '+';
      return expression.operator === '×' && sum ? `(${text})` : text;
    })
    .join(` ${expression.operator} `);
}

/** A sum as one writes it down: what comes to nothing is not added as 0. */
export function withoutZeros(expression: Expression): Expression {
  if (!('operator' in expression) || expression.operator !== '+') return expression;
  return plus(...expression.operands.filter(operand => evaluate(operand) !== 0));
}

/** A single operand stands for itself; nothing to add up is 0, nothing to multiply is 1. */
function joined(operator: Operation['operator'], operands: readonly Expression[]): Expression {
  if (operands.length === 1) return operands[0];
  if (operands.length === 0) return quantity(operator === '×' ? 1 : 0, '');
  return {
    operator,
    operands: operands.flatMap(operand =>
      'operator' in operand && operand.operator === operator ? operand.operands : [operand]
    )
  };
}
