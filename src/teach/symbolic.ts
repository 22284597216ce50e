import { count, CountError } from '../counter/index.js';
import type { Layer, Shape } from '../counter/types.js';
import { widthIn } from '../report/widths.js';

/** The inputs that a torch module's constructor states: their channels or features, all other sizes open. `null` where it
 * states none, and for other frameworks, whose constructors state no inputs. */
export function symbolicInputs(layer: Layer): readonly Shape[] | null {
  if (layer.framework !== 'torch') return null;
  for (const shape of candidatesOf(layer)) {
    const inputs = [shape];
    if (isTaken({ ...layer, inputs })) return inputs;
  }
  return null;
}

/** What comes into a layer: as printed, or else as its constructor states it. */
export function enteringInputs(layer: Layer): readonly Shape[] {
  return layer.inputs.length > 0 ? layer.inputs : (symbolicInputs(layer) ?? []);
}

/** Torch names the number of spatial axes in the class. Recurrent layers take sequences; tables take indices. */
function candidatesOf({ type, config }: Layer): readonly Shape[] {
  const width = widthIn(config);
  if (width === null) {
    const embedding = config.embed_dim ?? config.d_model;
    return [[null, null, ...(typeof embedding === 'number' ? [embedding] : [])]];
  }
  const spatial = /([123])d/i.exec(type)?.[1];
  if (spatial !== undefined) return [[null, width, ...Array<null>(Number(spatial)).fill(null)]];
  return [
    [null, width],
    [null, null, width]
  ];
}

function isTaken(layer: Layer): boolean {
  try {
    return Boolean(count(layer).outputs?.[0]);
  } catch (error) {
    if (error instanceof CountError) return false;
    throw error;
  }
}
