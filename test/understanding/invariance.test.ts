import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/contract/answer.ts';
import { ask, ids } from './asking.ts';

/** The same texts in every run, so that a failure is a change's own. */

/** Questions of every kind whose meaning no dress changes. */
const QUESTIONS = [
  'officer vs director',
  'operations officer vs operations director salary',
  'which of office manager and operations manager needs more experience',
  'office manager education',
  'how do I go from office manager to operations manager',
  'what does an operations manager do',
  'operations director hourly rate',
  'how many operations officers are there',
  'jobs paying over 100k',
  'roles similar to office manager',
  'office manager vs quibble sprocketeer',
  'what does an OM earn',
  'which roles do you know',
];

const core = (answer: Answer) => ({
  outcome: answer.outcome,
  intent: answer.intent,
  roles: ids(answer),
  aspects: answer.aspects,
});

/** Holds that `dress` changes no outcome of any question. */
async function changesNothing(dress: fc.Arbitrary<(text: string) => string>): Promise<void> {
  const plain = new Map(
    await Promise.all(QUESTIONS.map(async (text) => [text, core(await ask(text))] as const)),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...QUESTIONS), dress, async (text, change) => {
      expect(core(await ask(change(text)))).toEqual(plain.get(text));
    }),
    { numRuns: 150 },
  );
}

describe('the outcome stays the same', () => {
  test('whatever the case of the letters', () =>
    changesNothing(
      fc.infiniteStream(fc.boolean()).map((coin) => (text: string) => {
        const upper = [...coin.take(text.length)];
        return [...text]
          .map((letter, at) => (upper[at] ? letter.toUpperCase() : letter.toLowerCase()))
          .join('');
      }),
    ));

  test('with polite words before and after', () =>
    changesNothing(
      fc
        .tuple(
          fc.constantFrom(
            '',
            'please, ',
            'hi! ',
            'hey, ',
            'could you tell me: ',
            'Hello. ',
            'I would like to know: ',
          ),
          fc.constantFrom('', ' please', ', thanks!', ' pls', ', thank you very much', ' :)'),
        )
        .map(
          ([before, after]) =>
            (text: string) =>
              `${before}${text}${after}`,
        ),
    ));

  test('with emoji and punctuation at either end', () =>
    changesNothing(
      fc
        .tuple(
          fc.constantFrom('', '🤔 ', '👋🏽 ', ':wave: ', '<@U123ABC> ', '… ', '"'),
          fc.constantFrom('', '?', '??', ' ?!', '.', '…', ' 🙏', ' :pray:', '"', ' \u200b'),
        )
        .map(
          ([before, after]) =>
            (text: string) =>
              `${before}${text}${after}`,
        ),
    ));

  test('with more space, tabs and thin spaces', () =>
    changesNothing(
      fc
        .constantFrom('  ', '\t', ' \u2009 ', '\u00a0')
        .map((space) => (text: string) => text.replaceAll(' ', space)),
    ));

  test.each(['or', 'vs.', 'versus', 'against', 'compared to', '/', '|', 'v'])(
    'with “%s” for “vs”',
    async (word) => {
      for (const text of [
        'operations officer vs operations director salary',
        'office manager vs operations manager',
      ]) {
        expect(core(await ask(text.replace('vs', word)))).toEqual(core(await ask(text)));
      }
    },
  );
});

test('the order of the roles follows the question', async () => {
  const titles = ['operations officer', 'operations director', 'office manager', 'operations manager'];
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(titles, { minLength: 2 }), async (chosen) => {
      expect(ids(await ask(chosen.join(' vs ')))).toEqual(chosen.map((title) => title.replace(' ', '-')));
    }),
    { numRuns: 40 },
  );
});
