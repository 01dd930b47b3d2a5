import { afterEach, expect, test, vi } from 'vitest';
import { printRatings } from '../../adapters/terminal/ratings.ts';
import { memoryDriver } from '../../src/state/drivers/memory.ts';
import { openRatings } from '../../src/state/ratings.ts';
import { createStore } from '../../src/state/store.ts';

afterEach(() => vi.restoreAllMocks());

function printed(): string[] {
  const lines: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(String(line)));
  return lines;
}

async function rated() {
  const ratings = openRatings(createStore(memoryDriver()), () => Date.UTC(2026, 4, 1));
  const nurses = { roles: ['registered-nurse', 'teacher'], aspects: ['salary'] };
  await ratings.record({ answer: 'slack:1', helpful: true, roles: ['lawyer'], aspects: [] }, { person: 'a' });
  await ratings.record({ answer: 'slack:2', helpful: false, reason: 'figure', ...nurses }, { person: 'a' });
  await ratings.record({ answer: 'slack:3', helpful: false, reason: 'figure', ...nurses }, { person: 'a' });
  await ratings.record({ answer: 'slack:4', helpful: false, reason: 'length', ...nurses }, { person: 'a' });
  await ratings.record({ answer: 'slack:2', helpful: true, ...nurses }, { person: 'b' });
  return ratings;
}

test('ratings are counted by what the answers were about, the least liked first', async () => {
  const lines = printed();
  await printRatings(await rated(), false);
  expect(lines).toEqual([
    expect.stringMatching(
      /^\+1\t-3\t2026-05-01\tregistered-nurse vs teacher: salary\twrong figure 2, too long 1\tslack:[234]$/,
    ),
    '+1\t-0\t2026-05-01\tlawyer',
  ]);
});

test('every rating is a line of JSON, without who gave it', async () => {
  const lines = printed();
  await printRatings(await rated(), true);
  expect(lines).toHaveLength(5);
  for (const line of lines) expect(Object.keys(JSON.parse(line))).not.toContain('person');
});

test('that there are none is said', async () => {
  const lines = printed();
  await printRatings(openRatings(createStore(memoryDriver())), false);
  expect(lines).toEqual(['No answer was rated yet.']);
});
