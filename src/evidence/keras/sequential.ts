import type { Shape } from '../../counter/types.js';
import { ListObject, recordArgument } from '../interpreter/containers.js';
import type { Machine } from '../interpreter/machine.js';
import {
  NativeFunction,
  PythonObject,
  UNKNOWN,
  argumentOf,
  type CallValues,
  type PythonValue
} from '../interpreter/values.js';
import type { Argument } from '../types.js';
import { layerOf, type KerasLayer } from './layer.js';
import { KerasModel } from './model.js';
import type { Recorder } from '../recorder.js';
import { Tensor, type GraphNode } from './tensor.js';

/** `keras.Sequential`. */
export class SequentialModel extends KerasModel {
  private readonly stack: KerasLayer[] = [];
  /** The latest layer's place in the graph, the model's implicit input first. */
  private tail: GraphNode = { layer: null, inputs: [], complete: true, shape: null };
  private readonly head = this.tail;

  constructor(type: string, args: CallValues, recorder: Recorder, machine: Machine) {
    super(type, 'sequential', args, recorder, machine);
    this.addAll(args, machine);
  }

  contents(): readonly KerasLayer[] {
    return [...new Set(this.stack)];
  }

  override initialize(args: CallValues, machine: Machine): void {
    super.initialize(args, machine);
    this.addAll(args, machine);
  }

  override getAttribute(name: string, machine: Machine): PythonValue {
    if (name === 'add') {
      return new NativeFunction((args, runner) => {
        this.add(argumentOf(args, 0, 'layer') ?? UNKNOWN, runner);
        return null;
      });
    }
    if (name === 'pop') {
      return new NativeFunction((_args, runner) => {
        this.pop(runner);
        return null;
      });
    }
    return super.getAttribute(name, machine);
  }

  protected override output(): PythonValue {
    return this.complete ? new Tensor(this.tail) : UNKNOWN;
  }

  protected override input(): PythonValue {
    return new Tensor(this.head);
  }

  override toArgument(): Argument {
    if (!this.complete) {
      return UNKNOWN;
    }
    return recordArgument([
      ['class', 'Sequential'],
      ['config', new LayersArgument(this.stack)]
    ]);
  }

  private addAll(args: CallValues, machine: Machine): void {
    const layers = argumentOf(args, 0, 'layers') ?? null;
    if (layers === null) {
      return;
    }
    const elements = layers instanceof PythonObject ? layers.elements() : null;
    machine.spend((elements?.length ?? 0) / 4);
    elements?.forEach(layer => this.add(layer, machine));
    if (elements === null) {
      this.lose();
    }
  }

  private add(value: PythonValue, machine: Machine): void {
    const shape = inputOf(value);
    const layer = layerOf(value);
    if (machine.uncertain) {
      this.lose();
      return;
    }
    if (this.stack.length === 0 && shape !== undefined) {
      this.inputShape = shape ?? this.inputShape;
    }
    if (layer === null || layer.type === 'InputLayer') {
      this.complete &&= shape !== undefined;
      return;
    }
    this.stack.push(layer);
    this.tail = layer.connect([this.tail], true);
  }

  private pop(machine: Machine): void {
    const layer = this.complete && !machine.uncertain ? this.stack.pop() : undefined;
    if (layer === undefined) {
      this.lose();
      return;
    }
    layer.disconnect();
    this.tail = this.tail.inputs[0];
  }
}

/** The input shape that a member states; `undefined` for what is no layer at all. */
function inputOf(value: PythonValue): Shape | null | undefined {
  return value instanceof Tensor ? value.node.shape : layerOf(value)?.statedInput();
}

/** `{layers: [...]}`, made only when it is asked for. */
class LayersArgument extends ListObject {
  constructor(private readonly layers: readonly KerasLayer[]) {
    super(layers);
  }

  override toArgument(): Argument {
    return recordArgument([['layers', new ListObject(this.layers)]]);
  }
}
