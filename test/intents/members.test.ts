import { describe, expect, test } from 'vitest';
import { ask, converse, ids } from '../understanding/asking.ts';

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

  test.each([
    'engineers vs electricians in Chicago',
    'who earns more in Chicago, an engineer or an electrician',
  ])('in the state of an area that has no figures here, as in that state: %s', async (text) => {
    const { lead, roles, place } = await ask(text);
    expect(roles.map(({ id }) => id)).toEqual(['civil-engineer', 'electrician']);
    expect(lead).toMatch(/In Illinois a civil engineer earns .*, against /);
    expect(place).toEqual({ code: '17', title: 'Illinois' });
  });

  test('in a place that is asked about after the group itself', async () => {
    const [, answer] = await converse('surgeon vs optometrist pay', 'and in texas?');
    expect(answer?.lead).toMatch(/^In Texas .*, against .* “surgeons” /);
    expect(answer?.roles.some(({ kind }) => kind === 'group')).toBe(false);
  });

  test('to what prices make of their pay', async () => {
    const { lead } = await ask('cost of living in ohio vs nevada for an engineer');
    expect(lead).toMatch(/^A civil engineer earns .* Prices in Ohio are .* Prices in Nevada are /);
  });

  test('to schooling, which is said of all where all need the same', async () => {
    expect((await ask('how much school does a lawyer or a surgeon need')).lead).toMatch(
      /“surgeon” is taken .*all .* the same schooling/,
    );
    expect((await ask('do therapists need a degree')).lead).not.toContain('the same schooling');
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

describe('where a place lacks a role, the nation tells how they compare', () => {
  test.each([
    'astronomer vs welder salary in Wyoming',
    'does an astronomer make more than a welder in Wyoming',
  ])('%s', async (text) => {
    expect((await ask(text)).lead).toMatch(
      /nothing is published for an astronomer\. In Wyoming a welder .* In the United States an astronomer earns .*, against .* for a welder/,
    );
  });

  test('which is not said where the place has both', async () => {
    expect((await ask('plumber vs welder salary in Wyoming')).lead).not.toContain('United States');
  });
});

test.each([
  'do carpenters earn more than dentists in Boston',
  'is a barber paid more than a lawyer in Chicago',
])('a "no" is said whatever was said before it of the area: %s', async (text) => {
  expect((await ask(text)).lead).toMatch(/no figures are known here; what follows is of \w+\. No\. In /);
});
