import { describe, expect, test } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import { openOfficial } from '../../src/catalogue/store.ts';
import { ids } from './asking.ts';

const imported = openOfficial(undefined);
const assistant = createAssistant({ imported });
const ask = (text: string) => assistant.ask({ text });

describe('of a story only what is asked is answered', () => {
  test.each([
    ['My son has a certificate from a welding program. Welder or plumber?', ['welder', 'plumber']],
    ['Will AI replace bookkeepers soon? My aunt was told so last year by two lawyers.', ['bookkeeper']],
    ['8 years as a paralegal: ready for a break. What does a lawyer earn?', ['lawyer']],
  ])('%s', async (text, roles) => {
    expect(ids(await ask(text))).toEqual(roles);
  });

  test.each([
    ['Ten years as a cashier, fed up. Any idea what I could move to?', 'similar'],
    ["I'm a plumber and I want out. What are my options?", 'similar'],
    ["I'm a bookkeeper, is branching into accounting worth it?", 'transition'],
    ['what would a paralegal have to learn to be a lawyer', 'transition'],
    ['Store manager 7 years. What skills would carry over to an accountant?', 'transition'],
    ["I'm a cashier and want to be a bookkeeper. What carries over?", 'transition'],
    ['Six years as a florist, want to get into baking. what overlaps, and what am I missing', 'transition'],
    ['Out of the navy since spring, infantry. how could I move to electrician', 'transition'],
    ["I'm in the infantry. how do I become a welder", 'transition'],
    ["I'm a welder, do plumbers make more?", 'compare'],
    ['Which jobs are shrinking the fastest? My uncle was a bookkeeper.', 'rank'],
  ])('%s → %s', async (text, intent) => {
    expect((await ask(text)).intent).toBe(intent);
  });
});

describe('what a story tells comes before what it asks, as an earlier turn would', () => {
  test.each([
    [
      'Someone suggested optician, someone else dental assistant. How much school does each take?',
      ['onet-29-2081.00', 'dental-assistant'],
      ['education'],
    ],
    [
      "I'm a welder, burned out, and keep looking at machinist jobs. How big of a raise would that be?",
      ['welder', 'machinist'],
      ['salary'],
    ],
    ["I'm a locksmith now, what would I make as one in Ohio?", ['onet-49-9094.00'], ['salary']],
    ["I'm a nurse. Does Ohio or Iowa pay electricians more?", ['electrician'], ['salary']],
    [
      'I have offers as a curator and as an archivist. Which job is growing faster?',
      ['onet-25-4012.00', 'onet-25-4011.00'],
      ['outlook'],
    ],
    ["I've got 20 years as a machinist. Will my job still exist when I retire?", ['machinist'], ['outlook']],
  ])('%s', async (text, roles, aspects) => {
    const answer = await ask(text);
    expect(ids(answer)).toEqual(roles);
    expect(answer.aspects).toEqual(aspects);
  });

  test('who opens it with a role, and says nothing of it, has that role', async () => {
    const answer = await ask('Librarian here, tired of budget cuts. How do I become an archivist?');
    expect([answer.intent, ids(answer)]).toEqual(['transition', ['onet-25-4022.00', 'onet-25-4011.00']]);
  });
});

describe('what speaks of no job is out of scope', () => {
  test.each([
    'Can you rewrite my resume so it passes the filters?',
    'Which stocks should I buy with my bonus?',
    'My back hurts after every shift, which painkiller should I take?',
    "What's the best route to drive from Tulsa to Denver in winter?",
    'which antibiotic is best for a sinus infection',
    'ok and whats for lunch',
  ])('%s', async (text) => {
    expect((await ask(text)).outcome).toBe('out_of_scope');
  });
});

describe('an extreme is claimed within what narrows it', () => {
  test.each([
    ['Is air traffic controller the best-paid job with a two-year degree?', /^Yes/],
    ['Is dental hygienist the best paying job with an associate degree?', /^No: number \d+ of \d\d /],
    ['Are roofers the lowest paid of all construction jobs?', /^No: in the first half of \d\d /],
  ])('%s', async (text, lead) => {
    expect((await ask(text)).lead).toMatch(lead);
  });
});

describe('titles that are joined or set apart are several', () => {
  test.each([
    ['electrician plumber hvac technician, list by pay', 3],
    ['Rank these by pay then tell me the schooling: nurse, firefighter, teacher', 3],
    ['is the gap between web developers and software developers as big as they claim?', 2],
    ['construction jobs or office jobs, which pay more', 2],
  ])('%s', async (text, count) => {
    expect(ids(await ask(text))).toHaveLength(count);
  });
});

test('an amount that is weighed is set among those of the role, with a verdict on where it lies and on no worth', async () => {
  expect((await ask('is 45k low for a paralegal?')).lead).toMatch(
    /^Yes, that is low among paralegals: .* \$45,000 lies /,
  );
  expect((await ask('is 120k realistic for a civil engineer')).lead).toMatch(/^\$120,000 lies /);
});

test('what is compared with a level bounds it', async () => {
  const { filters } = await ask('jobs that need no more schooling than an associate degree and pay over 70k');
  expect(filters).toContainEqual(expect.objectContaining({ op: 'level', value: 'bachelor', denied: true }));
});

test('jobs that lose workers are those that shrink', async () => {
  const answer = await ask('Which careers are set to lose the most positions?');
  expect(answer.intent).toBe('rank');
  expect(answer.lead).toMatch(/lowest job growth/);
});

describe('behind a mark an order names nobody who tells', () => {
  test.each([
    'paralegal or court reporter - tell me everything: pay, schooling, what they do, skills',
    'paralegal vs court reporter: tell me pay, hours, what they do',
    'paralegal vs court reporter... tell us the pay, what they do',
  ])('%s', async (text) => {
    const { aspects, ...answer } = await ask(text);
    expect(ids(answer as Awaited<ReturnType<typeof ask>>)).toEqual(['paralegal', 'onet-27-3092.00']);
    expect(aspects).toEqual(expect.arrayContaining(['salary', 'duties']));
  });
});

describe('a statistic asks whether what was told before is so', () => {
  test.each([
    'ppl say truckers make over 100k. true on average?',
    'they say welders make 100k. on average true?',
    'everyone says nurses make 200k. true on average?',
  ])('%s', async (text) => {
    const { lead, aspects } = await ask(text);
    expect(lead).toMatch(/^No\b/);
    expect(aspects).toEqual(['salary']);
  });
});
