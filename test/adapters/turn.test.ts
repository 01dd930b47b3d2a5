import { expect, test } from 'vitest';
import { turn } from '../../adapters/common/turn.ts';

test('one caller a turn of the event loop goes on, in the order in which they came', async () => {
  const seen: string[] = [];
  let loop = 0;
  const count = setImmediate(function again() {
    loop += 1;
    if (seen.length < 3) setImmediate(again);
  });
  await Promise.all(['a', 'b', 'c'].map((name) => turn().then(() => seen.push(`${name} ${loop}`))));
  clearImmediate(count);
  expect(seen.map((one) => one[0])).toEqual(['a', 'b', 'c']);
  expect(new Set(seen.map((one) => one.slice(2))).size).toBe(3);
});
