import { describe, expect, test } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import { loadEmbedded } from '../../src/catalogue/load.ts';
import { openOfficial } from '../../src/catalogue/store.ts';
import { isCrime } from '../../src/titles/crimes.ts';
import { openIndex } from '../../src/titles/index.ts';
import { titleText } from '../../src/titles/shortlist.ts';

const official = openOfficial(undefined);
const assistant = createAssistant({ imported: official });
const ask = (text: string) => assistant.ask({ text });

describe('who lives by crime is counted by no official source', () => {
  test.each([
    'hitman pay',
    'terrorist',
    'how much do burglars make',
    'bank robber salary',
    'how do I become a pimp',
    // No list has these: they are made of what is done, and of what is dealt in.
    'carjacker',
    'blackmailers',
    'how much does an embezzler make',
    'looter vs nurse',
    'human trafficker',
    'fentanyl pusher pay',
    'ivory trafficker',
    'do cops make more than drug dealers',
  ])('%s', async (text) => {
    const { lead, choices, roles } = await ask(text);
    expect(lead).toMatch(/“[^”]+” is counted by no official source as an occupation/);
    expect(choices).toEqual([]);
    expect(roles.every(({ id }) => !id.startsWith('onet'))).toBe(true);
  });
});

test.each([
  ['criminal lawyer', 'lawyer'],
  ['drug dealer counselor', 'onet-21-1011.00'],
  ['detective who catches murderers', 'onet-33-3021.00'],
  ['pirate radio host', 'onet-27-3011.00'],
  ['my ex is a con artist, how much does a plumber make', 'plumber'],
])('who deals with crime, and a crime told in passing, is an occupation: %s', async (text, role) => {
  expect((await ask(text)).roles.map(({ id }) => id)).toEqual([role]);
});

test('no listed title is a crime', () => {
  const segment = openIndex(loadEmbedded(), official);
  const titles = Array.from({ length: segment.entryOffsets.length - 1 }, (_, at) => titleText(segment, at));
  expect(titles.filter((title) => isCrime(title.split(' '), title))).toEqual([]);
});

describe('choices for what is no title', () => {
  test.each(['wizard', 'taco universe', 'gorgeous', 'tremble tendency', 'hilarious believer'])(
    'none is better than silly ones: %s',
    async (text) => {
      expect((await ask(text)).choices).toEqual([]);
    },
  );

  test('what only holds what no other does is none', async () => {
    for (const text of ['learnt cracker', 'effort officer', 'nightmares washer', 'conflicts tumbler'])
      expect((await ask(text)).choices.filter(({ label }) => /All Other/.test(label))).toEqual([]);
  });
});
