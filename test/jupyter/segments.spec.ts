import { segmentsOf, type Span } from '../../src/jupyter/segments.js';
import { stdout } from './outputs.js';

const span = (start: [number, number], end: [number, number], outputs: number[]): Span => ({
  start: { output: start[0], offset: start[1] },
  end: { output: end[0], offset: end[1] },
  outputs
});

test('outputs without a summary are left alone', () => {
  expect(segmentsOf([stdout(0, 'text')], []).size).toBe(0);
});

test('text on both sides stays, without the line breaks next to the table', () => {
  const text = 'before\nSUMMARY\n\nafter\n';
  const [from, to] = [text.indexOf('S'), text.indexOf('\n\nafter') + 1];
  const segments = segmentsOf([stdout(0, text)], [span([0, from], [0, to], [0])]);
  expect(segments.get(0)).toEqual([
    { kind: 'text', from: 0, to: 6 },
    { kind: 'summary', summary: 0 },
    { kind: 'text', from: to + 1, to: text.length - 1 }
  ]);
});

test('a summary stands where it begins, and the rest of it takes no room', () => {
  const outputs = [stdout(0, 'title'), stdout(1, 'table'), stdout(2, 'plot'), stdout(3, 'total')];
  const segments = segmentsOf(outputs, [span([0, 0], [3, 5], [0, 1, 3])]);
  expect([...segments]).toEqual([
    [0, [{ kind: 'summary', summary: 0 }]],
    [1, []],
    [3, []]
  ]);
});

test('two summaries in one output keep what is between them', () => {
  const segments = segmentsOf(
    [stdout(0, 'AAA and BBB')],
    [span([0, 0], [0, 3], [0]), span([0, 8], [0, 11], [0])]
  );
  expect(segments.get(0)).toEqual([
    { kind: 'summary', summary: 0 },
    { kind: 'text', from: 3, to: 8 },
    { kind: 'summary', summary: 1 }
  ]);
});
