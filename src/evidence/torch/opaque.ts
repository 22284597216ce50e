import type { Machine } from '../interpreter/machine.js';
import {
  NativeFunction,
  UNKNOWN,
  type CallValues,
  type PythonValue
} from '../interpreter/values.js';
import type { Recorder } from '../recorder.js';
import { ModuleClass } from './classes.js';
import { TorchModule, type OwnParameter } from './module.js';
import { Parameter } from './tensor.js';

/** A module that came ready made, or one inside it: what it holds is not known, but for what the notebook put in. */
export class OpaqueModule extends TorchModule {
  /** Stands for all parameters that are not seen. */
  private readonly unseen = new Parameter(null);

  constructor(type: string, index: number, recorder: Recorder) {
    super(type, index, recorder);
    this.lost = true;
  }

  override get independent(): boolean {
    return super.independent && this.named().some(([, child]) => !(child instanceof OpaqueModule));
  }

  override ownParameters(): readonly OwnParameter[] {
    return [...super.ownParameters(), { name: null, parameter: this.unseen }];
  }

  override initialize(_args: CallValues, _machine: Machine): void {
    // A class of the notebook may extend it; what it makes of its arguments is not known.
  }

  /** Any attribute may be a module, in which the notebook may replace others. */
  protected override property(name: string, machine: Machine): PythonValue {
    return this.part(name, machine);
  }

  override getItem(index: PythonValue, machine: Machine): PythonValue {
    const known = typeof index === 'number' && index >= 0;
    return known ? (this.held(String(index)) ?? this.part(String(index), machine)) : UNKNOWN;
  }

  override setItem(index: PythonValue, value: PythonValue, machine: Machine): void {
    if ((typeof index === 'number' && index >= 0) || typeof index === 'string') {
      this.track(String(index), value, machine);
    }
  }

  override truth(): null {
    return null;
  }

  /** Calling what may as well be a method. */
  override call(): PythonValue {
    return UNKNOWN;
  }

  protected override blank(machine: Machine): TorchModule {
    return new OpaqueModule(this.type, this.repeatCall(machine), this.recorder);
  }

  private part(name: string, machine: Machine): PythonValue {
    machine.spend(1);
    const part = new OpaqueModule('Module', -1, this.recorder);
    this.children.set(name, part);
    return part;
  }
}

/** The class of a ready-made model. */
export class ReadyMadeClass extends ModuleClass {
  /** `AutoModel.from_pretrained(...)`. */
  override getAttribute(name: string, machine: Machine): PythonValue {
    return /^(from_|create|load)/.test(name)
      ? new NativeFunction((args, runner) => this.call(args, runner))
      : super.getAttribute(name, machine);
  }

  protected override build(type: string, index: number): TorchModule {
    return new OpaqueModule(type, index, this.recorder);
  }
}

/** Packages whose functions and classes make whole models. */
const MODELS =
  /^(torchvision\.models(\.\w+)*\.[a-z]\w*|timm\.create_model|timm\.models\.\w+|torch\.hub\.load|efficientnet_pytorch\.EfficientNet|segmentation_models_pytorch\.[A-Z]\w*|pretrainedmodels\.\w+|open_clip\.create_model|transformers\.(?!TF|Flax|DataCollator)[A-Z]\w*(Model|ForSequenceClassification|ForMaskedLM|ForCausalLM|ForTokenClassification|ForQuestionAnswering|ForConditionalGeneration|ForImageClassification|ForObjectDetection|ForPreTraining|LMHeadModel|ForSemanticSegmentation|ForSeq2SeqLM|ForMultipleChoice|ForCTC|ForAudioClassification))$/;

/** Whether a path means something that makes a model; packages of models may look the same. */
export function makesModel(path: string): boolean {
  return (
    MODELS.test(path) &&
    !/\.(detection|segmentation|video|quantization|optical_flow|_utils|utils)$/.test(path)
  );
}
