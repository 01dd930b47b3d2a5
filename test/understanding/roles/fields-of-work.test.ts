import { describe, expect, test } from 'vitest';
import { ask, ids } from '../asking.ts';

describe('the group that is a field of work answers what is asked of it, however its name is worded', () => {
  test.each([
    ['serving and food prep occupations pay', '35'],
    ['what do building/grounds cleaning workers earn', '37'],
    ['outlook for media & sports jobs', '27'],
    ['how many jobs are there in installing and repairs', '49'],
    ['median wage of physical, life & social sciences occupations', '19'],
    ['healthcare support worker pay', '31'],
    ['pay in engineering and architecture', '17'],
    ['average salary in management', '11'],
    ['are legal jobs growing', '23'],
    ['wages in transportation', '53'],
    ['is tech shrinking', '15'],
  ])('%s', async (text, group) => {
    const { intent, roles } = await ask(text);
    expect([intent, roles.map(({ soc }) => soc)]).toEqual(['describe', [`${group}-0000`]]);
  });

  test.each([
    ['best paid jobs in sports & media', 'rank'],
    ['tech jobs', 'list'],
    ['what tech jobs pay over 100k', 'rank'],
    ['legal jobs sorted by pay', 'rank'],
  ])('but not what its jobs are: %s', async (text, intent) => {
    expect((await ask(text)).intent).toBe(intent);
  });

  test.each([
    ['science and math teacher pay', 'high-school-teacher'],
    ['social and community service manager pay', 'onet-11-9151.00'],
    ['i am a tech, what do I make', 'onet-29-2055.00'],
  ])('nor what a role is called by: %s', async (text, role) => {
    expect(ids(await ask(text))).toEqual([role]);
  });
});

describe('what is left and what is entered are two', () => {
  test.each([
    ['from teaching to tech', ['elementary-school-teacher', 'software-developer']],
    ['from cook to truck driver', ['restaurant-cook', 'truck-driver']],
    ['from retail to nursing', ['retail-salesperson', 'registered-nurse']],
  ])('%s', async (text, roles) => {
    const { intent, ...answer } = await ask(text);
    expect(intent).toBe('transition');
    expect(ids({ intent, ...answer })).toEqual(roles);
  });
});
