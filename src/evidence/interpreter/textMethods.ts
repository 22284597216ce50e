import { ListObject } from './containers.js';
import { formatBraces } from './templates.js';
import type { Machine } from './machine.js';
import { joinTexts } from './text.js';
import { PythonObject, UNKNOWN, type CallValues, type PythonValue } from './values.js';

const METHODS: {
  readonly [name: string]: (self: string, args: CallValues, machine: Machine) => PythonValue;
} = {
  format: (self, args) => formatBraces(self, args),
  lower: self => self.toLowerCase(),
  upper: self => self.toUpperCase(),
  strip: (self, args) => (args.positional.length === 0 ? self.trim() : UNKNOWN),
  startswith: (self, args) => withText(args, start => self.startsWith(start)),
  endswith: (self, args) => withText(args, end => self.endsWith(end)),
  join: (self, args, machine) => {
    const [values] = args.positional;
    if (!(values instanceof PythonObject)) {
      return UNKNOWN;
    }
    const items = values.elements();
    return items?.every(item => typeof item === 'string')
      ? joinTexts(items, self)
      : values.toText(machine);
  },
  split: (self, args) =>
    withText(args, separator =>
      separator === '' ? UNKNOWN : new ListObject(self.split(separator))
    ),
  replace: (self, args) => {
    const [from, to] = args.positional;
    return args.positional.length === 2 &&
      typeof from === 'string' &&
      typeof to === 'string' &&
      from !== ''
      ? joinTexts(self.split(from), to)
      : UNKNOWN;
  }
};

/** Calls one of the methods of text that are followed. */
export function callOnText(
  name: string,
  self: string,
  args: CallValues,
  machine: Machine
): PythonValue {
  return METHODS[name](self, args, machine);
}

function withText(args: CallValues, use: (text: string) => PythonValue): PythonValue {
  const [text] = args.positional;
  return typeof text === 'string' ? use(text) : UNKNOWN;
}
