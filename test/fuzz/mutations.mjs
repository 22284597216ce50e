/** What a text can be turned into: each takes the text, the choices to make and another text of the corpus. */

const CONTROLS = [
  '\u0000',
  '\u0007',
  '\u0008',
  '\u001b',
  '\u001b[31m',
  '\u001b[2J',
  '\u001b]8;;http://example.org\u0007',
  '\u001b]0;',
  '\u009b31m',
  '\r',
  '\r\n',
  '\u200b',
  '\u202e',
  '\u2066',
  '\u2069',
  '\u2028',
  '\ufeff',
  '\u0301',
  '\u00a0',
  '\t',
  '\ud800',
  '\udc00',
  '\u{1f600}'
];

const MARKUP = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</td></table><iframe src="javascript:alert(1)">',
  '<style>*{display:none}</style>',
  '"><svg onload=alert(1)>',
  '&lt;b&gt;',
  '=HYPERLINK("http://example.org","x")',
  '@SUM(1)',
  '+cmd|calc',
  '[x](javascript:alert(1))',
  '|x|',
  '\\input{/etc/passwd}',
  '$\\href{javascript:x}{y}$',
  '`%s${x}`',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty'
];

const NUMBERS = [
  '0',
  '-1',
  '-0',
  '1e3',
  '1E400',
  '1.5',
  '9007199254740991',
  '9007199254740993',
  '18446744073709551616',
  '9'.repeat(400),
  '1,2,3',
  '1.234.567',
  "1'234",
  '1 234',
  '1_000',
  '１２３',
  '٣٤٥',
  '१२३',
  'NaN',
  'Infinity',
  '0x1F',
  '007',
  '1K',
  '2.5 M',
  '1,0…',
  '12...',
  'None',
  '4294967296',
  '2147483648'
];

const SIZES = [2, 3, 10, 100, 300];

const OPENING = '([{<';
const CLOSING = ')]}>';

function place(text, random) {
  return random.below(text.length + 1);
}

/** A piece of the text, from a word to the whole. */
function piece(text, random) {
  const from = place(text, random);
  return [from, Math.min(text.length, from + random.below(random.pick([10, 100, 1000, 10_000])))];
}

function insert(text, at, added) {
  return text.slice(0, at) + added + text.slice(at);
}

function changeLines(text, change) {
  return change(text.split('\n')).join('\n');
}

/** Replaces one of the matches. */
function replaceOne(text, pattern, random, replacement) {
  const matches = [...text.matchAll(pattern)];
  if (matches.length === 0) return text;
  const { 0: found, index } = random.pick(matches);
  return text.slice(0, index) + replacement(found) + text.slice(index + found.length);
}

/** A line, and where a piece of it that its columns might be found by stands. */
function changeOneLine(text, random, change) {
  return changeLines(text, lines => {
    const at = random.below(lines.length);
    return lines.with ? lines.with(at, change(lines[at])) : lines;
  });
}

export const MUTATIONS = {
  cutEnd: (text, random) => text.slice(0, place(text, random)),
  cutBeginning: (text, random) => text.slice(place(text, random)),
  cutMiddle: (text, random) => {
    const [from, to] = piece(text, random);
    return text.slice(0, from) + text.slice(to);
  },
  double: text => `${text}\n${text}`,
  doublePiece: (text, random) => {
    const [from, to] = piece(text, random);
    return insert(text, place(text, random), text.slice(from, to));
  },
  splice: (text, random, other) => {
    const [from, to] = piece(other, random);
    return insert(text, place(text, random), other.slice(from, to));
  },
  interleave: (text, random, other) =>
    changeLines(text, lines => {
      const others = other.split('\n');
      return lines.flatMap((line, i) => (i < others.length ? [line, others[i]] : [line]));
    }),
  crossLines: (text, random, other) =>
    changeLines(text, lines => {
      const others = other.split('\n');
      return lines.map((line, i) =>
        random.chance(0.2) ? line.slice(0, 20) + (others[i] ?? '') : line
      );
    }),
  swapLines: (text, random) =>
    changeLines(text, lines => {
      const [a, b] = [random.below(lines.length), random.below(lines.length)];
      return lines.map((line, i) => (i === a ? lines[b] : i === b ? lines[a] : line));
    }),
  dropLine: (text, random) =>
    changeLines(text, lines => lines.filter((_, i) => i !== 0 && !random.chance(0.1))),
  repeatLine: (text, random) =>
    changeLines(text, lines => {
      const at = random.below(lines.length);
      return lines.toSpliced
        ? lines.toSpliced(at, 0, ...Array(random.pick(SIZES)).fill(lines[at]))
        : [...lines.slice(0, at), ...Array(random.pick(SIZES)).fill(lines[at]), ...lines.slice(at)];
    }),
  reverseLines: text => changeLines(text, lines => lines.reverse()),
  insertControl: (text, random) => insert(text, place(text, random), random.pick(CONTROLS)),
  strewControls: (text, random) => {
    const control = random.pick(CONTROLS);
    return changeLines(text, lines =>
      lines.map(line => (random.chance(0.3) ? insert(line, place(line, random), control) : line))
    );
  },
  colour: text => text.replace(/\d+/g, '\u001b[1;34m$&\u001b[0m'),
  windows: text => text.replace(/\n/g, '\r\n'),
  quote: text => `'${text.replace(/'/g, "\\'").replace(/\n/g, '\\n')}'`,
  changeNumber: (text, random) =>
    replaceOne(text, /\d[\d,._]*/g, random, () => random.pick(NUMBERS)),
  changeDigit: (text, random) => replaceOne(text, /\d/g, random, () => String(random.below(10))),
  lengthenNumber: (text, random) =>
    replaceOne(
      text,
      /\d[\d,]*/g,
      random,
      found => found + '0'.repeat(random.pick([1, 3, 14, 300]))
    ),
  negate: (text, random) => replaceOne(text, /\d[\d,]*/g, random, found => `-${found}`),
  changeSeparators: (text, random) => {
    const separator = random.pick(['.', ' ', "'", '\u202f', '_', '']);
    return text.replace(/(\d),(\d{3})/g, `$1${separator}$2`);
  },
  swapNumbers: (text, random) => {
    const numbers = [...text.matchAll(/\d[\d,]*/g)].map(match => match[0]);
    return numbers.length === 0
      ? text
      : text.replace(/\d[\d,]*/g, found => (random.chance(0.1) ? random.pick(numbers) : found));
  },
  renameWord: (text, random) =>
    replaceOne(text, /[A-Za-z_]\w*/g, random, () => random.pick(MARKUP)),
  swapWords: (text, random, other) => {
    const words = other.slice(0, 5000).match(/[A-Za-z_]\w*/g) ?? ['x'];
    return replaceOne(text, /[A-Za-z_]\w*/g, random, () => random.pick(words));
  },
  insertMarkup: (text, random) => insert(text, place(text, random), random.pick(MARKUP)),
  lengthenWord: (text, random) =>
    replaceOne(text, /[A-Za-z_]\w*/g, random, found => found.repeat(random.pick(SIZES))),
  changeBracket: (text, random) =>
    replaceOne(text, /[()[\]{}<>|,:=]/g, random, () => random.pick([...'()[]{}<>|,:="\'\\', ''])),
  insertBrackets: (text, random) => {
    const kind = random.below(OPENING.length);
    const times = random.pick(SIZES);
    const closed = random.chance(0.5) ? CLOSING[kind].repeat(times) : '';
    return insert(text, place(text, random), OPENING[kind].repeat(times) + closed);
  },
  insertRun: (text, random) =>
    insert(
      text,
      place(text, random),
      random
        .pick([...'|─━═_=-+│┃└ .,:"\\', '│   ', '    ', '├─', ', ', '\n'])
        .repeat(random.pick(SIZES))
    ),
  indent: (text, random) => {
    const space = ' '.repeat(random.pick(SIZES));
    return changeOneLine(text, random, line => space + line);
  },
  stairs: (text, random) =>
    changeLines(text, lines => {
      const step = random.pick(['  ', '|    ', '│    ', ' ']);
      return lines.map((line, i) => step.repeat(Math.min(i, 200)) + line);
    }),
  narrow: (text, random) => {
    const width = 10 + random.below(90);
    return changeLines(text, lines => lines.map(line => line.slice(0, width)));
  },
  wrap: (text, random) => {
    const width = 10 + random.below(90);
    return changeLines(text, lines =>
      lines.flatMap(line => line.match(new RegExp(`.{1,${width}}`, 'gs')) ?? [''])
    );
  },
  oneLine: text => text.replace(/\n/g, ' '),
  collapseSpaces: text => text.replace(/ +/g, ' ')
};

/** Longer texts are cut before they are changed further, so that most cases are quick. */
const MOST = 20_000;

/** The text after one to five changes. */
export function mutate(text, random, other) {
  const names = Object.keys(MUTATIONS);
  const times = 1 + random.below(5);
  const applied = [];
  let changed = text;
  for (let i = 0; i < times; i++) {
    const name = random.pick(names);
    applied.push(name);
    changed = MUTATIONS[name](changed.slice(0, MOST), random, other);
  }
  return { text: changed, applied };
}
