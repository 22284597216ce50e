import type { Shape, Size } from '../../counter/types.js';
import { DictObject, ListObject, TupleObject } from '../interpreter/containers.js';
import { PythonObject, UNKNOWN, type CallValues, type PythonValue } from '../interpreter/values.js';
import type { KerasLayer } from './layer.js';

/** One call of a layer or an operation, in the graph that symbolic tensors make. */
export interface GraphNode {
  /** `null` for an operation without weights. */
  readonly layer: KerasLayer | null;
  readonly inputs: readonly GraphNode[];
  /** Everything it was called with could be followed. */
  readonly complete: boolean;
  /** Of an input, with the batch in front. */
  readonly shape: Shape | null;
}

/** A symbolic tensor. */
export class Tensor extends PythonObject {
  constructor(readonly node: GraphNode) {
    super();
  }

  override getAttribute(name: string): PythonValue {
    if ((name === 'shape' || name === 'get_shape') && this.node.shape) {
      return name === 'shape' ? new TupleObject(this.node.shape) : UNKNOWN;
    }
    return UNKNOWN;
  }

  override getItem(): PythonValue {
    return operation([this]);
  }

  /** Layers with several outputs return them all from one call. */
  override unpack(count: number): readonly PythonValue[] {
    return Array.from({ length: count }, () => new Tensor(this.node));
  }

  override combine(other: PythonValue): PythonValue {
    return operation([this, other]);
  }
}

/** The result of an operation without weights; UNKNOWN if no tensor goes in. */
export function operation(values: readonly PythonValue[]): PythonValue {
  const { nodes, complete } = nodesIn(values);
  return nodes.length === 0
    ? UNKNOWN
    : new Tensor({ layer: null, inputs: nodes, complete, shape: null });
}

/** Arguments of a layer's call that hold tensors, apart from its first ones. */
const TENSOR_ARGUMENTS = /^(inputs|initial_state|query|value|key|encoder_output|x|y)$/;

/** The tensors a layer is called with, and whether that is all of them. */
export function tensorsOf(args: CallValues): { nodes: GraphNode[]; complete: boolean } {
  const named = [...args.keyword].filter(
    ([name, value]) => TENSOR_ARGUMENTS.test(name) || value !== UNKNOWN
  );
  const found = nodesIn([...args.positional, ...named.map(([, value]) => value)]);
  return { nodes: found.nodes, complete: found.complete && args.complete };
}

/** More tensors than this go into no layer. */
const MAXIMUM_TENSORS = 5000;

/** The tensors in values, lists and dictionaries looked into. */
export function nodesIn(values: Iterable<PythonValue>): { nodes: GraphNode[]; complete: boolean } {
  const nodes: GraphNode[] = [];
  let complete = true;
  let seen = 0;
  const visit = (value: PythonValue, depth: number): void => {
    if (++seen > MAXIMUM_TENSORS || depth > 8 || value === UNKNOWN) {
      complete = false;
    } else if (value instanceof Tensor) {
      nodes.push(value.node);
    } else if (
      value instanceof ListObject ||
      value instanceof TupleObject ||
      value instanceof DictObject
    ) {
      const elements = value instanceof DictObject ? value.entries?.values() : value.elements();
      complete &&= elements != null;
      for (const element of elements ?? []) {
        if (seen <= MAXIMUM_TENSORS) {
          visit(element, depth + 1);
        }
      }
    }
  };
  for (const value of values) {
    visit(value, 0);
  }
  return { nodes, complete };
}

/** A shape given as a tuple or list of sizes; `null` if any of it is not known. */
export function shapeOf(value: PythonValue | undefined): Shape | null {
  if (typeof value === 'number') {
    return [value];
  }
  const elements =
    value instanceof ListObject || value instanceof TupleObject ? value.elements() : null;
  const sizes = elements?.filter((size): size is Size => size === null || typeof size === 'number');
  return sizes && sizes.length === elements?.length ? sizes : null;
}

/** A shape without its batch, as Keras writes `input_shape=`. */
export function withBatch(
  shape: Shape | null,
  batch: PythonValue | undefined = null
): Shape | null {
  return shape === null ? null : [typeof batch === 'number' ? batch : null, ...shape];
}
