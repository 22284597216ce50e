import { Throttle } from '../../src/jupyter/throttle.js';

let now: number;
let runs: number[];
let throttle: Throttle;

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'performance'] });
  now = 0;
  runs = [];
  // Every run takes 10 ms.
  throttle = new Throttle(
    () => {
      runs.push(now);
      now += 10;
    },
    () => now
  );
});

afterEach(() => {
  jest.useRealTimers();
});

test('the first request runs at the end of the turn, however often it is asked', async () => {
  throttle.request();
  throttle.request();
  expect(runs).toEqual([]);
  await Promise.resolve();
  expect(runs).toEqual([0]);
});

test('the next one waits four times as long as the last one took', async () => {
  throttle.request();
  await Promise.resolve();
  throttle.request();
  await Promise.resolve();
  expect(runs).toHaveLength(1);
  jest.advanceTimersByTime(39);
  expect(runs).toHaveLength(1);
  jest.advanceTimersByTime(1);
  expect(runs).toHaveLength(2);
});

test('flush does not wait, and leaves nothing behind', async () => {
  throttle.request();
  throttle.flush();
  expect(runs).toHaveLength(1);
  await Promise.resolve();
  jest.runAllTimers();
  expect(runs).toHaveLength(1);
});

test('nothing runs once stopped', async () => {
  throttle.request();
  throttle.stop();
  await Promise.resolve();
  throttle.request();
  jest.runAllTimers();
  expect(runs).toEqual([]);
});
