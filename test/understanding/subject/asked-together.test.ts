import { describe, expect, test } from 'vitest';
import { ask, converse, ids } from '../asking.ts';

describe('what is counted is told beside whatever else is asked', () => {
  test.each([
    'barber pay + how many are there in the US',
    'what do barbers earn and how many of them are there',
    'how many barbers are there, and what do they make',
    'barber salary plus number of barbers',
  ])('%s', async (text) => {
    expect((await ask(text)).lead).toMatch(/earns a median of .* jobs for barbers/s);
  });
});

describe('more or fewer to come is answered with a yes or a no', () => {
  test.each([
    ['will there be more bakers in ten years?', /^Yes\. Job growth/],
    ['are there going to be fewer bank tellers', /^Yes\. Job growth/],
    ['will there be less work for dentists', /^No\. Job growth/],
    ['barbers are in decline', /^That is not so: job growth/],
    ['there will be fewer dentists', /^That is not so: job growth/],
  ])('%s', async (text, lead) => {
    expect((await ask(text)).lead).toMatch(lead);
  });
});

test.each([
  ['what degree do most bakers have', /^Of bakers, /],
  ['what schooling do most dentists have', /^Of dentists, /],
])('what most have is told by their shares: %s', async (text, lead) => {
  expect((await ask(text)).lead).toMatch(lead);
});

test.each(['outlook for social workers in general', 'designers as a whole pay', 'dentists overall salary'])(
  'all of a name are the official group of that name: %s',
  async (text) => {
    expect((await ask(text)).roles.map(({ kind }) => kind)).toEqual(['group']);
  },
);

describe('places of a list are counted by numbers and ordinals', () => {
  test.each([
    ['2 vs 4', [1, 3]],
    ['second vs fifth', [1, 4]],
    ['compare the top two', [0, 1]],
    ['third or fourth', [2, 3]],
    ['compare #1 and #3', [0, 2]],
  ])('%s', async (text, places) => {
    const [list, answer] = await converse('best paid engineers', text);
    expect([answer?.intent, ids(answer)]).toEqual(['compare', places.map((at) => ids(list)[at])]);
  });
});

describe('places are put in order by their prices where they are to be cheap', () => {
  test.each([
    'cheapest state for barbers',
    'which state is most affordable for a barber',
    'states with the lowest cost of living for barbers',
  ])('%s', async (text) => {
    const { lead, notCovered } = await ask(text);
    expect([lead, notCovered]).toEqual([
      expect.stringMatching(/has the lowest price level: [\d.]+% of the country's, then /),
      [],
    ]);
  });
});

test.each(['president of the united states', 'how much does the president of the united states make'])(
  'an office of a nation is no occupation: %s',
  async (text) => {
    expect((await ask(text)).outcome).toBe('unknown_role');
  },
);

test('nor is a word that no title comes near', async () => {
  expect((await ask('blorfer salary')).outcome).toBe('unknown_role');
});
