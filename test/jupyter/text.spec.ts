import { joined } from '../../src/jupyter/joined.js';
import { isBlank, openCodes } from '../../src/jupyter/text.js';

test('lists of lines are joined, other data is no text', () => {
  expect(joined('a\nb')).toBe('a\nb');
  expect(joined(['a\n', 'b'])).toBe('a\nb');
  expect(joined({ a: 1 })).toBeNull();
  expect(joined(undefined)).toBeNull();
});

describe('openCodes', () => {
  const red = '\u001b[31m';
  const bold = '\u001b[1m';
  const reset = '\u001b[0m';

  test('collects the codes in force and forgets those that were reset', () => {
    const text = `${bold}a${reset}${red}b${bold}c`;
    expect(openCodes(text, text.length)).toBe(red + bold);
    expect(openCodes(text, text.indexOf('b'))).toBe(red);
    expect(openCodes(text, bold.length + 1 + reset.length)).toBe('');
    expect(openCodes(text, 0)).toBe('');
  });

  test('a reset may be short, or the beginning of a longer code', () => {
    expect(openCodes(`${red}\u001b[mx`, 9)).toBe('');
    expect(openCodes(`${red}\u001b[0;34mx`, 13)).toBe('\u001b[0;34m');
  });
});

test('colour codes alone are nothing to see', () => {
  expect(isBlank(' \n\u001b[0m\n')).toBe(true);
  expect(isBlank('\u001b[1m.\u001b[0m')).toBe(false);
});
