import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DATA_DIR } from '../../src/catalogue/load.ts';
import { Deeds } from '../../src/titles/deeds.ts';
import { judgeDoers } from '../../src/titles/judge.ts';

const told = (role: string, jobs: number, ...said: string[]) => ({ role, jobs, said, official: [] });
const deeds = new Deeds(() => [
  told('net-mender', 1, 'mend net with twine', 'sell net', 'wash net', 'mend sail'),
  told('sail-maker', 1, 'sew sail', 'mend sail', 'sell sail and net'),
  told('cook', 1, 'fry fish', 'wash plate', 'wash plate by hand', 'make soup'),
  told('dishwasher', 3, 'wash plate', 'wash plate by hand'),
]);
const of = (...words: string[]) => deeds.of(words.map((word) => [word]));
const best = (...words: string[]) => of(...words).doers[0]?.role;

test('a deed is of the role of which it is told, by the line that holds most of it', () => {
  expect(best('mend', 'net')).toBe('net-mender');
  expect(best('sew', 'sail')).toBe('sail-maker');
  expect(deeds.of([['fry'], ['herring', 'fish']]).doers[0]?.role).toBe('cook');
});

test('where several roles do the same, the one that does it most of the time, or of more people, is likelier', () => {
  expect(best('wash', 'plate')).toBe('dishwasher');
});

test('words that nobody is told of speak for none, and the more of them there are the less is told', () => {
  expect(of('herring').doers).toEqual([]);
  expect(of().doers).toEqual([]);
  expect(of('mend', 'net', 'unicorn').told).toBeLessThan(of('mend', 'net').told);
});

test('the words are counted up to the last that speaks for the role, and weigh more the more they say', () => {
  const [alone, long] = [of('mend', 'net'), of('mend', 'net', 'unicorn', 'gold')];
  expect(long.used).toBe(2);
  expect(long.weight).toBeLessThan(alone.weight);
  expect(of('mend', 'net', 'twine').weight).toBeGreaterThan(alone.weight);
});

test('one that stands out is answered with, several are asked about, one that hardly has it is not offered', () => {
  const doers = (told: number, ...shares: number[]) =>
    shares.map((share, at) => ({ role: `${at}`, share, told }));
  expect(judgeDoers(doers(0.9, 0.9, 0.1)).standing).toBe('nearest');
  expect(judgeDoers(doers(0.9, 0.2, 0.15)).standing).toBe('ask');
  expect(judgeDoers(doers(0.1, 0.9, 0.1)).standing).toBe('unknown');
  expect(judgeDoers([]).standing).toBe('unknown');
});

test('everyday lines are told of occupations that exist, and none is told of two', () => {
  const read = (file: string) => JSON.parse(readFileSync(join(DATA_DIR, 'names', file), 'utf8'));
  const [said, names] = [read('deeds.json') as Record<string, string[]>, read('occupations.json')];
  expect(Object.keys(said).filter((code) => !(code in names))).toEqual([]);
  const lines = Object.values(said).flat();
  expect(lines.filter((line, at) => lines.indexOf(line) !== at)).toEqual([]);
});
