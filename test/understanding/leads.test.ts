import { describe, expect, test } from 'vitest';
import { ask } from './asking.ts';

describe('what a question says of itself decides how it is answered', () => {
  test.each([
    [
      'the top of pay is that of its best-paid tenth',
      'the top pay for a bricklayer',
      /in the best-paid tenth/,
    ],
    [
      'the lowest pay is that of its lowest-paid tenth',
      'what is the lowest pay for a baker',
      /in the lowest-paid tenth/,
    ],
    [
      'who one is not is set beside who one is',
      'we are bookkeepers, not accountants, what is the difference in pay',
      /accountant earns .* against .* for a bookkeeper/,
    ],
    [
      'what one has now is one’s own job’s',
      'what would I earn as a plumber compared to now, I am a barber',
      /plumber earns .* against .* for a barber/,
    ],
    [
      'the name of a county is no job',
      'what do dentists make in Cook County',
      /no figures for “Cook County”/,
    ],
    [
      'a thing that nobody counts is named',
      'how much more zorgle do bakers get than barbers',
      /^Nothing on “?zorgle/,
    ],
    ['what is to be confirmed is confirmed', 'isn’t it true that dentists earn more than bakers', /^Yes\./],
    ['two names may share their last word', 'pay of sales and it managers', /against .* for a sales manager/],
  ])('%s', async (_, text, lead) => {
    expect((await ask(text)).lead).toMatch(lead);
  });

  test('an amount behind a mark or a turn narrows beside what is denied', async () => {
    for (const text of ['jobs with no driving, over 90k', 'trades that don’t need a degree but pay 60k'])
      expect((await ask(text)).filters).toContainEqual(
        expect.objectContaining({ field: 'salary.median', op: 'over', denied: false }),
      );
  });
});
