import type { Shape } from '../../counter/types.js';
import type { NativeBase, NativePart } from '../interpreter/classes.js';
import { InstanceObject } from '../interpreter/classes.js';
import { recordArgument } from '../interpreter/containers.js';
import type { Machine } from '../interpreter/machine.js';
import {
  NO_ARGUMENTS,
  NativeFunction,
  PythonObject,
  UNKNOWN,
  argumentOf,
  toArgument,
  truthOf,
  type CallValues,
  type PythonValue
} from '../interpreter/values.js';
import type { Argument } from '../types.js';
import type { Recorder } from '../recorder.js';
import { Tensor, shapeOf, tensorsOf, withBatch, type GraphNode } from './tensor.js';

/** Attributes of a layer that decide no weights. */
const HARMLESS =
  /^(?:_?name|_trainable|activation|supports_masking|dtype\w*|rate|seed|stateful|return_\w+|go_backwards|input_spec|momentum|epsilon|\w*(?:regularizer|initializer|constraint))$/;

/** A layer: one constructor call. */
export class KerasLayer extends PythonObject implements NativePart {
  /** Index of the call. */
  readonly index: number;
  /** Calls of the layer, in the graph of tensors. */
  protected readonly nodes: GraphNode[] = [];
  /** `trainable` was set to false; `null` if that cannot be told. */
  frozen: boolean | null;
  protected name: PythonValue;

  constructor(
    readonly type: string,
    protected readonly args: CallValues,
    protected readonly recorder: Recorder,
    machine: Machine
  ) {
    super();
    const name = argumentOf(args, null, 'name') ?? null;
    const trainable = args.keyword.get('trainable');
    this.name = name;
    this.frozen = trainable === undefined ? false : negate(truthOf(trainable));
    this.index = recorder.addCall({
      type,
      framework: 'keras',
      positional: args.positional.map(toArgument),
      keyword: Object.fromEntries(
        [...args.keyword].map(([key, value]) => [key, toArgument(value)])
      ),
      complete: args.complete,
      name: typeof name === 'string' ? name : null,
      nameUnknown: name !== null && typeof name !== 'string',
      cell: machine.cell
    });
  }

  override get callable(): boolean {
    return true;
  }

  override truth(): boolean {
    return true;
  }

  override call(args: CallValues, machine: Machine): PythonValue {
    const { nodes, complete } = tensorsOf(args);
    if (machine.uncertain || (nodes.length === 0 && complete)) {
      return UNKNOWN;
    }
    return new Tensor(this.connect(nodes, complete));
  }

  /** Adds a call of the layer to the graph. */
  connect(inputs: readonly GraphNode[], complete: boolean): GraphNode {
    const node: GraphNode = { layer: this, inputs, complete, shape: null };
    this.nodes.push(node);
    return node;
  }

  /** Adds the layer to the graph as an input of the given shape. */
  connectInput(shape: Shape | null): GraphNode {
    const node: GraphNode = { layer: this, inputs: [], complete: true, shape };
    this.nodes.push(node);
    return node;
  }

  /** Takes back the latest call. */
  disconnect(): void {
    this.nodes.pop();
  }

  override getAttribute(name: string, _machine: Machine): PythonValue {
    switch (name) {
      case 'name':
        return this.name ?? UNKNOWN;
      case 'output':
        return this.nodes.length === 1 ? new Tensor(this.nodes[0]) : UNKNOWN;
      case 'input':
        return this.nodes.length === 1 && this.nodes[0].inputs.length === 1
          ? new Tensor(this.nodes[0].inputs[0])
          : UNKNOWN;
      case 'enable_lora':
      case 'quantize':
        return new NativeFunction(() => {
          this.recorder.alter(this.index);
          return null;
        });
      default:
        return UNKNOWN;
    }
  }

  override setAttribute(name: string, value: PythonValue, machine: Machine): void {
    if (name === 'trainable') {
      this.freeze(machine.uncertain ? null : negate(truthOf(value)));
    } else if (!this.isOwnClass && !HARMLESS.test(name)) {
      this.recorder.alter(this.index);
    }
  }

  /** An instance of a class of the notebook's own, or a model: its attributes are no arguments. */
  private get isOwnClass(): boolean {
    return /^(?:Custom>|Sequential$|Model$|Functional$)/.test(this.type);
  }

  /** The name, where it is given and known. */
  get givenName(): string | null {
    return typeof this.name === 'string' ? this.name : null;
  }

  /** Sets whether `trainable` is false. */
  freeze(frozen: boolean | null): void {
    this.frozen = frozen;
  }

  /** Code that is not seen may have changed it. */
  exposed = false;

  override expose(): void {
    this.exposed = true;
  }

  override spoil(): void {
    this.exposed = true;
    this.freeze(null);
  }

  initialize(args: CallValues, machine: Machine): void {
    const name = argumentOf(args, null, 'name') ?? null;
    if (name !== null) {
      this.name = name;
    }
    const known = typeof name === 'string' ? name : null;
    // Where none is given, it gets an automatic name.
    const isSure = name === null && args.complete && !machine.uncertain;
    this.recorder.setName(this.index, known, known === null && !isSure);
  }

  track(name: string, value: PythonValue, machine: Machine): void {
    this.setAttribute(name, value, machine);
  }

  /** The shape of what the layer expects, with the batch in front, where its arguments say. */
  statedInput(): Shape | null {
    const { args } = this;
    const batched = argumentOf(args, null, 'batch_input_shape');
    if (batched !== undefined) {
      return shapeOf(batched);
    }
    const batch = args.keyword.get('batch_size');
    const shape = args.keyword.get('input_shape');
    if (shape !== undefined) {
      return withBatch(shapeOf(shape), batch);
    }
    const length = args.keyword.get('input_length');
    if (this.type === 'Embedding') {
      return length === undefined || typeof length === 'number' ? [null, length ?? null] : null;
    }
    const size = args.keyword.get('input_dim');
    if (typeof size !== 'number' || length === UNKNOWN) {
      return null;
    }
    const recurrent = length !== undefined || /^(LSTM|GRU|SimpleRNN)$/.test(this.type);
    return recurrent ? [null, typeof length === 'number' ? length : null, size] : [null, size];
  }

  override isInstanceOf(type: PythonValue): boolean | null {
    return type instanceof LayerClass ? isSubclass(this.type, type.type) : null;
  }

  override toArgument(): Argument {
    const places = this.args.positional.map((value, place) => [String(place), value] as const);
    const config = recordArgument([...places, ...this.args.keyword]);
    return config === UNKNOWN || !this.args.complete ? UNKNOWN : { class: this.type, config };
  }
}

/** A layer class of Keras. */
export class LayerClass extends PythonObject implements NativeBase {
  constructor(
    readonly type: string,
    private readonly recorder: Recorder
  ) {
    super();
  }

  override get callable(): boolean {
    return true;
  }

  override truth(): boolean {
    return true;
  }

  override call(args: CallValues, machine: Machine): PythonValue {
    if (machine.uncertain) {
      machine.library.lostTrack();
      return UNKNOWN;
    }
    const isOpen =
      !this.recorder.hasUsualFormat && /\dD/.test(this.type) && !args.keyword.has('data_format');
    const stated = isOpen ? { ...args, complete: false } : args;
    return new KerasLayer(this.type, stated, this.recorder, machine);
  }

  createNative(className: string, machine: Machine): NativePart {
    const args = { ...NO_ARGUMENTS, complete: false };
    return new KerasLayer(`Custom>${className}`, args, this.recorder, machine);
  }
}

/** The layer that a value is, instances of user classes included; `null` if it is none. */
export function layerOf(value: PythonValue | undefined): KerasLayer | null {
  const native = value instanceof InstanceObject ? value.native : value;
  return native instanceof KerasLayer ? native : null;
}

/** Whether a class is, or extends, another; `null` where releases differ or the classes are related by their names. */
function isSubclass(type: string, base: string): boolean | null {
  if (type === base || base === 'Layer') {
    return true;
  }
  const stem = base.replace(/\dD\w*$/, '');
  const related =
    type.includes(stem) || type.startsWith('Custom>') || base === 'RNN' || base === 'Wrapper';
  return related ? null : false;
}

function negate(truth: boolean | null): boolean | null {
  return truth === null ? null : !truth;
}
