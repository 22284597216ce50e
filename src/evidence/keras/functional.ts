import type { Machine } from '../interpreter/machine.js';
import { ListObject } from '../interpreter/containers.js';
import { argumentOf, UNKNOWN, type CallValues, type PythonValue } from '../interpreter/values.js';
import type { KerasLayer } from './layer.js';
import { KerasModel } from './model.js';
import type { Recorder } from '../recorder.js';
import { Tensor, nodesIn, type GraphNode } from './tensor.js';

/** `keras.Model(inputs, outputs)`: the layers between them. */
export class FunctionalModel extends KerasModel {
  private readonly layers: readonly KerasLayer[] = [];
  private readonly inputs: PythonValue;
  private readonly outputs: PythonValue;

  constructor(type: string, args: CallValues, recorder: Recorder, machine: Machine) {
    super(type, 'functional', args, recorder, machine);
    // Until its layers have been found, which may cost more than is left.
    this.complete = false;
    this.inputs = argumentOf(args, 0, 'inputs', 'input') ?? UNKNOWN;
    this.outputs = argumentOf(args, 1, 'outputs', 'output') ?? UNKNOWN;
    const inputs = nodesIn([this.inputs]);
    const outputs = nodesIn([this.outputs]);
    const found = reach(outputs.nodes, new Set(inputs.nodes));
    machine.spend(found.visited / 4);
    this.layers = [...found.layers].sort((a, b) => a.index - b.index);
    this.complete =
      inputs.complete && outputs.complete && found.complete && outputs.nodes.length > 0;
    this.inputShape = inputs.complete && inputs.nodes.length === 1 ? inputs.nodes[0].shape : null;
  }

  contents(): readonly KerasLayer[] {
    return this.layers;
  }

  protected override input(): PythonValue {
    return single(this.inputs);
  }

  protected override output(): PythonValue {
    return single(this.outputs);
  }
}

/** Keras gives a list of one as that one. */
function single(value: PythonValue): PythonValue {
  if (value instanceof ListObject) {
    return value.items?.length === 1 ? value.items[0] : value;
  }
  return value instanceof Tensor ? value : UNKNOWN;
}

/** The layers met on the way from the outputs back to the inputs. */
function reach(
  outputs: readonly GraphNode[],
  inputs: ReadonlySet<GraphNode>
): { layers: Set<KerasLayer>; complete: boolean; visited: number } {
  const visited = new Set<GraphNode>();
  const layers = new Set<KerasLayer>();
  const waiting = [...outputs, ...inputs];
  let complete = true;
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (visited.has(node)) {
      continue;
    }
    visited.add(node);
    const isInput = inputs.has(node);
    // The layer that made a tensor which serves as an input stays outside, unless it is an input layer itself.
    if (node.layer && (!isInput || node.inputs.length === 0)) {
      layers.add(node.layer);
    }
    if (!isInput) {
      complete &&= node.complete;
      waiting.push(...node.inputs);
    }
  }
  return { layers, complete, visited: visited.size };
}
