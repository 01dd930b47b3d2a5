import { describe, expect, test } from 'vitest';
import { ask } from '../understanding/asking.ts';

describe('machines are denied of no role of which the projections name them', () => {
  test.each([
    [
      'will hotel desk clerks be replaced by kiosks and robots',
      'machines or software in the place of workers',
    ],
    ['are concierges going to be automated', 'machines or software in the place of workers'],
    ['will robots replace power plant operators', 'higher productivity'],
    ['are robots coming for mail sorters', 'machines or software in the place of workers'],
  ])('%s', async (text, named) => {
    const { lead, facts } = await ask(text);
    expect(facts.find(({ field }) => field === 'outlook.machines')?.value).toContain(named);
    expect(lead).not.toMatch(/name neither|capital\/labor/);
    expect(JSON.stringify(facts.find(({ field }) => field === 'outlook.factors')?.value)).toContain('“');
  });

  test('and said to be unnamed where no change of machines or productivity stands', async () => {
    const { lead } = await ask('will robots replace dentists');
    expect(lead).toContain('name neither AI nor other machines nor a change of productivity');
  });
});
