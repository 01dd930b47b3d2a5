import { describe, expect, test } from 'vitest';
import { createAssistant } from '../../../src/assistant.ts';
import { openOfficial } from '../../../src/catalogue/store.ts';
import { ids } from '../asking.ts';

const assistant = createAssistant({ imported: openOfficial(undefined) });
const ask = (text: string) => assistant.ask({ text });

describe('somebody who is described is the job of which that is told', () => {
  test.each([
    ['what does the fella that sprays for termites make', ['onet-37-2021.00']],
    [
      'how do you become the one who puts you to sleep for an operation',
      ['onet-29-1211.00', 'onet-29-1151.00'],
    ],
    ['what do the people earn who tune pianos', ['onet-49-9063.00']],
    ['who forecasts the weather and what do they earn', ['onet-19-2021.00']],
    ['what does the doctor who does hearts make', ['onet-29-1212.00']],
    ['the guy who fixed my sink, salary', ['plumber']],
    ['the lady that does your eyelashes, what does she make', ['onet-39-5094.00']],
    ['who raises the drawbridge and what do they get paid', ['onet-53-6011.00']],
    ['the person at the pharmacy counter, what does she make', ['pharmacy-technician']],
    ['the guy you call when your toilet overflows, what does he earn', ['plumber']],
    ['how much do the ones who take your picture at weddings make', ['onet-27-4021.00']],
  ])('%s', async (text, likely) => {
    const { roles } = await ask(text);
    expect(roles).toHaveLength(1);
    expect(likely).toContain(roles[0]?.id);
  });

  test('each of two, and one beside a title', async () => {
    expect(ids(await ask('someone who flies airliners vs someone who bakes bread'))).toEqual([
      'airline-pilot',
      'onet-51-3011.00',
    ]);
    expect(ids(await ask('the guy who fixes leaking pipes or an electrician, who earns more'))).toEqual([
      'plumber',
      'electrician',
    ]);
  });

  test('a description ends where something is asked of it', async () => {
    const answer = await ask('how much does the woman who delivers babies at home make in ohio');
    expect(answer.roles.map(({ id }) => id)).toEqual(['onet-29-9099.01']);
    expect(answer.text).toContain('Ohio');
  });
});

describe('what is said of anybody describes no job', () => {
  test.each([
    'jobs for people who like animals',
    'someone with no degree',
    'what do people who make 100k do',
    'people with adhd what job',
    "who's the king of Norway",
    'who painted the ceiling of that chapel',
  ])('%s', async (text) => {
    expect((await ask(text)).text).not.toContain('is not a listed title');
  });

  test('what others say or ask is not taken for what is done', async () => {
    expect(ids(await ask('guy at work says welders make 100k'))).toEqual(['welder']);
    expect(ids(await ask('who has more openings, cashiers or bartenders'))).toEqual(['cashier', 'bartender']);
    expect(ids(await ask('who earns more, a plumber or an electrician'))).toEqual(['plumber', 'electrician']);
  });
});

test('a longer title that ends in a word for several jobs is told of, and not described', async () => {
  expect(ids(await ask('I am a preschool teacher who gets nothing off. what do bakers earn'))).toEqual(
    ids(await ask('what do bakers earn')),
  );
});

describe('somebody described, whatever is asked around it', () => {
  test.each([
    ['whats the job called, the person who draws your blood at the lab', ['onet-31-9097.00']],
    ['whats it called, the guy who fixes elevators', ['onet-47-4021.00']],
    ['people who put you to sleep before surgery, the nurse kind not the doctor kind', ['onet-29-1151.00']],
    ['who mixes drinks vs who seats you', ['bartender', 'onet-35-9031.00']],
  ])('%s', async (text, roles) => {
    expect(ids(await ask(text))).toEqual(roles);
  });
});

describe('who is denied in brackets is none of those asked about', () => {
  test.each([
    [
      'someone who fits glasses (not the eye doctor) vs the optometrist',
      ['onet-29-2081.00', 'onet-29-1041.00'],
    ],
    ['the guy who fixes teeth (not the hygienist) vs a plumber', ['dentist', 'plumber']],
    ['electrician (not the engineer) vs carpenter', ['electrician', 'carpenter']],
    ['paralegal (not lawyer) vs machinist', ['paralegal', 'machinist']],
  ])('%s', async (text, roles) => {
    const answer = await ask(text);
    expect(answer.intent).toBe('compare');
    expect(ids(answer)).toEqual(roles);
  });
});

test.each(['private eye pay', 'how much does a private eye make', 'private eyes salary'])(
  '%s: a title whose last word has another meaning',
  async (text) => {
    expect(ids(await ask(text))).toEqual(['onet-33-9021.00']);
  },
);
