import { figure, message, messageIn, series, verbatim, type Message } from './message.js';

/** Terms with a number or a letter in them. */
const FAMILIES: readonly (readonly [RegExp, (part: string, rest: string) => Message])[] = [
  [/^(\d+) gates × (.+)$/, (gates, of) => message('%1 gates × %2', gates, term(of))],
  [/^(\d+) × (.+)$/, (times, of) => message('%1 × %2', times, term(of))],
  [/^axis (-?\d+)$/, axis => message('axis %1', axis)],
  [/^kernel axis (\d+)$/, axis => message('kernel axis %1', axis)],
  [/^output axis (\d+)$/, axis => message('output axis %1', axis)],
  [/^inputs (\w)$/, axis => message('inputs %1', axis)],
  [/^units (\w)$/, axis => message('units %1', axis)],
  // Those of a part that has a name of its own; the others are whole terms.
  [
    /^(?!(?:attention output|depthwise|gate|input|key|pointwise|projection|query|recurrent|value) weights)(.+) weights$/,
    of => message('%1 weights', term(of))
  ],
  [
    /^states: (.+)$/,
    states => message('states: %1', series(states.split(', ').map(state => term(state))))
  ],
  [/^bytes a number in (\w+)$/, format => message('bytes a number in %1', format)]
];

/** A term as a message; a term that nobody knows, such as a tensor's own name, has no translation and stays as it is. */
export function term(name: string): Message {
  for (const [family, made] of FAMILIES) {
    const [, part, rest] = family.exec(name) ?? [];
    if (part !== undefined) return made(part, rest);
  }
  return name.includes('%') ? verbatim(name) : { text: name, parameters: [], context: 'term' };
}

const SINGULAR: { readonly [many: string]: string } = {
  channels: 'channel',
  directions: 'direction',
  filters: 'filter',
  'filters a channel': 'filter a channel',
  gates: 'gate',
  inputs: 'input',
  'input channels': 'input channel',
  'output channels': 'output channel',
  'output features': 'output feature',
  outputs: 'output',
  units: 'unit'
};

/** "filter" for "filters"; what has no singular of its own stays. */
export function singular(many: string): string {
  return Object.hasOwn(SINGULAR, many) ? SINGULAR[many] : many;
}

/** A term in the number that its count calls for; what has no singular of its own stays. */
export function counted(count: number, name: string): Message {
  return term(count === 1 ? singular(name) : name);
}

/** So many of what a term names: `32 filters`. */
export function amountOf(count: number, name: string): Message {
  if (name === '') return verbatim(figure(count));
  return messageIn('so many of something', '%1 %2', count, counted(count, name));
}
