import { later } from '../../later.js';
import { TupleObject } from '../interpreter/containers.js';
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

/** The sizes of a tensor's axes. */
export type Sizes = readonly number[];

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
        ? this.shape && other.shape && later('torchTensors').broadcast(this.shape, other.shape)
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
    return /^(unsqueeze|repeat|expand|view|reshape|t)$/.test(name)
      ? later('torchTensors').shapeAfter(name, shape, args)
      : null;
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

/** Functions of `torch` whose results have a shape that may be told. */
const SHAPED = /^(zeros|ones|randn?|empty|full|(Float)?Tensor|(as_)?tensor|eye|\w*_like)$/;

const SHAPELESS =
  /^(arange|linspace|cat|stack|matmul|bmm|relu|tanh|sigmoid|softmax|sqrt|exp|log|sin|cos|triu|tril|einsum|mean|sum|flatten|from_numpy|device|manual_seed|no_grad|normal|randint|squeeze|unsqueeze|transpose|abs|clamp|outer|polar|where)$/;

/** The functions of `torch` that make tensors; `undefined` for those whose result may be anything but a tensor. */
export function tensorFunction(name: string): PythonValue | undefined {
  if (SHAPED.test(name)) {
    return new NativeFunction(args => later('torchTensors').makeTensor(name, args));
  }
  return SHAPELESS.test(name) ? new NativeFunction(() => new TorchTensor(null)) : undefined;
}
