import { count, isWeightless } from '../counter/index.js';
import type { Framework, Layer, Shape, Size } from '../counter/types.js';
import { message, type Message } from '../text/message.js';

/** Whether a class without weights makes its output out of several inputs: adds them, joins them. */
export function joinsInputs(framework: Framework, type: string): boolean {
  if (!isWeightless(framework, type)) return false;
  const together = outputOf({ framework, type, config: {}, inputs: [ONE, OTHER] });
  const alone = outputOf({ framework, type, config: {}, inputs: [ONE] });
  return Boolean(together && alone && `${together}` !== `${alone}`);
}

/** Why inputs do not fit a class that joins them; `null` where they do. The counter refuses no layer without weights. */
export function whyNotJoined(layer: Layer, output: Shape | null): Message | null {
  const { framework, type, inputs } = layer;
  if (inputs.length < 2 || !output || !joinsInputs(framework, type)) return null;
  const isElementwise =
    `${outputOf({ ...layer, config: {}, inputs: [OTHER, OTHER] })}` === `${OTHER}`;
  const unequal = output.flatMap((size, axis) => {
    const sizes = [...new Set(inputs.map(input => input[axis]).filter(one => one !== null))];
    const fitting = isElementwise ? sizes.filter(one => one !== 1) : sizes;
    // What is joined along an axis may differ there.
    const isJoined = !isElementwise && size !== inputs[0][axis];
    return fitting.length > 1 && !isJoined ? [sizes] : [];
  });
  if (inputs.some(({ length }) => length !== output.length)) {
    return message('What comes in does not fit this %1.', type);
  }
  const [sizes] = unequal;
  if (unequal.length === 0) return null;
  return unequal.length === 1 && sizes.length === 2
    ? message('%1 needs equal shapes: %2 and %3.', type, ...sizes.map(size => String(size)))
    : message('%1 needs equal shapes: %2.', type, inputs.map(shapeText).join(', '));
}

const ONE: Shape = [null, 1, 1];
const OTHER: Shape = [null, 1, 5];

function outputOf(layer: Layer): Shape | undefined {
  return count(layer).outputs?.[0];
}

function shapeText(shape: Shape): string {
  return `(${shape.map((size: Size) => size ?? 'None').join(', ')})`;
}
