import { expect, test, vi } from 'vitest';
import { DATA_DIR, loadEmbedded } from '../../src/catalogue/load.ts';
import { createCatalogue } from '../../src/catalogue/merge.ts';
import { openShipped } from '../../src/catalogue/store.ts';
import { aRole, nounPlural } from '../../src/wording/nouns.ts';
import { allSentences, type Printed } from './all-sentences.ts';

/** Every field of every role and group that ships, as a sentence, held against rules of English. */

vi.setConfig({ testTimeout: 120_000 });

const catalogue = createCatalogue(loadEmbedded(), openShipped(DATA_DIR));
const sentences = allSentences(catalogue);

const LONGEST = 400;
/** Titles of publishers stand in quotes as they were published, and are no words of ours. */
const unquoted = (text: string) => text.replace(/“[^”]*”/g, '“”');

/** The first sentences that break a rule; none where all keep it. */
const breaking = (rule: (text: string, printed: Printed) => boolean) =>
  sentences
    .filter((printed) => !rule(unquoted(printed.text), printed))
    .map(({ field, text }) => `${field}: ${text}`)
    .slice(0, 10);

test('every role and group says what it is', () => {
  const told = new Set(sentences.filter(({ say }) => say === 'definition').map(({ role }) => role));
  expect([...catalogue.ids, ...catalogue.groupIds].filter((id) => !told.has(id))).toEqual([]);
});

test('no place of a sentence is left unfilled', () => {
  expect(breaking((text) => !/[{}]|\b(?:undefined|null|NaN)\b/.test(text))).toEqual([]);
});

test('a sentence begins with a capital and ends with one full stop', () => {
  expect(breaking((text) => /^[\p{Lu}\d$“]/u.test(text))).toEqual([]);
  expect(breaking((text) => /[^.\s]\.$/.test(text) && !/[.,;:] ?[.;:]$/.test(text))).toEqual([]);
  expect(breaking((text) => !/\s{2}|\s[,.;:](?!\w)/.test(text))).toEqual([]);
});

test('a sentence is no longer than a screen of a phone', () => {
  expect(breaking((text) => text.length <= LONGEST)).toEqual([]);
});

test('no word stands twice', () => {
  // A product's name may repeat a word ("Electric Quilt Quilt Design Wizard").
  expect(
    breaking((text, { field }) => field === 'skills.software' || !/\b(\p{L}+) \1\b/iu.test(text)),
  ).toEqual([]);
});

test('roles are spoken of by their names, not by the titles of a list', () => {
  expect(breaking((text) => !/, (?:All Other|Except|Including)\b|\(all other|--/.test(text))).toEqual([]);
});

/** Sounds, not letters: a word's article by an own list of beginnings. */
function takesAn(word: string): boolean {
  if (/^\p{Lu}{2,}\b/u.test(word)) return /^[AEFHILMNORSX]/.test(word);
  if (/^(?:hour|honest|heir|8|11|18)/i.test(word)) return true;
  return /^[aeiou]/i.test(word) && !/^(?:uni(?!n)|use|usu|uti|uro|one\b|once|eu|ew)/i.test(word);
}

test('a word takes the article of its sound', () => {
  const right = (text: string) =>
    [...text.matchAll(/\b(an?) ([\p{L}\p{N}]+)/giu)].every(
      ([, article = '', word = '']) => takesAn(word) === (article.toLowerCase() === 'an'),
    );
  expect(breaking(right)).toEqual([]);
});

test('one person has a verb in -s, several have none', () => {
  const capital = (text: string) => `${text[0]?.toUpperCase()}${text.slice(1)}`;
  const agrees = (text: string, { role }: Printed) => {
    const head = catalogue.head(role);
    const after = (subject: string) =>
      text.startsWith(`${capital(subject)} `)
        ? /^\p{L}+/u.exec(text.slice(subject.length + 1))?.[0]
        : undefined;
    const [one, many] = [after(aRole(head)), after(nounPlural(head))];
    if (one !== undefined) return /s$|^(?:and|also|may|most|usually|typically|for)$/.test(one);
    return many === undefined || !/[^s]s$/.test(many);
  };
  expect(breaking(agrees)).toEqual([]);
});

test('no other field than a verdict begins with a yes or a no', () => {
  expect(breaking((text) => !/^(?:yes|no)\b/i.test(text))).toEqual([]);
});
