import type { Role, Tensor } from '../counter/types.js';
import type { StatedTensor } from '../summary/types.js';
import type { Counted } from './counted.js';

/** False of shapes that no tensor has, such as one with more numbers than can be told exactly. */
export function areCountable(tensors: readonly StatedTensor[]): boolean {
  const counts = tensors.map(({ shape }) => shape.reduce((product, size) => product * size, 1));
  return (
    tensors.every(({ shape }) => shape.every(size => Number.isSafeInteger(size) && size >= 0)) &&
    counts.every(Number.isSafeInteger) &&
    Number.isSafeInteger(counts.reduce((sum, count) => sum + count, 0))
  );
}

/** Tensors as printed, with what the counter knows of them. */
export function describe(
  stated: readonly StatedTensor[],
  counted: Counted | null,
  type: string
): readonly Tensor[] {
  const outputsFirst = putsOutputsFirst(stated);
  return stated.map(({ name, shape, trainable }) => {
    const known = counted?.tensors.find(
      tensor => tensor.name === name && tensor.shape.join() === shape.join()
    );
    const role = known?.role ?? roleOf(name);
    return {
      name,
      role,
      shape,
      dimensions: known?.dimensions ?? dimensionsOf(shape, type, outputsFirst),
      count: shape.reduce((product, size) => product * size, 1),
      trainable: trainable ?? role !== 'statistic'
    };
  });
}

/** PyTorch and Equinox put the outputs of a weight first, the others last; a bias is as long as there are outputs. */
function putsOutputsFirst(stated: readonly StatedTensor[]): boolean {
  const weight = stated.find(({ shape }) => shape.length > 1)?.shape;
  const bias = stated.find(({ name, shape }) => shape.length === 1 && roleOf(name) === 'bias');
  return weight !== undefined && bias?.shape[0] === weight[0] && weight[0] !== weight.at(-1);
}

/** What the axes mean in a layer that the counter has no rule for; none is named that could mean something else. */
function dimensionsOf(
  shape: readonly number[],
  type: string,
  outputsFirst: boolean
): readonly string[] {
  const isConvolution = /conv/i.test(type) && shape.length > 2;
  if (shape.length === 2 && /embed/i.test(type)) return ['vocabulary size', 'embedding size'];
  if (shape.length === 1 && /norm|conv|linear|dense/i.test(type)) {
    return [/norm/i.test(type) ? 'features' : /conv/i.test(type) ? 'filters' : 'units'];
  }
  const spatial = ['kernel height', 'kernel width', 'kernel depth'].slice(0, shape.length - 2);
  const window = shape.length === 3 ? ['kernel length'] : spatial;
  if (isConvolution && shape.length <= 5) {
    return outputsFirst
      ? ['filters', 'input channels', ...window]
      : [...window, 'input channels', 'filters'];
  }
  if (shape.length === 2 && /linear|dense/i.test(type)) {
    return outputsFirst ? ['units', 'inputs'] : ['inputs', 'units'];
  }
  return shape.map((_, axis) => `axis ${axis + 1}`);
}

function roleOf(name: string): Role {
  const last = name.slice(name.search(/[^./]*$/));
  if (/bias|^b$/.test(last)) return 'bias';
  if (/mean|var|running|count|state/.test(last)) return 'statistic';
  return /scale|gamma|alpha|offset|beta/.test(last) ? 'scale' : 'weight';
}
