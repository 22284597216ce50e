import { format } from '../report/format.js';
import type { Cause, ComparedRow, Reason, ReasonKind } from './types.js';

/** The reasons of all rows and of the totals, those of a kind taken together; the largest first, what is left last. */
export function causesOf(
  rows: readonly ComparedRow[],
  beside: readonly Reason[]
): readonly Cause[] {
  const kinds = new Map<ReasonKind, { difference: number; rows: number; texts: string[] }>();
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

const WORDS: Readonly<Record<ReasonKind, string>> = {
  bias: 'Biases (use_bias, bias=)',
  kernel: 'Kernels of another size',
  filters: 'Another number of filters or units',
  channels: 'Another number of input channels or features',
  classes: 'Another number of classes',
  vocabulary: 'Another vocabulary',
  scale: 'Normalisations with or without scale and shift',
  groups: 'Convolutions in other groups',
  statistics: "BatchNorm's moving means and variances",
  'recurrent-bias': 'One or two biases a gate in recurrent layers',
  attention: "Attention's projections, missed by one printer",
  'weight-and-bias-only': 'Tensors not called weight or bias, missed by one printer',
  'bare-parameters': 'Parameters that modules hold directly, missed by one printer',
  'not-called': 'Layers that the forward pass does not call, missed by one printer',
  tied: 'Tensors that several layers share, counted once or each time',
  'shared-call': 'Layers that are called several times, counted once or each time',
  fused: 'Normalisations folded into the layers before them',
  optimizer: 'Variables of the optimizer in the total',
  unlisted: 'Parameters in the total but in no row',
  rounding: 'Rounded numbers',
  unbuilt: 'Layers that were not built yet',
  added: 'Layers of the second only',
  removed: 'Layers of the first only',
  changed: 'Other counts, for reasons that the rows do not tell',
  other: 'Not explained'
};

function together(kind: ReasonKind, difference: number, rows: number): string {
  const where =
    difference === 0
      ? 'as many in both'
      : `${format(Math.abs(difference))} more in the ${difference > 0 ? 'second' : 'first'}`;
  return `${WORDS[kind]}: ${where}${rows > 1 ? `, in ${format(rows)} rows` : ''}.`;
}
