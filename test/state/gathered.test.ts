import { expect, onTestFinished, test, vi } from 'vitest';
import { gathered } from '../../src/state/drivers/sqlite/messages.ts';

test('messages to a thread go at once where little is asked, and in lists some time apart where much is', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setImmediate', 'performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const GAP_MS = 20;
  const lists: number[][] = [];
  const send = gathered<number>((all) => lists.push(all), GAP_MS);
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  send(1);
  await pass(1);
  send(2);
  await pass(1);
  expect(lists).toEqual([[1], [2]]);
  for (const one of [3, 4, 5]) send(one);
  await pass(1);
  send(6);
  await pass(GAP_MS / 2);
  send(7);
  expect(lists.slice(2)).toEqual([[3, 4, 5]]);
  await pass(GAP_MS / 2);
  expect(lists.slice(3)).toEqual([[6, 7]]);
  send(8);
  await pass(1);
  expect(lists.slice(4)).toEqual([[8]]);
});
