import { ListObject, TupleObject } from '../interpreter/containers.js';
import type { Machine } from '../interpreter/machine.js';
import {
  NativeFunction,
  PythonObject,
  UNKNOWN,
  argumentOf,
  truthOf,
  type CallValues,
  type PythonValue
} from '../interpreter/values.js';

type Sizes = readonly number[];

/** A tensor: no module, and so no part of a model until a parameter is made of it. */
export class TorchTensor extends PythonObject {
  /** @param shape `null` if it cannot be told. */
  constructor(readonly shape: Sizes | null) {
    super();
  }

  override getAttribute(name: string, machine: Machine): PythonValue {
    switch (name) {
      case 'shape':
        return this.shape === null ? UNKNOWN : new TupleObject(this.shape);
      case 'size':
        return new NativeFunction(({ positional }) => {
          const sizes = this.shape === null ? null : new TupleObject(this.shape);
          return sizes === null
            ? UNKNOWN
            : positional.length > 0
              ? sizes.getItem(positional[0], machine)
              : sizes;
        });
      case 'numel':
        return new NativeFunction(() => this.shape?.reduce((a, b) => a * b, 1) ?? UNKNOWN);
      case 'T':
        return new TorchTensor(this.shape && [...this.shape].reverse());
      case 'data':
        return new TorchTensor(this.shape);
      default:
        return new NativeFunction(args => new TorchTensor(this.after(name, args)));
    }
  }

  override combine(other: PythonValue): PythonValue {
    const shape =
      other instanceof TorchTensor
        ? broadcast(this.shape, other.shape)
        : other === UNKNOWN
          ? null
          : this.shape;
    return new TorchTensor(shape);
  }

  override getItem(): PythonValue {
    return new TorchTensor(null);
  }

  override setItem(): void {
    // Values change, the shape does not.
  }

  /** The shape after a method of this name. */
  private after(name: string, args: CallValues): Sizes | null {
    const { shape } = this;
    if (
      shape === null ||
      /_$|^(float|double|half|long|clone|detach|contiguous|to|cpu|cuda|mul|div|abs|exp|log|neg|tanh|sigmoid|requires_grad_)$/.test(
        name
      )
    ) {
      return shape;
    }
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
}

/** `nn.Parameter`: a tensor that the module which holds it learns. */
export class Parameter extends TorchTensor {
  constructor(
    shape: Sizes | null,
    /** `requires_grad`; `null` if that cannot be told. */
    public trainable: boolean | null = true
  ) {
    super(shape);
  }

  override getAttribute(name: string, machine: Machine): PythonValue {
    if (name === 'requires_grad') {
      return this.trainable ?? UNKNOWN;
    }
    if (name === 'requires_grad_') {
      return new NativeFunction((args, runner) => {
        this.setAttribute('requires_grad', argumentOf(args, 0, 'requires_grad') ?? true, runner);
        return this;
      });
    }
    return super.getAttribute(name, machine);
  }

  override setAttribute(name: string, value: PythonValue, machine: Machine): void {
    if (name === 'requires_grad') {
      this.trainable = machine.uncertain ? null : truthOf(value);
    }
  }

  override spoil(): void {
    this.trainable = null;
  }
}

/** `nn.Parameter(data, requires_grad=True)`. */
export function makeParameter(args: CallValues): Parameter {
  const data = argumentOf(args, 0, 'data');
  const flag = argumentOf(args, 1, 'requires_grad') ?? true;
  return new Parameter(data instanceof TorchTensor ? data.shape : null, truthOf(flag));
}

/** The functions of `torch` that make tensors; `undefined` for those whose result may be anything but a tensor. */
export function tensorFunction(name: string): PythonValue | undefined {
  if (/^(zeros|ones|randn|rand|empty)$/.test(name)) {
    return new NativeFunction(args => new TorchTensor(statedSizes(args)));
  }
  if (name === 'full') {
    return new NativeFunction(
      args => new TorchTensor(sizesOf([argumentOf(args, 0, 'size') ?? UNKNOWN]))
    );
  }
  if (name === 'Tensor' || name === 'FloatTensor') {
    return new NativeFunction(
      ({ positional }) =>
        new TorchTensor(
          positional.every(value => typeof value === 'number')
            ? sizesOf(positional)
            : shapeOfData(positional[0])
        )
    );
  }
  if (name === 'tensor' || name === 'as_tensor') {
    return new NativeFunction(args => new TorchTensor(shapeOfData(args.positional[0] ?? UNKNOWN)));
  }
  if (name === 'eye' || /_like$/.test(name)) {
    return new NativeFunction(({ positional: [first, second] }) =>
      first instanceof TorchTensor
        ? new TorchTensor(first.shape)
        : new TorchTensor(name === 'eye' ? sizesOf([first, second ?? first]) : null)
    );
  }
  return /^(arange|linspace|cat|stack|matmul|bmm|relu|tanh|sigmoid|softmax|sqrt|exp|log|sin|cos|triu|tril|einsum|mean|sum|flatten|from_numpy|device|manual_seed|no_grad|normal|randint|squeeze|unsqueeze|transpose|abs|clamp|outer|polar|where)$/.test(
    name
  )
    ? new NativeFunction(() => new TorchTensor(null))
    : undefined;
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

function broadcast(left: Sizes | null, right: Sizes | null): Sizes | null {
  if (left === null || right === null) {
    return null;
  }
  const length = Math.max(left.length, right.length);
  return Array.from({ length }, (_, i) =>
    Math.max(left[left.length - length + i] ?? 1, right[right.length - length + i] ?? 1)
  );
}

function repeated(shape: Sizes, times: Sizes): Sizes | null {
  return times.length < shape.length
    ? null
    : times.map((time, i) => time * (shape[shape.length - times.length + i] ?? 1));
}
