import fc from 'fast-check';

import { clean, splitLines } from '../../src/summary/lines.js';

const texts = (text: string): string[] => splitLines(text).map(line => line.text);

describe('clean', () => {
  it('takes colours, links and invisible characters away', () => {
    expect(clean('\u001b[1mModel\u001b[0m: \u001b[38;5;34m896\u001b[0m')).toBe('Model: 896');
    expect(clean('\u001b]8;;https://example.org\u0007link\u001b]8;;\u0007')).toBe('link');
    expect(clean('a\u202eb\u200bc\u0000')).toBe('abc');
  });

  it('starts a line over at a carriage return, as a terminal does', () => {
    expect(clean('\rloading 10%\rloading 100%')).toBe('loading 100%');
    expect(clean('total\r')).toBe('total');
  });

  it('makes spaces of non-breaking spaces', () => {
    expect(clean('a\u00a0\u00a0b')).toBe('a  b');
  });
});

describe('splitLines', () => {
  it('covers the text without gap or overlap', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const lines = splitLines(text);
        let position = 0;
        for (const { start, end } of lines) {
          expect(start).toBe(position);
          expect(end).toBeGreaterThanOrEqual(start);
          position = end;
        }
        expect(position).toBe(text.length);
      })
    );
  });

  it('splits the repr of a string at its escaped line breaks', () => {
    expect(texts('\'Model: "net"\\n____\\nLayer\\n====\\n\'')).toEqual([
      'Model: "net"',
      '____',
      'Layer',
      '====',
      ''
    ]);
  });

  it('leaves an ordinary quoted line alone', () => {
    expect(texts("'one\\ntwo'")).toEqual(["'one\\ntwo'"]);
  });

  it('joins what was cut at a fixed width', () => {
    const rule = '='.repeat(98);
    const row = ' conv2d (Conv2D)'.padEnd(40) + '(None, 32, 32, 64)'.padEnd(58);
    const wrapped = [rule, row, rule]
      .flatMap(line => [line.slice(0, 60), line.slice(60)])
      .join('\n');
    expect(texts(wrapped)).toEqual([rule, row, rule]);
  });

  it('joins a rule in pieces of equal width, and nothing else to it', () => {
    const rule = '='.repeat(90);
    const wrapped = [
      rule.slice(45),
      rule.slice(45),
      'Layer (type)',
      rule.slice(45),
      rule.slice(45)
    ];
    expect(texts(wrapped.join('\n'))).toEqual([rule, 'Layer (type)', rule]);
  });

  it('does not take two neighbouring rules of different tables for one', () => {
    expect(texts(`${'_'.repeat(65)}\n${'_'.repeat(65)}`)).toHaveLength(2);
    const table = ['='.repeat(65), 'Layer (type)', '='.repeat(65)];
    expect(texts([...table, ...table].join('\n'))).toEqual([...table, ...table]);
  });
});
