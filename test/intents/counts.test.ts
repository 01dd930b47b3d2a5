import { describe, expect, test } from 'vitest';
import { ask } from '../understanding/asking.ts';

const OF_NATION = [
  'how many taxi drivers are there',
  'number of jobs of photographers',
  'how many people work as barbers',
];
const SIDE_BY_SIDE = ['are there more photographers or barbers', 'chiropractors vs dentists, number of jobs'];

describe('jobs are counted on one basis', () => {
  test.each(OF_NATION)('the nation’s with the self-employed, the employees beside them: %s', async (text) => {
    const { table, facts, notes } = await ask(text);
    expect(table?.rows.map(({ field }) => field)).toEqual(['outlook.jobs', 'outlook.employees']);
    const [jobs, employees] = ['outlook.jobs', 'outlook.employees'].map((id) =>
      Number(facts.find(({ field }) => field === id)?.value),
    );
    expect(jobs).toBeGreaterThan(employees ?? Number.NaN);
    expect(notes.join()).toContain('counts the self-employed too');
  });

  test.each(SIDE_BY_SIDE)('none is set against one of another basis: %s', async (text) => {
    const { lead, facts } = await ask(text);
    const jobs = facts.filter(({ field }) => field === 'outlook.jobs');
    expect(jobs).toHaveLength(2);
    for (const { display } of jobs) expect(lead).toContain(display);
  });

  test('a place and the nation are compared by employees', async () => {
    const { lead, facts } = await ask('how many painters work in Ohio compared to the whole country');
    const told = facts.filter(({ display }) => lead.includes(display));
    expect(told.map(({ field }) => field)).toEqual(['outlook.employees', 'outlook.employees']);
  });

  test.each(['locksmith in Ohio', 'locksmith vs barber', 'locksmith outlook in Ohio'])(
    'jobs and openings of one table have one basis, or the row says so: %s',
    async (text) => {
      const rows = (await ask(text)).table?.rows ?? [];
      const counts = rows.filter(({ field }) => ['outlook.jobs', 'outlook.employees'].includes(field));
      expect(counts.length).toBeGreaterThan(0);
      for (const { field, label } of counts)
        expect(label.includes('self-employed')).toBe(field === 'outlook.employees');
    },
  );

  test('states are put in order by what is published of them', async () => {
    const { lead } = await ask('which state has the most barbers');
    expect(lead).not.toContain('not reported');
    expect(lead).toContain('number of employees');
  });
});
