import { expect, test } from 'vitest';
import { buildSegment, type TitleSource } from '../../src/titles/build.ts';
import { Deeds } from '../../src/titles/deeds.ts';
import { judgeDoers } from '../../src/titles/judge.ts';
import { WordFinder } from '../../src/titles/words.ts';

const SOURCES: TitleSource[] = [
  {
    role: 'net-mender',
    titles: [],
    context: ['mend nets with twine', 'sell nets', 'wash nets', 'mend sails'],
  },
  { role: 'sail-maker', titles: [], context: ['sew sails', 'mend sails', 'sell sails and nets'] },
  { role: 'cook', titles: [], context: ['fry fish', 'wash plates'] },
];
const segment = buildSegment(
  SOURCES.map((source) => ({
    ...source,
    titles: [{ role: source.role, title: source.role, evidence: 'official' as const }],
  })),
);
const deeds = new Deeds(
  segment,
  new WordFinder(segment),
  () =>
    new Map(SOURCES.map(({ role, context }) => [role, context.map((line) => line.replaceAll(/s\b/g, ''))])),
);

test('a deed is of the role one of whose lines has both its verb and what it is done to', () => {
  expect(deeds.of(['mend'], [['net']]).map(({ role }) => role)).toEqual(['net-mender']);
  expect(deeds.of(['mend'], [['sail']]).map(({ role }) => role)).toEqual(['sail-maker', 'net-mender']);
  expect(deeds.of(['fry'], [['herring', 'fish']]).map(({ role }) => role)).toEqual(['cook']);
});

test('what nothing is done to, or nobody does, is of no role', () => {
  expect(deeds.of(['mend'], [['plate']])).toEqual([]);
  expect(deeds.of(['mend'], [['herring']])).toEqual([]);
  expect(deeds.of(['mend'], [])).toEqual([]);
});

test('one that stands out is answered with, several are asked about, one that hardly has it is not offered', () => {
  const doers = (...shares: number[]) =>
    shares.map((share, at) => ({ role: `${at}`, share, lines: share > 0.5 ? 3 : 1 }));
  expect(judgeDoers(doers(0.9, 0.1)).standing).toBe('nearest');
  expect(judgeDoers(doers(0.5, 0.4)).standing).toBe('ask');
  expect(judgeDoers([{ role: 'a', share: 1, lines: 1 }]).standing).toBe('unknown');
  expect(judgeDoers([]).standing).toBe('unknown');
});
