import { describe, expect, test } from 'vitest';
import { ask, ids } from '../understanding/asking.ts';

describe('members stand in where their group has no figures', () => {
  test.each(['teacher salary in texas', 'doctor salary in ohio', 'what do engineers make in california'])(
    'in a place, several of one group, each by itself: %s',
    async (text) => {
      const { lead, roles, facts, place } = await ask(text);
      expect(lead).toMatch(/^For \w+ nothing is published for the group of \w+; here are its occupations/);
      expect(roles.length).toBe(3);
      const local = facts.filter((fact) => fact.place !== undefined && fact.field === 'salary.median');
      expect(new Set(local.map(({ role }) => role))).toEqual(new Set(roles.map(({ id }) => id)));
      expect(new Set(local.map(({ wider, role }) => wider ?? role)).size).toBe(3);
      expect(place).not.toBeNull();
    },
  );

  test('in a place, the likeliest of a group that is compared', async () => {
    const answer = await ask('teachers vs nurses in ohio');
    expect(ids(answer)).toEqual(['elementary-school-teacher', 'registered-nurse']);
    expect(answer.lead).toMatch(/^In Ohio .* “teachers” is taken here as /);
  });

  test('and stay away where the group has them', async () => {
    expect(ids(await ask('teacher salary'))).toEqual(['group-25-2000']);
    expect(ids(await ask('engineer job growth'))).toEqual(['group-17-2000']);
  });

  test.each([
    [
      'can i be a teacher without a degree?',
      /^An elementary school teacher typically needs a bachelor's degree to enter; that is what is typical/,
    ],
    ['do engineers need a doctorate', /^No: /],
    ['who needs the least education, dentist, nurse or cook', /The restaurant cook needs less education\./],
  ])('to what education is asked for: %s', async (text, lead) => {
    expect((await ask(text)).lead).toMatch(lead);
  });
});

describe('what only single occupations have is told of the likeliest of a group', () => {
  test.each([
    ['which skills does a designer need', 'member', /most of all/],
    ['what does an architect or engineer do', 'member', /typically/],
    ['from nurse to teacher', 'member', /registered nurse .*elementary school teacher/],
  ])('%s', async (text, reading, lead) => {
    const answer = await ask(text);
    expect(answer.roles.some((one) => one.reading === reading)).toBe(true);
    expect(answer.roles.some(({ kind }) => kind === 'group')).toBe(false);
    expect(answer.lead).toMatch(lead);
    expect(answer.lead).not.toMatch(/reported/);
  });

  test('or of one of them, where others have more jobs', async () => {
    const { lead, roles } = await ask('what skills do surgeons need');
    expect(roles[0]?.reading).toBe('member');
    expect(lead).not.toContain('likeliest');
    expect(lead).toMatch(/“surgeons” may mean several occupations; what is told is of one of them/);
  });
});

test('the states of a family without figures there are ranked by the member that most are', async () => {
  const { intent, lead } = await ask('best states for teachers salary');
  expect([intent, lead]).toEqual(['rank', expect.stringMatching(/elementary school teachers: \$/)]);
});

test.each([
  'which state has the highest salary for a welder',
  'which state has the lowest salary for welders',
])('the end of pay that states are asked for is no range of pay: %s', async (text) => {
  const { intent, lead } = await ask(text);
  expect([intent, lead]).toEqual(['rank', expect.stringMatching(/has the (?:highest|lowest) median salary/)]);
});
