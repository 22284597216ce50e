import type { Shape, Value } from '../../counter/types.js';
import type { Inbound } from '../types.js';

export type Json = { readonly [key: string]: Value };

export function isRecord(value: Value | undefined): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export interface InboundNodes {
  /** `null` where the layers simply follow each other. */
  readonly inbound: readonly Inbound[] | null;
  /** The shapes that the layer was first called with; `null` where they are not written. */
  readonly shapes: readonly Shape[] | null;
}

/** Reads which layers' outputs a layer was called with.
 *
 * Keras 3 writes each tensor as `{"class_name": "__keras_tensor__", "config": {"shape", "keras_history"}}`, Keras 1 and
 * 2 each call as a list of `["name", node, tensor, {...}]`.
 */
export function readInboundNodes(nodes: Value | undefined): InboundNodes {
  if (!Array.isArray(nodes)) return { inbound: null, shapes: null };
  const inbound: Inbound[] = [];
  let shapes: readonly Shape[] | null = null;
  for (const node of nodes as readonly Value[]) {
    const tensors = tensorsIn(node);
    inbound.push(...tensors.map(tensor => tensor.from));
    const known = tensors.flatMap(({ shape }) => (shape ? [shape] : []));
    if (!shapes && known.length > 0 && known.length === tensors.length) shapes = known;
  }
  return { inbound, shapes };
}

interface Reference {
  readonly from: Inbound;
  readonly shape: Shape | null;
}

function tensorsIn(value: Value): readonly Reference[] {
  if (Array.isArray(value)) {
    const list = value as readonly Value[];
    const from = readReference(list);
    return from ? [{ from, shape: null }] : list.flatMap(tensorsIn);
  }
  if (!isRecord(value)) return [];
  if (value.class_name === '__keras_tensor__' && isRecord(value.config)) {
    const { keras_history: history, shape } = value.config;
    const from = Array.isArray(history) ? readReference(history as readonly Value[]) : null;
    return from ? [{ from, shape: shapesOf(shape)?.[0] ?? null }] : [];
  }
  return Object.values(value).flatMap(tensorsIn);
}

function readReference([name, node, tensor]: readonly Value[]): Inbound | null {
  return typeof name === 'string' && typeof node === 'number' && typeof tensor === 'number'
    ? { name, nameCut: false, node, tensor }
    : null;
}

/** `[null, 28, 28, 1]`, or a list of such; `null` of anything else. */
export function shapesOf(value: Value | undefined): readonly Shape[] | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const list = value as readonly Value[];
  if (list.every(size => size === null || typeof size === 'number')) {
    return [list];
  }
  const shapes = list.map(item => shapesOf(item));
  return shapes.every(shape => shape?.length === 1) ? shapes.flatMap(shape => shape ?? []) : null;
}
