import { ListObject, TupleObject } from '../interpreter/containers.js';
import { UNKNOWN, argumentOf, type CallValues, type PythonValue } from '../interpreter/values.js';
import { TorchTensor, type Sizes } from './tensor.js';

/** What the functions of `torch` that are given a shape, data or another tensor make. */
export function makeTensor(name: string, args: CallValues): TorchTensor {
  return new TorchTensor(shapeOf(name, args));
}

function shapeOf(name: string, args: CallValues): Sizes | null {
  const { positional } = args;
  const [first, second] = positional;
  switch (name) {
    case 'full':
      return sizesOf([argumentOf(args, 0, 'size') ?? UNKNOWN]);
    case 'Tensor':
    case 'FloatTensor':
      return positional.every(value => typeof value === 'number')
        ? sizesOf(positional)
        : shapeOfData(first);
    case 'tensor':
    case 'as_tensor':
      return shapeOfData(first ?? UNKNOWN);
    case 'eye':
      return first instanceof TorchTensor ? first.shape : sizesOf([first, second ?? first]);
    default:
      if (name.endsWith('_like')) {
        return first instanceof TorchTensor ? first.shape : null;
      }
      return statedSizes(args);
  }
}

/** The shape of a tensor after a method of this name that changes it. */
export function shapeAfter(name: string, shape: Sizes, args: CallValues): Sizes | null {
  const [axis] = args.positional;
  if (name === 'unsqueeze' && typeof axis === 'number') {
    const place = axis < 0 ? axis + shape.length + 1 : axis;
    return [...shape.slice(0, place), 1, ...shape.slice(place)];
  }
  if (name === 'repeat' || name === 'expand' || name === 'view' || name === 'reshape') {
    const sizes = sizesOf(args.positional);
    return sizes === null || sizes.includes(-1)
      ? null
      : name === 'repeat'
        ? repeated(shape, sizes)
        : sizes;
  }
  return name === 't' ? [...shape].reverse() : null;
}

/** The shape of what an operator makes of two tensors. */
export function broadcast(left: Sizes, right: Sizes): Sizes {
  const length = Math.max(left.length, right.length);
  return Array.from({ length }, (_, i) =>
    Math.max(left[left.length - length + i] ?? 1, right[right.length - length + i] ?? 1)
  );
}

function statedSizes(args: CallValues): Sizes | null {
  const size = argumentOf(args, null, 'size');
  return args.complete ? sizesOf(size === undefined ? args.positional : [size]) : null;
}

/** Sizes given one by one, or all in a tuple or list. */
function sizesOf(values: readonly PythonValue[]): Sizes | null {
  const [first] = values;
  const items =
    values.length === 1 && (first instanceof TupleObject || first instanceof ListObject)
      ? first.elements()
      : values;
  const sizes = items?.filter(item => typeof item === 'number');
  return sizes && sizes.length === items?.length ? sizes : null;
}

/** The shape of nested lists of numbers. */
function shapeOfData(data: PythonValue, depth = 0): Sizes | null {
  if (data instanceof TorchTensor) {
    return data.shape;
  }
  if (data instanceof ListObject || data instanceof TupleObject) {
    const elements = data.elements();
    const inner = elements && depth < 8 ? shapeOfData(elements[0] ?? UNKNOWN, depth + 1) : null;
    return inner && elements ? [elements.length, ...inner] : elements?.length === 0 ? [0] : null;
  }
  return data === UNKNOWN ? null : [];
}

function repeated(shape: Sizes, times: Sizes): Sizes | null {
  return times.length < shape.length
    ? null
    : times.map((time, i) => time * (shape[shape.length - times.length + i] ?? 1));
}
