import type { Contents } from '@jupyterlab/services';
import { newPath } from '../../src/jupyter/newFile.js';

function folderOf(...names: readonly string[]): Contents.IManager {
  const content = names.map(name => ({ name }));
  return { get: () => Promise.resolve({ content }) } as unknown as Contents.IManager;
}

test.each([
  [[], 'net.csv'],
  [['net.csv'], 'net-1.csv'],
  [['net.csv', 'net-1.csv', 'net-3.csv'], 'net-2.csv']
])('beside %j the first name that is free is %s', async (names, expected) => {
  expect(await newPath(folderOf(...names), '', 'net', '.csv')).toBe(expected);
});

test.each([
  ['', 'net.csv'],
  ['models/new', 'models/new/net.csv'],
  ['RTC:', 'RTC:net.csv'],
  ['RTC:models', 'RTC:models/net.csv']
])('in the folder "%s" the path is %s', async (folder, expected) => {
  expect(await newPath(folderOf(), folder, 'net', '.csv')).toBe(expected);
});
