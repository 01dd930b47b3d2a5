import { describe, expect, test } from 'vitest';
import { converse } from '../asking.ts';

/** What no field covers is named, and nothing near is told in its place without a word. */

const ask = async (text: string) => {
  const [answer] = await converse(text);
  if (!answer) throw new Error('no answer');
  return answer;
};

describe('what no source tells of', () => {
  test.each([
    ['do they drug test nurses', 'drug test'],
    ['do electricians have a union', 'union'],
    ['what uniform do flight attendants wear', 'uniform'],
    ['do dental hygienists work nights', 'night and weekend work'],
  ])('%s', async (text, subject) => {
    const { outcome, notCovered, lead } = await ask(text);
    expect(outcome).toBe('answer');
    expect(notCovered).toContain(subject);
    expect(lead).toMatch(/^Nothing on /);
  });

  test.each([
    ['which is easier on the knees, carpenter or electrician', 'the knees', 'environment'],
    ['tools used by electricians', 'tools', 'skills'],
    ['is it risky to be a machinist', 'danger', 'environment'],
    ['what equipment do surveyors use', 'equipment', 'skills'],
    ['will AI replace paralegals', 'AI', 'outlook'],
    ['which is safer from AI, accountant or nurse', 'AI', 'outlook'],
  ])('%s: what comes near it is told, and said to', async (text, subject, aspect) => {
    const { notCovered, aspects, lead } = await ask(text);
    expect(notCovered).toContain(subject);
    expect(aspects).toContain(aspect);
    expect(lead).toMatch(/^Nothing on .* as such is reported/);
  });

  test.each([
    ['could I be a locksmith with a warrant', 'warrant'],
    ['can someone with a misdemeanor become a welder', 'misdemeanor'],
    ['do roofers with a forklift make more', 'forklift'],
  ])('of a thing that somebody has: %s', async (text, thing) => {
    expect((await ask(text)).notCovered).toEqual([thing]);
  });

  test.each(['how do you become a roofer with a ged', 'can I be an accountant with an associate degree'])(
    'but not of school: %s',
    async (text) => {
      expect((await ask(text)).notCovered).toEqual([]);
    },
  );

  test('of a level that is told, only what is asked is answered', async () => {
    const answer = await ask('surveyor or paralegal, both are 2 yr programs. which one pays better');
    expect(answer.aspects).toEqual(['salary']);
  });

  test('orders no jobs, and says what is told of one', async () => {
    expect((await ask('which job is safest from automation')).lead).toMatch(/nearest, for one job at a time/);
  });
});

describe('words of everyday', () => {
  test('of much money are of pay, of a dead line of work are of its outlook', async () => {
    expect((await ask('jobs that make bank')).intent).toBe('rank');
    expect((await ask('is travel agency work dead now')).aspects).toEqual(['outlook']);
  });

  test('of a race before a job ask for its share', async () => {
    const { aspects, roles } = await ask('white nurses');
    expect(aspects).toEqual(['demographics']);
    expect(roles.map(({ id }) => id)).toEqual(['registered-nurse']);
  });

  test('beside a subject that somebody uses are no title', async () => {
    const { roles, aspects } = await ask('software used by architects');
    expect([roles.map(({ id }) => id), aspects]).toEqual([['architect'], ['skills']]);
  });

  test('of a thing to buy are another matter', async () => {
    expect((await ask('what laptop for coding')).outcome).toBe('out_of_scope');
  });
});

describe('a condition of work that jobs are to be without', () => {
  test.each([
    "a job where I'm not sitting all day",
    'jobs without having to deal with angry customers',
    "jobs that aren't outdoors",
  ])('puts those first that have least of it: %s', async (text) => {
    expect((await ask(text)).lead).toMatch(/lowest rating/);
  });

  test('does not turn another that is wanted', async () => {
    expect((await ask('jobs without a degree that are outdoors')).lead).toMatch(/highest rating/);
  });
});

describe('words that stand where a place might', () => {
  test.each([
    "jobs over 50k where I'm outside",
    "jobs where I'm on my feet",
    'good paying jobs without college where I am outdoors',
  ])('%s: where the work is done is no region of the asker', async (text) => {
    expect(await ask(text)).toMatchObject({ outcome: 'answer', place: null });
  });

  test('ask for the region of the asker where they end what is asked', async () => {
    expect((await ask('what do nurses make where i am')).lead).toMatch(/^Which state/);
  });

  test('are a season', async () => {
    expect((await ask('pay for nurses in spring')).notCovered).toEqual(['seasons']);
    expect((await ask('accountants in spring texas')).place).toMatchObject({ title: 'Texas' });
  });
});

describe('the first line', () => {
  test('of what somebody does says what they are, before activities without order', async () => {
    expect((await ask('what does an actuary do')).lead).toMatch(/^An actuary works out the odds/);
  });

  test('of how long it takes is of school and training, where no years are known', async () => {
    const { lead } = await ask('how long to become a welder');
    expect(lead).toMatch(/^Years to become one are not reported .* training, of one to twelve months/s);
    expect((await ask('how many years to be a pharmacist')).lead).toMatch(/doctoral or professional degree/);
    expect((await ask('how long to become an operations director')).lead).toMatch(
      /^An operations director takes/,
    );
  });
});

describe('what takes longer is asked of schooling first, then of training', () => {
  test.each([
    ['lawyer vs paralegal, which takes longer to train for', /^The lawyer needs more education\. .* degree/],
    ['who trains longer, an optician or an optometrist?', /^The optometrist needs more education\./],
    ['pharmacist or pharmacy technician: less training?', /^The pharmacy technician needs less education\./],
    ['chemist or cashier, which takes longer', /^The chemist needs more education\./],
  ])('%s', async (text, lead) => {
    expect((await ask(text)).lead).toMatch(lead);
  });

  test('one degree with different training after it makes them no equals', async () => {
    const { lead } = await ask('pediatrician or lawyer, which takes longer');
    expect(lead).toMatch(/the same here: each .* degree to enter\. .*residency; a lawyer needs no/);
    expect(lead).not.toMatch(/^Neither/);
  });
});
