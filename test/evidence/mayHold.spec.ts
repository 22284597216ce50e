import { readFileSync } from 'node:fs';
import { KERAS_PACKAGES } from '../../src/evidence/keras/packages.js';
import { frameworksIn, mayHoldEvidence } from '../../src/evidence/mayHold.js';
import { TORCH_PACKAGES } from '../../src/evidence/torch/packages.js';
import { notebookNames, notebookPath } from '../corpus/read.js';
import { read } from './read.js';

const PACKAGES = { keras: KERAS_PACKAGES, torch: TORCH_PACKAGES };

const holds = (source: string): boolean => mayHoldEvidence([{ source }]);

test('code that names no framework tells nothing of a model', () => {
  expect(holds('model.summary()')).toBe(false);
  expect(holds('')).toBe(false);
  expect(holds('print(model)\nmodel.fit(x, y)')).toBe(false);
});

test('imports may bring a framework', () => {
  expect(holds('from keras import layers as l')).toBe(true);
  expect(holds('__import__("torch")')).toBe(true);
});

test('so do the names that mean one where nothing binds them', () => {
  for (const [framework, { conventions }] of Object.entries(PACKAGES)) {
    for (const name of conventions.keys()) {
      expect(frameworksIn([{ source: `model = ${name}.Dense(2)` }])).toEqual([framework]);
    }
  }
});

test('where nothing is expected the interpreter finds nothing', () => {
  const sources = notebookNames('').flatMap(name => {
    const { cells } = JSON.parse(readFileSync(notebookPath(name), 'utf8')) as {
      cells: { cell_type: string; source: string | string[] }[];
    };
    return cells
      .filter(cell => cell.cell_type === 'code')
      .map(({ source }) => (Array.isArray(source) ? source.join('') : source));
  });
  const without = [...new Set(sources)].filter(source => !holds(source));
  expect(without.length).toBeGreaterThan(10);
  for (const source of without) expect(read(source).calls).toEqual([]);
});
