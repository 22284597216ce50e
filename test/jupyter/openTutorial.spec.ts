import { freeName } from '../../src/jupyter/openTutorial.js';

test('takes the first name that is free', () => {
  expect(freeName(new Set())).toBe('paramlens-tutorial.ipynb');
  expect(freeName(new Set(['paramlens-tutorial.ipynb']))).toBe('paramlens-tutorial-1.ipynb');
  expect(freeName(new Set(['paramlens-tutorial.ipynb', 'paramlens-tutorial-1.ipynb']))).toBe(
    'paramlens-tutorial-2.ipynb'
  );
});
