import { describe, expect, test } from 'vitest';
import { ask } from '../asking.ts';

describe('a matter that no source knows is told not to be covered by the slot that it stands in', () => {
  test.each([
    ['obesity rate of truck drivers', 'obesity rate'],
    ['fatherhood rates among electricians and plumbers', 'fatherhood rates'],
    ['asthma odds for a baker', 'asthma odds'],
    ['snooze policy for nurses', 'snooze policy'],
    ['can diabetics become welders', 'diabetics'],
    ['can a dwarf person work as a firefighter', 'dwarf'],
    ['when do plumbers retire', 'retirement'],
    ['could a felon be an accountant', 'felon'],
  ])('%s', async (text, matter) => {
    const { notCovered, outcome } = await ask(text);
    expect([outcome, notCovered]).toEqual(['answer', [matter]]);
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
