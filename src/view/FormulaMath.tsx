import * as React from 'react';
import type { Tensor } from '../counter/types.js';
import type { Formula } from '../report/types.js';
import { counted } from '../text/terms.js';
import { integer } from './format.js';
import { useLight, useLinkWhere } from './picture/linking.js';
import { translate, useTranslation } from './translation.js';

const element = React.createElement;

interface NumberProps {
  readonly value: number;
  readonly meaning: string;
}

/** A number with what it stands for written underneath. */
function Labelled({ value, meaning, ...light }: NumberProps): JSX.Element {
  const trans = useTranslation();
  const number = element('mn', meaning === '' ? light : null, integer(value));
  return meaning === ''
    ? number
    : element(
        'munder',
        { ...light, className: 'jp-Paramlens-linked' },
        number,
        element('mtext', null, translate(counted(value, meaning), trans))
      );
}

/** A term of a step's formula, which lights up with what it stands for. */
function Operand({ step, operand, ...number }: NumberProps & OperandPlace): JSX.Element {
  const id = useLinkWhere(({ operands }) =>
    operands.some(place => place.step === step && place.operand === operand)
  );
  return <Labelled {...number} {...useLight(id)} />;
}

interface OperandPlace {
  readonly step: number | undefined;
  readonly operand: number;
}

/** An axis of a tensor, which lights up with what it stands for. */
function Axis({ tensor, axis, ...number }: NumberProps & AxisPlace): JSX.Element {
  const id = useLinkWhere(({ axes }) =>
    axes.some(place => place.tensor === tensor && place.axis === axis)
  );
  return <Labelled {...number} {...useLight(id)} />;
}

interface AxisPlace {
  readonly tensor: number;
  readonly axis: number;
}

function equation(
  terms: readonly React.ReactElement[],
  sign: string,
  result: React.ReactElement
): JSX.Element {
  const parts = terms.flatMap((term, i) => [
    ...(i === 0 ? [] : [element('mo', { key: `operator-${i}`, form: 'infix' }, sign)]),
    term
  ]);
  // Browsers break no line inside of MathML: where it is narrow, the result goes below.
  return (
    <span className="jp-Paramlens-equation">
      {math(element('mrow', null, parts))}
      {math(element('mrow', null, element('mo', { form: 'infix' }, '='), result))}
    </span>
  );
}

function math(content: React.ReactElement): JSX.Element {
  return element('math', { className: 'jp-Paramlens-math', dir: 'ltr' }, content);
}

interface FormulaMathProps {
  readonly formula: Formula;
  /** Which step of the derivation it is, from 0; left out where it is none. */
  readonly step?: number;
}

/** One step's arithmetic in MathML, each number named: `3 × 288 = 864`. */
export function FormulaMath({ formula, step }: FormulaMathProps): JSX.Element {
  const { operands, operator, value, meaning } = formula;
  return equation(
    operands.map((term, i) => <Operand key={i} step={step} operand={i} {...term} />),
    operator,
    <Labelled value={value} meaning={meaning} />
  );
}

interface ShapeMathProps {
  readonly tensor: Tensor;
  /** The tensor's place in the list, from 0. */
  readonly place: number;
}

/** A tensor's shape in MathML, each axis named, and the number of its elements. */
export function ShapeMath({ tensor, place }: ShapeMathProps): JSX.Element {
  const { shape, dimensions, count } = tensor;
  const result = <Labelled value={count} meaning="" />;
  const axes = shape.map((value, i) => (
    <Axis key={i} tensor={place} axis={i} value={value} meaning={dimensions[i] ?? ''} />
  ));
  if (axes.length === 0) return math(result);
  return axes.length > 1 ? equation(axes, '×', result) : math(axes[0]);
}
