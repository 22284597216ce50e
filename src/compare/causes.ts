import { message, type Message } from '../text/message.js';
import { apart, SIDES } from './told.js';
import type { Cause, ComparedRow, Reason, ReasonKind } from './types.js';

/** The reasons of all rows and of the totals, those of a kind taken together; the largest first, what is left last. */
export function causesOf(
  rows: readonly ComparedRow[],
  beside: readonly Reason[]
): readonly Cause[] {
  const kinds = new Map<ReasonKind, { difference: number; rows: number; texts: Message[] }>();
  const add = ({ kind, difference, text }: Reason, inRows: number): void => {
    const cause = kinds.get(kind) ?? { difference: 0, rows: 0, texts: [] };
    kinds.set(kind, cause);
    cause.difference += difference;
    cause.rows += inRows;
    cause.texts.push(text);
  };
  for (const row of rows) {
    for (const reason of row.reasons) add(reason, 1);
  }
  for (const reason of beside) add(reason, 0);
  return [...kinds]
    .map(([kind, { difference, rows: count, texts }]) => ({
      kind,
      difference,
      rows: count,
      text: texts.length === 1 ? texts[0] : together(kind, difference, count)
    }))
    .sort(
      (a, b) =>
        Number(a.kind === 'other') - Number(b.kind === 'other') ||
        Math.abs(b.difference) - Math.abs(a.difference)
    );
}

const WORDS: Readonly<Record<ReasonKind, Message>> = {
  bias: message('Biases (use_bias, bias=)'),
  kernel: message('Kernels of another size'),
  filters: message('Another number of filters or units'),
  channels: message('Another number of input channels or features'),
  classes: message('Another number of classes'),
  vocabulary: message('Another vocabulary'),
  scale: message('Normalisations with or without scale and shift'),
  groups: message('Convolutions in other groups'),
  statistics: message("BatchNorm's moving means and variances"),
  'recurrent-bias': message('One or two biases a gate in recurrent layers'),
  attention: message("Attention's projections, missed by one printer"),
  'weight-and-bias-only': message('Tensors not called weight or bias, missed by one printer'),
  'bare-parameters': message('Parameters that modules hold directly, missed by one printer'),
  'not-called': message('Layers that the forward pass does not call, missed by one printer'),
  tied: message('Tensors that several layers share, counted once or each time'),
  'shared-call': message('Layers that are called several times, counted once or each time'),
  fused: message('Normalisations folded into the layers before them'),
  optimizer: message('Variables of the optimizer in the total'),
  unlisted: message('Parameters in the total but in no row'),
  rounding: message('Rounded numbers'),
  unbuilt: message('Layers that were not built yet'),
  added: message('Layers of the second only'),
  removed: message('Layers of the first only'),
  changed: message('Other counts, for reasons that the rows do not tell'),
  other: message('Not explained')
};

function together(kind: ReasonKind, difference: number, rows: number): Message {
  const words = WORDS[kind];
  if (difference === 0) {
    return rows > 1
      ? message('%1: as many in both, in %2 rows.', words, rows)
      : message('%1: as many in both.', words);
  }
  const number = apart(difference);
  const side = difference > 0 ? SIDES.second : SIDES.first;
  return rows > 1
    ? message('%1: %2 more in %3, in %4 rows.', words, number, side, rows)
    : message('%1: %2 more in %3.', words, number, side);
}
