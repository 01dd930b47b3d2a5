import { expect, test } from 'vitest';
import { ask, converse } from '../understanding/asking.ts';

const values = ({ table }: Awaited<ReturnType<typeof ask>>) => [
  table?.columns[0],
  ...(table?.rows.slice(0, 2).map(({ label, cells }) => `${label} ${cells[0]?.text}`) ?? []),
];

test.each([
  [
    'jobs with the most women',
    ['Female', 'Skincare Specialists 98.7%', 'Speech-Language Pathologists 97.6%'],
  ],
  [
    'which jobs are mostly men',
    ['Male', 'Crane and Tower Operators 99.3%', 'Cement Masons and Concrete Finishers 99%'],
  ],
  [
    'jobs with the fewest women',
    ['Female', 'Crane and Tower Operators 0.7%', 'Cement Masons and Concrete Finishers 1%'],
  ],
  [
    'rank welders, nurses and lawyers by share of women',
    ['Female', 'Registered Nurse 87.9%', 'Lawyer 38.5%'],
  ],
  [
    'which jobs employ the most hispanic people',
    ['Hispanic or Latino', 'Drywall and Ceiling Tile Installers 70.3%', 'Roofers 66.5%'],
  ],
])('%s: in order by the share of one label', async (text, expected) => {
  const answer = await ask(text);
  expect([answer.outcome, answer.intent]).toEqual(['answer', 'rank']);
  expect(values(answer)).toEqual(expected);
  expect(answer.sources.map(({ title }) => title)).toEqual(['Current Population Survey, table 11']);
});

test('a bound on a share is held against that of the label, and told so', async () => {
  const answer = await ask('jobs with more than 80% women');
  expect(answer.lead).toMatch(/ \d+ roles have a share of people who are female over 80%\.$/);
  expect(answer.facts.every(({ value }) => typeof value === 'number' && value > 80)).toBe(true);
  const none = await ask('jobs with more than 99.9% women');
  expect(none.lead).toBe('None of the roles known here has a share of people who are female over 99.9%.');
});

test('an occupation and its parts, which share one figure, are listed once', async () => {
  const { roles } = await ask('20 jobs with the most women');
  const titles = roles.map(({ title }) => title);
  expect(titles).toContain('Childcare Workers');
  expect(titles).not.toContain('Nannies');
});

test('other conditions narrow the list, and it goes on where it is asked to', async () => {
  const [first, more] = await converse('jobs with the most women that pay over 100k', 'show me more');
  expect(first?.lead).toMatch(/^Nurse practitioners have the highest share of people who are female: 88\.7%/);
  expect(more?.lead).toMatch(/^Next by share of people who are female: /);
});

test('whom a job suits is not told by shares', async () => {
  const { lead, facts } = await ask('is welding a job for women');
  expect(lead).toMatch(/^Nobody is better or worse at a job by sex/);
  expect(facts.filter(({ aspect }) => aspect === 'demographics')).toEqual([]);
});
