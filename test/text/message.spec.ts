import {
  english,
  message,
  sentences,
  series,
  several,
  together,
  verbatim
} from '../../src/text/message.js';

describe('english', () => {
  it('puts the parameters in their places', () => {
    expect(english(message('%2 of %1 layers', 12_000, 'some'))).toBe('some of 12,000 layers');
  });

  it('says phrases inside phrases', () => {
    const inner = several(1, '%1 input', '%1 inputs');
    expect(english(message('each of %1', inner))).toBe('each of 1 input');
  });

  it('words one otherwise than many, with the count first', () => {
    const filters = (count: number): string =>
      english(several(count, '%2 has one filter', '%2 has %1 filters', 'conv'));
    expect(filters(1)).toBe('conv has one filter');
    expect(filters(0)).toBe('conv has 0 filters');
    expect(filters(2_048)).toBe('conv has 2,048 filters');
  });

  it('takes nothing in a name for a place', () => {
    expect(english(message('%1 and %2', '%2', 'b'))).toBe('%2 and b');
    expect(english(verbatim('100 %1'))).toBe('100 %1');
  });
});

describe('lists', () => {
  it('join sentences, and say nothing of none', () => {
    expect(english(sentences([message('One.'), message('Two.'), message('Three.')]))).toBe(
      'One. Two. Three.'
    );
    expect(sentences([])).toBeNull();
  });

  it('join things', () => {
    expect(english(series(['a', 'b', 'c']))).toBe('a, b, c');
    expect(english(together(['a']))).toBe('a');
    expect(english(together(['a', 'b', message('the %1', 'c')]))).toBe('a, b and the c');
  });
});
