import * as React from 'react';
import type { Tensor } from '../counter/types.js';
import type { Formula } from '../report/types.js';
import { integer } from './format.js';

const element = React.createElement;

/** A number with what it stands for written underneath. */
function labelled(key: React.Key, value: number, meaning: string): React.ReactElement {
  const number = element('mn', null, integer(value));
  return meaning === ''
    ? element(React.Fragment, { key }, number)
    : element('munder', { key }, number, element('mtext', null, meaning));
}

function operator(key: React.Key, sign: string): React.ReactElement {
  return element('mo', { key, form: 'infix' }, sign);
}

function equation(
  terms: readonly { value: number; meaning: string }[],
  sign: string,
  result: React.ReactElement
): JSX.Element {
  const parts = terms.flatMap((term, i) => [
    ...(i === 0 ? [] : [operator(`operator-${i}`, sign)]),
    labelled(i, term.value, term.meaning)
  ]);
  return element(
    'math',
    { className: 'jp-Paramlens-math' },
    element('mrow', null, parts, operator('equals', '='), result)
  );
}

/** One step's arithmetic in MathML, each number named: `3 × 288 = 864`. */
export function FormulaMath({ formula }: { formula: Formula }): JSX.Element {
  return equation(
    formula.operands,
    formula.operator,
    labelled('value', formula.value, formula.meaning)
  );
}

/** A tensor's shape in MathML, each axis named, and the number of its elements. */
export function ShapeMath({ tensor }: { tensor: Tensor }): JSX.Element {
  const result = labelled('value', tensor.count, '');
  if (tensor.shape.length === 0) return element('math', { className: 'jp-Paramlens-math' }, result);
  const axes = tensor.shape.map((value, i) => ({ value, meaning: tensor.dimensions[i] ?? '' }));
  if (axes.length > 1) return equation(axes, '×', result);
  return element(
    'math',
    { className: 'jp-Paramlens-math' },
    labelled('axis', axes[0].value, axes[0].meaning)
  );
}
