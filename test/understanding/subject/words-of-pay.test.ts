import { describe, expect, test } from 'vitest';
import { ask } from '../asking.ts';

describe('how far pay goes is the start of its best-paid tenth', () => {
  test.each([
    'welder or machinist, which has the higher ceiling',
    "what's the ceiling for a pharmacist",
    "how high can a realtor's pay go",
    "how high might a realtor's pay go",
    'where does an accountant top out',
    'where does an accountant peak out',
    'what do the wealthiest ten percent of dentists make',
  ])('%s', async (text) => {
    const { facts, notCovered } = await ask(text);
    expect([new Set(facts.map(({ field }) => field)), notCovered]).toEqual([new Set(['salary.p90']), []]);
  });

  test('but a ceiling that somebody installs is none', async () => {
    expect((await ask('ceiling installer vs roofer')).roles).toHaveLength(2);
  });
});

describe('words of a question that are no subject of it', () => {
  test('who is hiring asks of no openings', async () => {
    for (const hiring of ["we're hiring", 'I am actively hiring'])
      expect((await ask(`${hiring}, machinist or welder: what's the difference`)).lead).toContain(
        'earns a median',
      );
  });

  test.each([
    'which one manages more people, a chef or a librarian',
    'who supervises more staff, a chef or a nurse',
    'which one oversees more subordinates, a chef or a librarian',
  ])('how many somebody leads is neither pay nor a number of jobs: %s', async (text) => {
    const { lead, facts } = await ask(text);
    expect(lead).toMatch(/^Nothing on “number of people led”/);
    expect(facts.filter(({ aspect }) => aspect === 'salary' || aspect === 'outlook')).toEqual([]);
  });

  test('employment behind roles is their number of jobs', async () => {
    expect((await ask('florist vs barber employment')).facts.map(({ field }) => field)).toContain(
      'outlook.jobs',
    );
  });
});

test('nothing is higher than all, itself included', async () => {
  const { facts } = await ask('ai chat use of interpreters');
  expect(facts.find(({ field }) => field === 'outlook.ai_chat_use')?.value).toBe(99);
});
