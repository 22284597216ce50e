import { canonicalType } from '../../counter/index.js';
import type { NativeBase, NativePart } from '../interpreter/classes.js';
import { recordArgument } from '../interpreter/containers.js';
import type { Framework, Machine } from '../interpreter/machine.js';
import {
  NO_ARGUMENTS,
  NativeFunction,
  PythonObject,
  UNKNOWN,
  argumentOf,
  type CallValues,
  type PythonValue
} from '../interpreter/values.js';
import type { Argument } from '../types.js';
import { FunctionalModel } from './functional.js';
import { KerasLayer, LayerClass, layerOf } from './layer.js';
import { KerasModel, OpaqueModel, SubclassedModel } from './model.js';
import { MERGES } from './names.js';
import type { Recorder } from '../recorder.js';
import { SequentialModel } from './sequential.js';
import { Tensor, operation, shapeOf, withBatch } from './tensor.js';

/** Packages of Keras whose functions compute tensors, and make no layer. */
const OPERATIONS =
  /^(keras\.(ops|backend|activations)|tensorflow\.(nn|math|image|linalg|signal|strings)|tensorflow)\.[a-z]\w*$/;

/** Functions of TensorFlow 1 that make weights without a layer of Keras. */
const NOT_OPERATIONS =
  /^tensorflow\.(layers|contrib|Variable|get_variable|data|io|saved_model|train|function)\b/;

const TYPES = /^tensorflow\.((?:float|int|uint)\d+|bool|string)$/;

const SET_FORMAT = 'set_image_data_format';

/** What Keras and TensorFlow bring to the interpreter. */
export class KerasLibrary implements Framework {
  constructor(private readonly recorder: Recorder) {}

  shown(): void {
    // Printed as itself, a model of Keras shows no more than its name.
  }

  calledUnknown(name: string, args: CallValues, machine: Machine): void {
    if (name === SET_FORMAT) {
      this.setFormat(args, machine);
    }
  }

  private setFormat({ positional: [format] }: CallValues, machine: Machine): null {
    this.recorder.hasUsualFormat = format === 'channels_last' && !machine.uncertain;
    return null;
  }

  resolve(path: string): PythonValue | undefined {
    const names = path.split('.');
    const last = names[names.length - 1];
    if (last === SET_FORMAT) {
      return new NativeFunction((args, machine) => this.setFormat(args, machine));
    }
    if (names[0] === 'tensorflow') {
      return this.resolveTensorFlow(path, last);
    }
    return names[0] === 'keras' && names.length > 1
      ? this.resolveKeras(path, names[1], last)
      : undefined;
  }

  private resolveTensorFlow(path: string, last: string): PythonValue | undefined {
    const type = TYPES.exec(path);
    if (type) {
      return type[1];
    }
    if (last === 'reset_default_graph') {
      return this.reset();
    }
    return OPERATIONS.test(path) && !NOT_OPERATIONS.test(path) && !isPackage(last)
      ? new Operation(last)
      : undefined;
  }

  private resolveKeras(path: string, section: string, last: string): PythonValue | undefined {
    const { recorder } = this;
    const isClass = /^[A-Z]/.test(last);
    switch (last) {
      case 'Sequential':
      case 'Model':
      case 'Functional':
        return new ModelClass(last, recorder);
      case 'Input':
        return this.input();
      case 'clear_session':
        return this.reset();
      case 'print_summary':
        return new NativeFunction((args, machine) => this.printSummary(args, machine));
    }
    if (section === 'applications' && isClass) {
      return this.opaque();
    }
    if (/^(load_model|clone_model|model_from_\w+)$/.test(last)) {
      return this.opaque();
    }
    if (section === 'layers' || section === 'engine' || section === 'legacy') {
      if (isClass && last !== 'InputSpec') {
        return new LayerClass(canonicalType('keras', last), recorder);
      }
      return Object.hasOwn(MERGES, last) && section === 'layers'
        ? this.merge(MERGES[last])
        : undefined;
    }
    if (
      /^(regularizers|initializers|constraints|optimizers|losses)$/.test(section) &&
      path !== `keras.${section}`
    ) {
      return new NativeFunction((args, _machine) => new KerasObject(last, args));
    }
    return OPERATIONS.test(path) ? new Operation(last) : undefined;
  }

  private reset(): PythonValue {
    return new NativeFunction((_args, machine) => {
      this.recorder.addEvent(machine.uncertain ? 'lost' : 'reset');
      return null;
    });
  }

  private input(): PythonValue {
    return new NativeFunction((args, machine) => {
      if (machine.uncertain) {
        machine.library.lostTrack();
        return UNKNOWN;
      }
      const layer = new KerasLayer('InputLayer', args, this.recorder, machine);
      const batched = argumentOf(args, null, 'batch_shape', 'batch_input_shape');
      const shape = argumentOf(args, 0, 'shape');
      const stated =
        batched === undefined || batched === null
          ? withBatch(shapeOf(shape), args.keyword.get('batch_size'))
          : shapeOf(batched);
      return new Tensor(layer.connectInput(stated));
    });
  }

  /** `layers.add([a, b])`: makes the layer and calls it with the first argument. */
  private merge(type: string): PythonValue {
    return new NativeFunction((args, machine) => {
      if (machine.uncertain) {
        machine.library.lostTrack();
        return UNKNOWN;
      }
      const inputs = argumentOf(args, 0, 'inputs') ?? UNKNOWN;
      const keyword = new Map(args.keyword);
      keyword.delete('inputs');
      const rest = { ...args, positional: args.positional.slice(1), keyword };
      const layer = new KerasLayer(type, rest, this.recorder, machine);
      return layer.call({ ...NO_ARGUMENTS, positional: [inputs] }, machine);
    });
  }

  private opaque(): PythonValue {
    return new NativeFunction((args, machine) => {
      machine.library.lostTrack();
      return machine.uncertain
        ? UNKNOWN
        : new OpaqueModel('Model', hidden(args), this.recorder, machine);
    });
  }

  private printSummary(args: CallValues, machine: Machine): PythonValue {
    const layer = layerOf(argumentOf(args, 0, 'model'));
    const model = layer instanceof KerasModel ? layer : null;
    this.recorder.addPrint(machine.cell, model, machine.certain, 'keras');
    return null;
  }
}

/** The arguments of a ready-made model say nothing of its layers; its name is given, but not here. */
function hidden(args: CallValues): CallValues {
  const shape = args.keyword.get('input_shape');
  const keyword = new Map<string, PythonValue>([['name', args.keyword.get('name') ?? UNKNOWN]]);
  if (shape !== undefined) {
    keyword.set('input_shape', shape);
  }
  return { positional: [], keyword, complete: false };
}

/** Lower-case names under `tensorflow` that are packages, not functions. */
function isPackage(name: string): boolean {
  return /^(keras|nn|math|image|linalg|signal|strings|compat|python|random|config|distribute|estimator|test|summary|app|flags|v[12])$/.test(
    name
  );
}

/** A function that computes tensors from tensors. Its name serves as an activation's. */
class Operation extends PythonObject {
  constructor(private readonly name: string) {
    super();
  }

  override get callable(): boolean {
    return true;
  }

  override truth(): boolean {
    return true;
  }

  override call(args: CallValues): PythonValue {
    return operation([...args.positional, ...args.keyword.values()]);
  }

  override toArgument(): Argument {
    return this.name;
  }
}

/** A regularizer, initializer and the like. */
class KerasObject extends PythonObject {
  constructor(
    private readonly name: string,
    private readonly args: CallValues
  ) {
    super();
  }

  override toArgument(): Argument {
    const places = this.args.positional.map((value, place) => [String(place), value] as const);
    const config = recordArgument([...places, ...this.args.keyword]);
    return config === UNKNOWN || !this.args.complete ? UNKNOWN : { class: this.name, config };
  }
}

/** `Sequential`, `Model`, `Functional`. */
class ModelClass extends PythonObject implements NativeBase {
  constructor(
    private readonly type: 'Sequential' | 'Model' | 'Functional',
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
    return this.type === 'Sequential'
      ? new SequentialModel('Sequential', args, this.recorder, machine)
      : new FunctionalModel(this.type, args, this.recorder, machine);
  }

  createNative(name: string, machine: Machine): NativePart {
    const type = `Custom>${name}`;
    return this.type === 'Sequential'
      ? new SequentialModel(type, NO_ARGUMENTS, this.recorder, machine)
      : new SubclassedModel(type, 'subclassed', NO_ARGUMENTS, this.recorder, machine);
  }
}
