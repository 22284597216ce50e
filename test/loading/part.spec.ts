import { loadAll, loaded, whenLoaded } from '../../src/loading/using.js';
import { Part } from '../../src/loading/part.js';

let warn: jest.SpyInstance;

beforeEach(() => {
  warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
});

afterEach(() => {
  jest.restoreAllMocks();
});

test('is loaded once for all who ask, and is at hand from then on', async () => {
  const fetch = jest.fn(() => Promise.resolve('content'));
  const part = new Part(fetch);
  expect(part.content).toBeNull();
  expect(() => loaded(part)).toThrow();
  const done: string[] = [];
  whenLoaded(part, () => done.push('later'));
  expect(await loadAll([part, part])).toBe(true);
  expect(fetch).toHaveBeenCalledTimes(1);
  expect(loaded(part)).toBe('content');
  whenLoaded(part, () => done.push('at once'));
  expect(done).toEqual(['later', 'at once']);
});

test('tells of a failure once, throws nothing, and tries again', async () => {
  const fetch = jest.fn<Promise<string>, []>();
  fetch.mockRejectedValueOnce(new Error('offline')).mockRejectedValueOnce(new Error('offline'));
  fetch.mockResolvedValue('content');
  const part = new Part(fetch);
  const action = jest.fn();
  whenLoaded(part, action);
  expect(await part.load()).toBe(false);
  expect(await loadAll([part, new Part(() => Promise.resolve(1))])).toBe(false);
  expect(part.content).toBeNull();
  expect(action).not.toHaveBeenCalled();
  expect(warn).toHaveBeenCalledTimes(1);
  expect(await part.load()).toBe(true);
  expect(part.content).toBe('content');
});
