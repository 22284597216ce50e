import { message } from '../text/message.js';
import { holds, unknown, type Circumstances, type Finding } from './finding.js';
import type { Node } from './graph.js';
import { countPrinted, HIDDEN } from './printed.js';

/** Puts what the source states beside what the output states of a layer, where that leaves arguments out: the printed ones
 * alone would be counted with defaults that the code contradicts. */
export function completePrinted(
  node: Node,
  type: string,
  printed: Finding,
  { framework, statement }: Pick<Circumstances, 'framework' | 'statement'>
): Finding {
  const { config: stated = {}, count } = node.row;
  if (!statement || statement.standing === 'hint') return printed;
  const told = { ...HIDDEN[type], ...stated };
  const isOther = Object.entries(stated).some(
    ([name, value]) =>
      name in statement.config && JSON.stringify(statement.config[name]) !== JSON.stringify(value)
  );
  if (isOther || statement.open.includes('*')) return printed;
  if (statement.open.some(name => !(name in told))) {
    return unknown(
      message('The output leaves out arguments that the source gives, and they cannot be followed.')
    );
  }
  const counted = countPrinted(node, type, { ...statement.config, ...stated }, framework);
  const isSame = counted?.tensors.every(
    (tensor, i) =>
      tensor.name === printed.tensors[i]?.name && tensor.count === printed.tensors[i].count
  );
  if (!counted || (isSame && counted.tensors.length === printed.tensors.length)) return printed;
  // Without a printed count there is nothing that the count could be equal to.
  const verdict = count === null ? 'explained' : holds(count, counted.count) ? 'verified' : null;
  return verdict === null
    ? printed
    : {
        ...printed,
        recomputed: counted.count,
        verdict,
        evidence: 'source',
        reason: message('The output leaves out arguments that the source states.'),
        tensors: counted.tensors,
        layer: counted.layer
      };
}
