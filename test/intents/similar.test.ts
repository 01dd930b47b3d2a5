import { expect, test } from 'vitest';
import { ask } from '../understanding/asking.ts';

test('roles like a group are those that its members are related to, without the members', async () => {
  const { roles, facts } = await ask('jobs similar to social worker');
  const members = facts.filter(({ field }) => field === 'overview.related').map(({ role }) => role);
  expect(members.length).toBeGreaterThan(1);
  expect(roles.length).toBeGreaterThan(0);
  expect(roles.filter(({ id }) => members.includes(id))).toEqual([]);
});

test.each([
  ['jobs like a welder but better paid', /median salaries over \$53,750/],
  ['jobs like a dental hygienist that pay less', /median salaries under \$98,100/],
  ['something like nursing but with less schooling', /need less than a bachelor's degree/],
  ['careers similar to paralegal with faster growth', /job growth over 0\.2%/],
])('%s: the role’s own figure is the bound', async (text, wanted) => {
  expect((await ask(text)).lead).toMatch(wanted);
});

test.each(['what else is like being a choreographer', 'is there anything else like being a choreographer'])(
  '%s: others are asked for',
  async (text) => {
    expect((await ask(text)).intent).toBe('similar');
  },
);

test.each(['what is it like being a choreographer', 'whats being a choreographer like'])(
  '%s: it is asked about itself',
  async (text) => {
    expect((await ask(text)).intent).toBe('describe');
  },
);
