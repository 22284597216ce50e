import { parametersOf } from '../cost/memory.js';
import type { SummaryReport } from '../report/types.js';
import { message, series, type Message } from '../text/message.js';

/** A published model of some total. */
export interface KnownMatch {
  readonly name: string;
  /** The library that was counted, with its version: `torchvision 0.28.0`. */
  readonly source: string;
  readonly total: number;
  /** How what was counted differs from the model as published: "without its top"; `null` where it does not. */
  readonly variant: Message | null;
}

type Index = ReadonlyMap<number, readonly KnownMatch[]>;

let index: Promise<Index> | null = null;

/** Every published model that has just `total` parameters; buffers, optimizer variables and the like left out.
 *
 * The table is loaded when this is first called.
 */
export async function recognise(total: number): Promise<readonly KnownMatch[]> {
  index ??= load();
  return (await index).get(total) ?? [];
}

async function load(): Promise<Index> {
  const { KNOWN_MODELS } = await import('./known-models.js');
  const found = new Map<number, KnownMatch[]>();
  for (const { source, version, totals } of KNOWN_MODELS) {
    for (const entry of totals.trim().split(/[;\n]/)) {
      const [digits, names] = entry.split(' ');
      const total = Number(digits);
      const matches = names.split(',').map(name => matchOf(name, `${source} ${version}`, total));
      found.set(total, [...(found.get(total) ?? []), ...matches]);
    }
  }
  return found;
}

function matchOf(marked: string, source: string, total: number): KnownMatch {
  const [, name, mark, classes] = /^([^!*#]+)([!*#]?)(\d*)$/.exec(marked) ?? [];
  const variant = {
    '': null,
    '!': message('without its top'),
    '*': message('its tied tensors counted twice'),
    '#':
      classes === '0'
        ? message('without a classifier')
        : message('with %1 classes', Number(classes))
  }[mark as '' | '!' | '*' | '#'];
  return { name, source, total, variant };
}

/** What a report's model is known as. */
export interface Recognition {
  readonly matches: readonly KnownMatch[];
  /** What is to be said of it; a sentence, or `null` where nothing is recognised. */
  readonly text: Message | null;
}

const CLASSES = 1000;

/** Recognises a report's model by its total, also where its last layer has another number of outputs, and says so if
 * it goes by another model's name.
 *
 * @param name what the model is called elsewhere, if it is: by the source that builds it, or by a heading.
 */
export async function recogniseReport(
  report: SummaryReport,
  name: string | null = report.name
): Promise<Recognition> {
  const { total } = parametersOf(report);
  if (total === null) return { matches: [], text: null };
  const matches = await recognise(total);
  if (matches.length > 0) {
    const named = await otherTotal(name, total);
    return {
      matches,
      text: named
        ? message(
            'Named %1, which has %2; %3 parameters are those of %4.',
            named.called,
            named.match.total,
            total,
            listed(matches)
          )
        : message('%1 parameters are those of %2.', total, listed(matches))
    };
  }
  return otherClasses(report, total);
}

/** The published model of this name, if it has another total. */
async function otherTotal(
  name: string | null,
  total: number
): Promise<{ readonly called: string; readonly match: KnownMatch } | null> {
  if (name === null) return null;
  const wanted = plainName(name);
  if (wanted === '') return null;
  const all = [...(await (index ??= load())).values()].flat();
  const named = all.filter(match => match.variant === null && plainName(match.name) === wanted);
  const isOther = named.length > 0 && named.every(match => match.total !== total);
  return isOther ? { called: name, match: named[0] } : null;
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** The model with the usual 1,000 classes instead of its own. */
async function otherClasses(report: SummaryReport, total: number): Promise<Recognition> {
  const last = report.layers.filter(layer => layer.tensors.length > 0).at(-1);
  const weight = last?.tensors.find(({ role, shape }) => role === 'weight' && shape.length === 2);
  const count = last?.tensors.reduce((sum, tensor) => sum + tensor.count, 0);
  if (!last || !weight || count === undefined) return { matches: [], text: null };
  for (const [features, units] of [weight.shape, [...weight.shape].reverse()]) {
    const bias: number = count - weight.count === units ? 1 : 0;
    if (units === CLASSES || count !== units * (features + bias)) continue;
    const matches = await recognise(total - count + CLASSES * (features + bias));
    if (matches.length > 0) {
      return {
        matches,
        text: message('%1 with %2 instead of %3 outputs.', listed(matches), units, CLASSES)
      };
    }
  }
  return { matches: [], text: null };
}

const MOST_LISTED = 3;

/** `resnet50 (torchvision 0.28.0)`, several joined, the least special first. */
function listed(matches: readonly KnownMatch[]): Message {
  const sorted = [...matches].sort((a, b) => a.name.length - b.name.length);
  const shown = sorted
    .slice(0, MOST_LISTED)
    .map(({ name, source, variant }) =>
      variant ? message('%1 (%2, %3)', name, source, variant) : message('%1 (%2)', name, source)
    );
  const more = matches.length - shown.length;
  return more > 0 ? message('%1 and %2 more', series(shown), more) : series(shown);
}
