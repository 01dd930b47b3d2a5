import { describe, expect, test } from 'vitest';
import { ask } from '../asking.ts';

describe('a matter that no source knows is told not to be covered by the slot that it stands in', () => {
  test.each([
    ['obesity rate of truck drivers', 'obesity rate'],
    ['fatherhood rates among electricians and plumbers', 'fatherhood rates'],
    ['asthma odds for a baker', 'asthma odds'],
    ['life expectancy of bakers', 'life expectancy'],
    ['retention bonus for bakers vs barbers', 'retention bonus'],
    ['sign on bonus for dentists vs barbers', 'bonus'],
    ['snooze policy for nurses', 'snooze policy'],
    ['bereavement leave for barbers', 'bereavement leave'],
    ['do bakers get a nap break', 'nap break'],
    ['tuition reimbursement for dentists', 'tuition reimbursement'],
    ['can diabetics become welders', 'diabetics'],
    ['can a dwarf person work as a firefighter', 'dwarf'],
    ['when do plumbers retire', 'retirement'],
    ['could a felon be an accountant', 'felon'],
    ['is a plumber more likely to win the lottery than an accountant', 'lottery'],
    ['do truckers smoke more than welders', 'smoke'],
    ['who whistles more, a waiter or a dentist', 'whistles'],
    ['is there a guild for bakers vs butchers', 'guild'],
    ['do chefs swear more than cashiers', 'swear'],
    ['how tall is the average firefighter', 'tall'],
    ['do cooks or bakers burn themselves more', 'burn'],
    ['who is friendlier, a barber or a bartender', 'friendlier'],
  ])('%s', async (text, matter) => {
    const { notCovered, outcome } = await ask(text);
    expect([outcome, notCovered]).toEqual(['answer', [matter]]);
  });

  test.each([
    ['do cops or firefighters get divorced more'],
    ['which is more likely to get sued, a plumber or an electrician'],
    ['do lawyers or accountants have more kids'],
  ])('and none of the roles is ahead in it: %s', async (text) => {
    expect((await ask(text)).lead).not.toMatch(/^(Yes|No)\b| earns more\./);
  });

  test('nor is what is counted taken for steps of training', async () => {
    const { notCovered } = await ask('how many steps a day does a cashier walk');
    expect(notCovered).toEqual(['steps', 'walk']);
  });

  test.each([
    ['hourly rate of an electrician'],
    ['the going rate for a plumber'],
    ['unemployment rate of welders'],
  ])('but not where a figure is meant: %s', async (text) => {
    const { notCovered, outcome } = await ask(text);
    expect([outcome, notCovered]).toEqual(['answer', []]);
  });
});

test('words that nothing knows are a choice where they stand beside a job as one', async () => {
  const answer = await ask('which is better paid, the fire service or the police');
  expect([answer.outcome, answer.choices[0]?.text]).toEqual([
    'unknown_role',
    expect.stringContaining('Firefighter vs Police Officer'),
  ]);
});
