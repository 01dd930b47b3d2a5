import { describe, expect, test } from 'vitest';
import { ask } from '../asking.ts';

describe('a skill that sources list is told by its own figure, whatever word names it', () => {
  test.each([
    [
      'who needs more writing, a paralegal or a bookkeeper',
      /^The paralegal needs it more\. Writing has an importance of /,
    ],
    [
      'which one negotiates less, a purchasing manager or a pharmacist',
      /^The pharmacist needs it less\. Negotiation has /,
    ],
    [
      'how important is persuasion for a pharmacist vs a social worker',
      /^Persuasion has an importance of .* apart\. “social worker” is /,
    ],
    ['do I have to be good at speaking to be a judge', /Yes\..* Speaking has an importance of /],
    ['does an economist need math', /^Yes\. Mathematics has an importance of /],
  ])('%s', async (text, lead) => {
    const answer = await ask(text);
    expect(answer.lead).toMatch(lead);
    expect([answer.aspects, answer.notCovered]).toEqual([['skills'], []]);
  });

  test('another word that begins like a skill names none', async () => {
    expect((await ask('who gets into more trouble, a chef or a nurse')).notCovered).toEqual(['trouble']);
  });

  test('no yes is said where it matters little, though it is listed', async () => {
    expect((await ask('do bartenders need programming')).lead).toMatch(
      /^Programming has an importance of \d\b/,
    );
  });

  test('beside another subject, both are told', async () => {
    const { lead, aspects } = await ask('who earns more and needs more math, a chemist or an economist');
    expect(aspects).toEqual(['salary', 'skills']);
    expect(lead).toMatch(/earns more\. .*Mathematics has an importance of /);
  });

  test('jobs at large are put in order by it, and nothing else they are asked by gives way to it', async () => {
    expect((await ask('jobs that need a lot of writing')).lead).toMatch(
      /^Technical writers have the highest importance/,
    );
    const both = await ask('best paid jobs that need writing');
    expect([both.outcome, both.notCovered]).toEqual(['clarify', ['writing']]);
    expect(both.lead).toContain('nearest, for one job at a time');
  });
});

describe('what somebody hates, or is bad at, puts jobs at large in order by the least of it', () => {
  test.each([
    ['I can’t stand negotiation', 'skills', /the lowest importance of negotiation/],
    ['i suck at programming, which jobs are left for me', 'skills', /the lowest importance of programming/],
    ['careers for people who dislike writing', 'skills', /the lowest importance of writing/],
    ["I'm not good at persuasion, what jobs", 'skills', /the lowest importance of persuasion/],
    ['I hate dealing with clients, any jobs?', 'environment', /the lowest rating for dealing with customers/],
    ['jobs without people', 'environment', /the lowest rating for contact with others/],
    ['i hate standing', 'environment', /the lowest rating for time spent standing/],
    ["I'm good at programming", 'skills', /the highest importance of programming/],
  ])('%s', async (text, aspect, lead) => {
    const answer = await ask(text);
    expect([answer.intent, answer.aspects]).toEqual(['rank', [aspect]]);
    expect(answer.lead).toMatch(lead);
  });

  test('of two roles, which has less of it', async () => {
    const { lead } = await ask('I hate writing: paralegal or bookkeeper?');
    expect(lead).toMatch(/^The bookkeeper needs it less\./);
  });

  test('one skill puts them in order, and another is said to be left out', async () => {
    const { unused, notCovered } = await ask('i hate programming and writing, which jobs');
    expect([unused, notCovered]).toEqual([['writing'], []]);
  });

  test('work that is hated is left out, and people are no work', async () => {
    expect((await ask('i hate nursing and teaching, best paid jobs')).lead).toMatch(/nurses and .* left out/);
    expect((await ask('why do people hate lawyers')).intent).toBe('describe');
  });
});
