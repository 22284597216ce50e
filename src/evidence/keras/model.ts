import type { Shape } from '../../counter/types.js';
import { DictObject, ListObject, TupleObject } from '../interpreter/containers.js';
import type { Machine } from '../interpreter/machine.js';
import {
  NativeFunction,
  UNKNOWN,
  argumentOf,
  type CallValues,
  type PythonValue
} from '../interpreter/values.js';
import type { Argument, LayerModel } from '../types.js';
import { KerasLayer, layerOf } from './layer.js';
import type { RecordedModel, Recorder } from '../recorder.js';
import { shapeOf } from './tensor.js';

/** A model: a layer that holds layers. */
export abstract class KerasModel extends KerasLayer implements RecordedModel {
  readonly independent = true;
  /** Everything the model holds could be followed. */
  protected complete: boolean;
  protected inputShape: Shape | null = null;

  constructor(
    type: string,
    protected readonly kind: LayerModel['kind'],
    args: CallValues,
    recorder: Recorder,
    machine: Machine
  ) {
    super(type, args, recorder, machine);
    this.complete = true;
    recorder.addModel(this);
  }

  /** The layers, each once, in the model's order. */
  abstract contents(): readonly KerasLayer[];

  /** The tensors that the model gives; UNKNOWN if they are not known. */
  protected output(): PythonValue {
    return UNKNOWN;
  }

  protected input(): PythonValue {
    return UNKNOWN;
  }

  /** The models directly inside this one. */
  nested(): KerasModel[] {
    return this.contents().filter(layer => layer instanceof KerasModel);
  }

  snapshot(limit: number): LayerModel {
    const all = this.contents();
    const contents = all.slice(0, limit);
    const unclear = this.frozen === null || contents.some(layer => layer.frozen === null);
    return {
      kind: this.kind,
      name: this.givenName,
      call: this.index,
      layers: contents.map(layer => layer.index),
      frozen: unclear ? null : contents.filter(layer => layer.frozen).map(layer => layer.index),
      complete: this.complete && contents.length === all.length,
      ...([this, ...contents].some(layer => layer.exposed) && { exposed: true as const }),
      inputShape: this.inputShape
    };
  }

  override getAttribute(name: string, machine: Machine): PythonValue {
    switch (name) {
      case 'summary':
        return new NativeFunction((_args, runner) => {
          runner.spend(this.contents().length / 4);
          this.recorder.addPrint(runner.cell, this, runner.certain, 'keras');
          return null;
        });
      case 'layers':
        machine.spend(this.contents().length / 16);
        return new LayerList(this, this.complete ? this.contents() : null);
      case 'get_layer':
        return new NativeFunction(args => this.findLayer(args));
      case 'build':
        return new NativeFunction((args, runner) => {
          const shape = shapeOf(argumentOf(args, 0, 'input_shape'));
          this.inputShape = runner.uncertain ? null : (this.inputShape ?? shape);
          return null;
        });
      case 'output':
        return this.output();
      case 'outputs':
        return this.listed(this.output());
      case 'input':
        return this.input();
      case 'inputs':
        return this.listed(this.input());
      default:
        return super.getAttribute(name, machine);
    }
  }

  override setAttribute(name: string, value: PythonValue, machine: Machine): void {
    if (name === '_name' || name === 'name') {
      this.name = machine.uncertain ? UNKNOWN : value;
    } else {
      machine.spend(name === 'trainable' ? this.everything().length / 16 : 0);
      super.setAttribute(name, value, machine);
    }
  }

  /** Keras hands the flag down to the layers that the model holds at that time. */
  override freeze(frozen: boolean | null): void {
    this.everything().forEach(layer => (layer.frozen = frozen));
  }

  /** The model and all that is in it; a layer as often as models hold it, what is in a model only once. */
  private everything(): KerasLayer[] {
    const found: KerasLayer[] = [this];
    const opened = new Set<KerasLayer>();
    for (const layer of found) {
      if (layer instanceof KerasModel && !opened.has(layer)) {
        opened.add(layer);
        layer.contents().forEach(inner => found.push(inner));
      }
    }
    return found;
  }

  /** The model may have been changed unseen. */
  override spoil(): void {
    this.complete = false;
    super.spoil();
  }

  /** The contents are no longer certain. */
  lose(): void {
    this.complete = false;
  }

  override toArgument(): Argument {
    return UNKNOWN;
  }

  override statedInput(): Shape | null {
    return this.inputShape;
  }

  private listed(value: PythonValue): PythonValue {
    return value === UNKNOWN || value instanceof ListObject ? value : new ListObject([value]);
  }

  private findLayer(args: CallValues): PythonValue {
    const index = argumentOf(args, 1, 'index');
    if (typeof index === 'number' && this.complete) {
      return this.contents()[index] ?? UNKNOWN;
    }
    const name = argumentOf(args, 0, 'name');
    const found = this.contents().filter(layer => layer.givenName === name);
    return typeof name === 'string' && found.length === 1 ? found[0] : UNKNOWN;
  }
}

/** `model.layers`. In early releases it was the model's own list, so that a change to it may be a change to the model. */
class LayerList extends ListObject {
  constructor(
    private readonly model: KerasModel,
    layers: readonly KerasLayer[] | null
  ) {
    super(layers);
  }

  override changed(): void {
    this.model.lose();
  }

  override spoil(): void {
    this.model.lose();
    super.spoil();
  }
}

/** A model that was loaded, or comes with its layers ready made. */
export class OpaqueModel extends KerasModel {
  constructor(type: string, args: CallValues, recorder: Recorder, machine: Machine) {
    super(type, 'functional', args, recorder, machine);
    this.complete = false;
    const shape = shapeOf(args.keyword.get('input_shape'));
    this.inputShape = shape && [null, ...shape];
    recorder.addEvent('lost');
  }

  contents(): readonly KerasLayer[] {
    return [];
  }
}

/** An instance of the notebook's own model class: its layers are its attributes. */
export class SubclassedModel extends KerasModel {
  private readonly attributes = new Map<string, PythonValue>();

  contents(): readonly KerasLayer[] {
    const found = new Set<KerasLayer>();
    this.attributes.forEach(value => collectLayers(value, found));
    return [...found];
  }

  override initialize(args: CallValues, machine: Machine): void {
    super.initialize(args, machine);
    if (args.positional.length > 0 || args.keyword.has('inputs') || !args.complete) {
      this.complete = false;
    }
  }

  override track(name: string, value: PythonValue, machine: Machine): void {
    super.track(name, value, machine);
    this.attributes.set(name, machine.uncertain ? UNKNOWN : value);
    // A value that is not known may be a layer.
    this.complete &&= value !== UNKNOWN && !machine.uncertain;
  }

  override snapshot(limit: number): LayerModel {
    const known = [...this.attributes.values()].every(
      value =>
        !(value instanceof ListObject || value instanceof DictObject) || value.elements() !== null
    );
    const model = super.snapshot(limit);
    return { ...model, complete: model.complete && known };
  }
}

function collectLayers(value: PythonValue, found: Set<KerasLayer>): void {
  const inside: Iterable<PythonValue> | null | undefined =
    value instanceof DictObject
      ? value.entries?.values()
      : value instanceof ListObject || value instanceof TupleObject
        ? value.elements()
        : [value];
  for (const item of inside ?? []) {
    const layer = layerOf(item);
    if (layer) {
      found.add(layer);
    }
  }
}
