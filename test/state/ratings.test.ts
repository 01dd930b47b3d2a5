import { expect, test } from 'vitest';
import { memoryDriver } from '../../src/state/drivers/memory.ts';
import { openRatings, RATER_MS } from '../../src/state/ratings.ts';
import { createStore } from '../../src/state/store.ts';

const RATING = { answer: 'discord:1', helpful: true, roles: ['office-manager'], aspects: ['salary'] };
const ANN = { workspace: 'discord:G1', person: 'discord:ann' };
const BOB = { workspace: 'discord:G1', person: 'discord:bob' };

function open() {
  const clock = { now: Date.UTC(2030, 0, 1) };
  const driver = memoryDriver({ now: () => clock.now });
  const store = createStore(driver);
  const everything = async () => {
    const rows: unknown[] = [];
    for await (const page of driver.snapshot()) rows.push(...page);
    return JSON.stringify(rows);
  };
  return { clock, store, ratings: openRatings(store, () => clock.now), everything };
}

test('the last rating of each user counts', async () => {
  const { ratings } = open();
  await ratings.record(RATING, ANN);
  await ratings.record(RATING, BOB);
  await ratings.record({ ...RATING, helpful: false }, ANN);
  const all = await ratings.all();
  expect(all.map(({ helpful }) => helpful).sort()).toEqual([false, true]);
  expect(all[0]).toMatchObject({ answer: 'discord:1', roles: ['office-manager'], day: '2030-01-01' });
});

test('after 30 days a rating is nobody’s, and stays', async () => {
  const { clock, ratings, everything } = open();
  await ratings.record(RATING, ANN);
  expect(await everything()).toContain('ann');
  clock.now += RATER_MS;
  expect(await everything()).not.toContain('ann');
  expect(await ratings.all()).toHaveLength(1);
});

test('a person who is forgotten is in no rating, a workspace takes its ratings along', async () => {
  const { store, ratings, everything } = open();
  await ratings.record(RATING, ANN);
  await store.forget({ person: ANN.person });
  expect(await everything()).not.toContain('ann');
  expect(await ratings.all()).toHaveLength(1);
  await store.forget({ workspace: ANN.workspace });
  expect(await ratings.all()).toEqual([]);
});
