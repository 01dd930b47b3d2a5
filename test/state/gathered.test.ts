import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { gathered } from '../../src/state/drivers/sqlite/messages.ts';

describe('messages to a thread', () => {
  test('go at once where little is asked, and in lists as far apart as was said where much is', async () => {
    const gap = 60;
    const lists: { all: number[]; at: number }[] = [];
    const send = gathered<number>((all) => lists.push({ all, at: performance.now() }), gap);
    send(1);
    await delay(5);
    send(2);
    await delay(5);
    expect(lists.map(({ all }) => all)).toEqual([[1], [2]]);
    for (const one of [3, 4, 5]) send(one);
    await delay(5);
    send(6);
    await delay(5);
    send(7);
    await delay(3 * gap);
    expect(lists.slice(2).map(({ all }) => all)).toEqual([
      [3, 4, 5],
      [6, 7],
    ]);
    // Timers of Node may come a millisecond early.
    expect((lists[3]?.at ?? 0) - (lists[2]?.at ?? 0)).toBeGreaterThanOrEqual(gap - 1);
    send(8);
    await delay(5);
    expect(lists.at(-1)?.all).toEqual([8]);
  });
});
