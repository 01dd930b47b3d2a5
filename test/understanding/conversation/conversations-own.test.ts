import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../src/contract/answer.ts';
import { converse } from '../asking.ts';

/** Turns that lean on what the asker told, or take back what they asked. */

const roles = (answer: Answer | undefined) => (answer?.roles ?? []).map(({ id }) => id);
const last = async (...turns: string[]) => (await converse(...turns)).at(-1);

describe("the asker's own job", () => {
  test.each([
    ['i work as a bank teller right now', 'would a loan officer make more than i do'],
    ['i work at wells fargo as a bank teller', 'does a loan officer pay better than what im doing now'],
    ["i'm a bank teller", 'are loan officers better paid than my current job'],
  ])('%s: it stands where they point at it', async (told, asked) => {
    const answer = await last(told, asked);
    expect(roles(answer)).toEqual(['loan-officer', 'onet-43-3071.00']);
    expect(answer?.lead).toMatch(/^Yes/);
  });
});

describe('an amount without its thousands', () => {
  test('is of money where pay is asked about', async () => {
    expect((await last('electrician pay', 'do they make 60'))?.lead).toMatch(/^Yes/);
    expect((await last('electrician pay', 'do they make 90'))?.lead).toMatch(/^No/);
  });

  test('is weighed like the one before it', async () => {
    expect((await last('physician assistant pay', 'is 100 normal', 'what about 140'))?.lead).toMatch(
      /^\$140,000 lies/,
    );
  });

  test('is no pay where it is of people', async () => {
    expect((await last("i'm 44, what do dental hygienists make"))?.lead).not.toMatch(/\$44,000/);
    expect((await last('do nurses over 50 earn more'))?.filters).toEqual([]);
  });
});

describe('what is put right', () => {
  test.each([
    [['train driver pay', 'sorry i meant city bus'], ['onet-53-3052.00']],
    [
      ['plumber, electrician or carpenter, salary', 'take out the carpenter', 'undo'],
      ['plumber', 'electrician', 'carpenter'],
    ],
    [['doctor vs nurse', 'drop the nurse'], ['group-29-1210']],
  ])('%j', async (turns, wanted) => expect(roles(await last(...turns))).toEqual(wanted));

  test('is asked back of whom it may mean, and they are meant from then on', async () => {
    const answer = await last(
      'what does a train conductor do',
      'sorry i meant bus driver',
      'do they earn 60k',
    );
    expect(answer?.outcome).toBe('clarify');
    const picked = await last('bus drivers pay', 'school');
    expect(roles(picked)).toEqual(['onet-53-3051.00']);
    expect(picked?.aspects).toEqual(['salary']);
  });

  test('"ok" asks nothing', async () => expect((await last('nurse pay', 'ok'))?.outcome).toBe('help'));
});

describe('a place', () => {
  test('is asked of the last subject that has figures there', async () => {
    const turns = [
      'medical assistant pay',
      'and a phlebotomist?',
      'which needs more training',
      'in georgia, the first',
    ];
    const answer = await last(...turns);
    expect(answer?.aspects).toEqual(['salary']);
    expect(answer?.lead).toMatch(/^In Georgia a medical assistant/);
  });

  test('is said first to change nothing where nothing is published by it', async () => {
    expect((await last('skills of an accountant', 'and in texas?'))?.lead).toMatch(
      /^These figures are not .* Texas/,
    );
  });
});

describe('a next step', () => {
  test.each([
    ['Ex cop here, is private investigator a natural next step?', ['police-officer', 'onet-33-9021.00']],
    [
      'could i become a private investigator, i was a cop for ten years',
      ['police-officer', 'onet-33-9021.00'],
    ],
    ['is nurse practitioner a logical next step for a nurse', ['registered-nurse', 'nurse-practitioner']],
    ['as a bank teller is loan officer the obvious move', ['onet-43-3071.00', 'loan-officer']],
  ])('%s: the way there', async (text, wanted) => {
    const answer = await last(text);
    expect(answer?.intent).toBe('transition');
    expect(roles(answer)).toEqual(wanted);
  });

  test('leads to what was asked about, unless the end is asked for', async () => {
    const there = await last('tell me about surveyors', 'can i get there from being a surveying tech?');
    expect([there?.intent, ...roles(there)]).toEqual(['transition', 'onet-17-3031.00', 'onet-17-1022.00']);
    expect((await last('surveyors', 'what could I move to from cashier'))?.intent).toBe('similar');
    expect((await last('what are next steps after medical assistant'))?.intent).toBe('similar');
  });
});

describe('what was asked about beside what is named', () => {
  test.each([
    [
      ['how many bakers are there', 'what is growing faster, that or barber'],
      ['onet-51-3011.00', 'barber'],
    ],
    [
      ['florist pay', 'surveyor or that, which is better paid'],
      ['onet-17-1022.00', 'onet-27-1023.00'],
    ],
    [['florist vs baker', 'florist pay', 'what about that'], ['onet-27-1023.00']],
  ])('%j', async (turns, wanted) => expect(roles(await last(...turns))).toEqual(wanted));

  test('is counted in figures as in words', async () => {
    const turns = ['florist pay', 'and a baker?', 'and a surveyor?'];
    const counted = roles(await last(...turns, 'which of the 3 needs the most school'));
    expect(counted).toHaveLength(3);
    expect(roles(await last(...turns, 'which of the three needs the most school'))).toEqual(counted);
  });
});
