import { describe, expect, test } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import { openOfficial } from '../../src/catalogue/store.ts';
import { ids } from './asking.ts';

const assistant = createAssistant({ imported: openOfficial(undefined) });
const ask = (text: string) => assistant.ask({ text });

describe('no part of a question is dropped without a word', () => {
  test.each([
    ['mom vs teacher', 'mom'],
    ['husband vs nurse pay', 'husband'],
    ['看護師 vs teacher', '看護師'],
  ])('who or what is no job beside one is told: %s', async (text, word) => {
    expect((await ask(text)).lead).toContain(`“${word}” is not a job title known here`);
  });

  test('but people of one job are told to have no figures apart', async () => {
    expect((await ask('women vs men nurse pay')).lead).toContain('Nothing on “differences by sex”');
  });

  test.each(['nurse in 2010', 'nurse vs teacher in 2010'])('nor a year that is past: %s', async (text) => {
    expect((await ask(text)).lead).toMatch(/^Nothing of 2010 is held here/);
  });

  test('a product is looked for in the list of its role', async () => {
    expect((await ask('does a nurse use excel')).lead).toMatch(/^Yes: “Microsoft Excel” is listed/);
    const python = await ask('do data scientists use python');
    expect([python.lead, python.unused]).toEqual(['Yes: “Python” is listed for a data scientist.', []]);
  });
});

describe('places', () => {
  test('are ranked for each of several roles, once the roles are named', async () => {
    const answer = await ask('which state pays plumbers and electricians best');
    expect(answer.table?.columns).toEqual(['Plumber', 'Electrician']);
    expect(answer.lead).toMatch(
      /highest median salary for plumbers: .* highest median salary for electricians: /,
    );
    expect((await ask('nurse or lawyer, who earns more and where')).lead).toContain('The lawyer earns more');
  });

  test.each([
    ['CA plumber vs TX plumber', ['plumber'], ['California', 'Texas']],
    ['dc lawyer pay vs ny lawyer pay', ['lawyer'], ['District of Columbia', 'New York']],
    ['MA vs plumber', ['medical-assistant', 'plumber'], []],
  ])('go by short names before titles: %s', async (text, roles, places) => {
    const answer = await ask(text);
    expect(ids(answer)).toEqual(roles);
    for (const place of places) expect(answer.lead).toContain(place);
  });
});

test('a figure of a wider group is counted once, and the kinds that are counted are told', async () => {
  const { roles, lead } = await ask('top 20 management jobs over 150k');
  expect(roles.map(({ id }) => id)).not.toContain('product-manager');
  expect(lead).toContain('median salaries over');
  expect((await ask('jobs over 100k')).lead).toMatch(/roles have pay over \$100,000/);
});

test('what is told of one side alone is neither shared nor apart', async () => {
  expect((await ask('what do nurses and teachers have in common')).lead).toContain('cannot be told');
  expect((await ask('what do nurses and plumbers have in common')).lead).toContain('have this in common');
});

test('growth that is said to be negative is held against the figure', async () => {
  expect((await ask('lawyer growth is negative, right?')).lead).toMatch(/^No\. Job growth for lawyers/);
});

test.each([
  ['second highest paid job in sales', /^Number 2 by median salary: /],
  ['what is the fourth most common job', /^Number 4 by number of jobs: /],
])('the place in a rank that is asked for leads: %s', async (text, lead) => {
  const answer = await ask(text);
  expect([answer.lead, answer.roles.length, answer.unused]).toEqual([expect.stringMatching(lead), 1, []]);
});
