import { CountError, bind, count, isWeightless, ownTensors } from '../../counter/index.js';
import type { Config, Tensor, Value } from '../../counter/types.js';
import { recordArgument } from '../interpreter/containers.js';
import type { Machine } from '../interpreter/machine.js';
import { UNKNOWN, toArgument, type CallValues, type PythonValue } from '../interpreter/values.js';
import type { Argument } from '../types.js';
import type { Recorder } from '../recorder.js';
import { TorchModule, type OwnParameter } from './module.js';
import { Parameter } from './tensor.js';

/** Attributes that are the constructor's arguments as they were given. */
const ARGUMENTS =
  /^(in_features|out_features|in_channels|out_channels|num_features|input_size|hidden_size|num_layers|embedding_dim|num_embeddings|embed_dim|num_heads|groups|normalized_shape|num_channels|num_groups|bidirectional)$/;

const PARAMETERS = /^((in_proj_|[qkv]_proj_)?(weight|bias)|(weight|bias)_\w+)$/;

/** A layer of `torch.nn`: its parameters follow from its arguments. */
export class TorchLayer extends TorchModule {
  private standIn: Parameter | null = null;
  private tensors: readonly Tensor[] | null | undefined = undefined;
  private isOpened = false;

  constructor(
    type: string,
    index: number,
    recorder: Recorder,
    protected args: CallValues,
    /** The class of `torch.nn` that it is, or extends. */
    protected readonly base = type
  ) {
    super(type, index, recorder);
  }

  override get isLayer(): boolean {
    return true;
  }

  override get opened(): boolean {
    return this.isOpened || this.parameters.size > 0;
  }

  override initialize(args: CallValues, _machine: Machine): void {
    this.args = args;
  }

  override track(name: string, value: PythonValue, machine: Machine): void {
    if (PARAMETERS.test(name) && this.isOtherThan(name, value)) this.altered = true;
    super.track(name, value, machine);
  }

  override deleteAttribute(name: string, machine: Machine): void {
    this.altered ||= PARAMETERS.test(name);
    super.deleteAttribute(name, machine);
  }

  /** Whether a value in a parameter's place is certainly not of its shape. */
  private isOtherThan(name: string, value: PythonValue): boolean {
    const own = this.ownTensors()?.find(tensor => tensor.name === name);
    if (value === null) return own !== undefined;
    return (
      value instanceof Parameter && value.shape !== null && `${value.shape}` !== `${own?.shape}`
    );
  }

  override ownParameters(): readonly OwnParameter[] {
    this.isOpened = true;
    if (isWeightless('torch', this.base)) {
      return super.ownParameters();
    }
    const tensors = this.ownTensors();
    tensors?.forEach(({ name }) => this.parameter(name));
    if (tensors === null) {
      this.standIn ??= new Parameter(null);
      return [...super.ownParameters(), { name: null, parameter: this.standIn }];
    }
    return super.ownParameters();
  }

  protected override property(name: string, machine: Machine): PythonValue {
    if (ARGUMENTS.test(name)) {
      const value = this.config()?.[name];
      return typeof value === 'number' || typeof value === 'boolean' ? value : UNKNOWN;
    }
    if (!PARAMETERS.test(name)) {
      return super.property(name, machine);
    }
    const tensors = this.ownTensors();
    return tensors === null || tensors.some(tensor => tensor.name === name)
      ? this.parameter(name)
      : null;
  }

  /** One of the layer's own parameters, made when it is first asked for: before, nothing can have happened to it. */
  private parameter(name: string): Parameter {
    let parameter = this.parameters.get(name);
    if (parameter === undefined) {
      const shape = this.ownTensors()?.find(tensor => tensor.name === name)?.shape ?? null;
      parameter = new Parameter(shape, this.standIn?.trainable ?? true);
      this.parameters.set(name, parameter);
    }
    return parameter;
  }

  /** `null` if they cannot be told. */
  private ownTensors(): readonly Tensor[] | null {
    if (this.tensors === undefined) {
      const config = this.config();
      this.tensors = config && knowing(() => this.countTensors(config));
    }
    return this.tensors;
  }

  private countTensors(config: Config): readonly Tensor[] {
    const { tensors } = count({ framework: 'torch', type: this.base, config, inputs: [] });
    return ownTensors(tensors).filter(({ role }) => role !== 'statistic');
  }

  /** The arguments by name; `null` if not all are known. */
  private config(): Config | null {
    const { positional, keyword, complete } = this.args;
    const values = positional.map(toArgument);
    const named = [...keyword]
      .filter(([name]) => name !== 'device' && name !== 'dtype')
      .map(([name, value]) => [name, toArgument(value)] as const);
    if (!complete || [...values, ...named.map(([, value]) => value)].includes(UNKNOWN)) {
      return null;
    }
    return knowing(() =>
      bind('torch', this.base, values as Value[], Object.fromEntries(named) as Config)
    );
  }

  override toArgument(): Argument {
    const places = this.args.positional.map((value, place) => [String(place), value] as const);
    const config = recordArgument([...places, ...this.args.keyword]);
    return config === UNKNOWN || !this.args.complete ? UNKNOWN : { class: this.type, config };
  }

  protected override blank(machine: Machine): TorchModule {
    return new TorchLayer(this.type, this.repeatCall(machine), this.recorder, this.args, this.base);
  }
}

/** The result, or `null` for what the counter does not know. */
function knowing<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof CountError) {
      return null;
    }
    throw error;
  }
}
