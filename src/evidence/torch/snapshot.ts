import { UNKNOWN } from '../interpreter/values.js';
import type { ModuleModel, ModuleParameter } from '../types.js';
import { moduleOf, type TorchModule } from './module.js';
import type { Parameter } from './tensor.js';

/** Real models nest about ten deep. */
const MAXIMUM_DEPTH = 40;

/** A model with more modules is not read in a notebook; modules that share modules grow fast. */
const MAXIMUM_MODULES = 5000;

/** A module with everything in it, as it is now. */
export function snapshotOf(root: TorchModule, limit: number): ModuleModel {
  const walk = new Walk(Math.min(limit, MAXIMUM_MODULES));
  walk.enter(root, '', 0);
  walk.frozen?.delete(root.index);
  return {
    kind: 'module',
    name: null,
    call: root.index,
    layers: walk.layers,
    frozen: walk.frozen === null ? null : [...walk.frozen],
    complete: walk.complete,
    ...(walk.exposed && { exposed: true as const }),
    inputShape: null,
    paths: walk.paths,
    parameters: walk.parameters,
    tied: walk.tied,
    // A layer that is printed alone is in no model.
    altered: walk.layers.filter(layer => walk.altered.has(layer))
  };
}

class Walk {
  readonly layers: number[] = [];
  readonly paths: string[] = [];
  readonly parameters: ModuleParameter[] = [];
  readonly tied: [string, string][] = [];
  frozen: Set<number> | null = new Set();
  readonly altered = new Set<number>();
  complete = true;
  exposed = false;
  private visits = 0;
  private readonly seen = new Set<TorchModule>();
  private readonly inside = new Set<TorchModule>();
  private readonly tensors = new Map<Parameter, string>();

  constructor(private readonly limit: number) {}

  enter(module: TorchModule, prefix: string, depth: number): void {
    if (!this.seen.has(module)) {
      this.seen.add(module);
      this.readParameters(module, prefix);
      if (module.altered && module.index >= 0) {
        this.altered.add(module.index);
      }
    }
    this.complete &&= module.whole;
    this.exposed ||= module.exposed;
    this.inside.add(module);
    for (const [name, value] of module.children) {
      const child = value === UNKNOWN ? null : moduleOf(value);
      if (child === null) {
        continue;
      }
      if (++this.visits > this.limit || depth >= MAXIMUM_DEPTH || this.inside.has(child)) {
        this.complete = false;
        break;
      }
      const path = prefix + name;
      if (child.index >= 0) {
        this.layers.push(child.index);
        this.paths.push(path);
      }
      this.enter(child, `${path}.`, depth + 1);
    }
    this.inside.delete(module);
  }

  private readParameters(module: TorchModule, prefix: string): void {
    for (const [name, parameter] of module.parameters) {
      const path = prefix + name;
      const first = this.tensors.get(parameter);
      if (first !== undefined) {
        this.tied.push([first, path]);
        continue;
      }
      this.tensors.set(parameter, path);
      if (!module.isLayer) {
        const { shape, trainable } = parameter;
        this.parameters.push({ path, shape, trainable });
      }
    }
    this.readFrozen(module);
  }

  private readFrozen(module: TorchModule): void {
    const own = module.opened ? module.ownParameters() : [];
    const flags = new Set(own.map(({ parameter }) => parameter.trainable));
    if (module.isLayer && (flags.has(null) || flags.size > 1)) {
      this.frozen = null;
    } else if (flags.has(false) && flags.size === 1 && module.index >= 0) {
      this.frozen?.add(module.index);
    }
  }
}
