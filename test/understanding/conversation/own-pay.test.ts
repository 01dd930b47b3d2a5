import { describe, expect, test } from 'vitest';
import { ask, converse } from '../asking.ts';

const last = async (...turns: string[]) => (await converse(...turns)).at(-1)?.lead ?? '';

describe('what somebody said that they earn is meant by the turns that follow', () => {
  const TOLD = 'I make 58k as a chef';
  test.each([
    ['is that low?', /^No, that is neither low nor high among chefs: .* \$58,000 lies between /],
    ['am I underpaid?', /^That is neither low nor high among chefs: .* \$58,000 lies between /],
    ['and in Nevada?', /^In Nevada \$58,000 lies between /],
    ['would I earn more in Nevada', /^In Nevada a chef earns .*: \$[\d,]+ more than \$58,000\./],
    ['would a roofer earn more', /^A roofer earns .*: \$[\d,]+ less than \$58,000\./],
    ['as a baker?', /^A baker earns .*: \$[\d,]+ less than \$58,000\./],
    ['is that the top of the scale?', /^No, at least one in ten earn more: /],
  ])('%s', async (text, lead) => {
    expect(await last(TOLD, text)).toMatch(lead);
  });

  test('a correction takes its place, in the place that was told', async () => {
    expect(await last('I make 58k as a chef in Nevada', 'sorry, I make 39k', 'is that low?')).toMatch(
      /^Yes, in Nevada that is low among chefs: .* \$39,000 lies between /,
    );
    expect(await last("I'm a florist earning 15 an hour", 'actually I earn 26', 'is that too low?')).toMatch(
      /^No, that is high among floral designers: .* \$26\.00 lies /,
    );
  });

  test('it is meant again after another subject', async () => {
    expect(await last(TOLD, 'what do they do', 'is that low?')).toContain('$58,000');
  });

  test('nothing of it is said of a role that somebody else asks about', async () => {
    expect(await last(TOLD, 'what does a dentist earn')).not.toContain('58,000');
    expect(await last(TOLD, 'chef skills')).not.toContain('58,000');
  });
});

describe('pay is read with what stands beside it', () => {
  test.each([
    [
      "I've been a roofer for 6 years and make 90k, underpaid?",
      /^That is high among roofers: .* \$90,000 lies /,
    ],
    ['my salary is 64000 as a dentist with 2 yrs experience, underpaid?', /^That is low among dentists: /],
    ['I earn 2,900 biweekly as a dentist', /\$75,400 lies /],
    ['I get 1500 every other week as a baker', /\$39,000 lies /],
    ['florist, 17/hr in Ohio, is that low', /In Ohio \$17\.00 an hour over a full-time year lies /],
  ])('%s', async (text, lead) => {
    expect((await ask(text)).lead).toMatch(lead);
  });
});

describe('money of another country is compared with no figure, and is no place', () => {
  test.each(['£31k', '45k€', '₹900000', 'CA$70k', 'A$70k', '$70k AUD', '70k CAD', '30k pounds'])(
    '%s',
    async (amount) => {
      const answer = await ask(`I make ${amount} as a baker, is that good?`);
      expect(answer.lead).toContain(`Figures here are in US dollars, so “${amount}” is not compared`);
      expect(answer.place).toBeNull();
      expect(answer.lead).not.toMatch(/lies |among bakers/);
    },
  );

  test.each(['bakers in CA making $40k', 'do roofers lift 50 pounds'])(
    'nor is anything else money: %s',
    async (text) => {
      expect((await ask(text)).lead).not.toContain('US dollars');
    },
  );
});
