import { describe, expect, it } from 'vitest';
import { chartOf, nativeChart } from '../../../adapters/slack/render/chart.ts';
import { chartFor } from '../../../src/charts/index.ts';
import type { Answer } from '../../../src/contract/answer.ts';
import { answer, DIRECTOR, OFFICER, RANK, role, SALARY } from '../../adapters/answers.ts';
import { ask } from '../../understanding/asking.ts';

describe('the native chart of shares', () => {
  it('has a bar a role where it is of one figure, named by its title', async () => {
    const chart = nativeChart(await ask('telework of accountants, lawyers and software developers'));
    expect(chart?.title).toBe('Able to telework');
    expect(chart?.chart.axis_config).toEqual({
      categories: ['Accountant', 'Lawyer', 'Software Developer'],
      y_label: 'Percent',
    });
    expect(chart?.chart.series.map(({ data }) => data.map(({ value }) => value))).toEqual([
      [68.4, 68.6, 77.2],
    ]);
  });

  it('is a picture where a name would be cut', async () => {
    const answer = await ask('stress of registered nurse vs elementary school teacher');
    expect(nativeChart(answer)).toBeUndefined();
    expect(chartOf(answer)?.title).toBe('Ratings');
  });
});

it('a chart that would be taller than a phone is none: its figures stand in the table', async () => {
  const answer = await ask('work environment of welders vs machinists');
  expect(chartFor(answer)).toBeDefined();
  expect(chartOf(answer)).toBeUndefined();
  expect(answer.table?.rows.length).toBeGreaterThan(10);
});

describe('the native chart of pay', () => {
  it('has a bar for each end of the range and for the middle, by role', () => {
    const chart = nativeChart(SALARY)?.chart;
    expect(chart?.axis_config.categories).toEqual(['Operations Officer', 'Operations Director']);
    expect(chart?.series.map(({ name, data }) => [name, ...data.map(({ value }) => value)])).toEqual([
      ['Lowest', 22000, 65000],
      ['Average', 46813, 104050],
      ['Highest', 98000, 164000],
    ]);
  });

  it('is none where a role would have no bar: a picture leaves it out, bars cannot', () => {
    const facts = SALARY.facts.filter(({ role: id }) => id === OFFICER.id);
    expect(nativeChart(answer({ ...SALARY, facts }))).toBeUndefined();
  });

  it('leaves the middle out where one is an average and the other a median', () => {
    const facts = SALARY.facts.map((fact) =>
      fact.role === DIRECTOR.id && fact.field === 'salary.average'
        ? { ...fact, field: 'salary.median', id: `${DIRECTOR.id}.salary.median` }
        : fact,
    );
    expect(nativeChart(answer({ ...SALARY, facts }))?.chart.series.map(({ name }) => name)).toEqual([
      'Lowest',
      'Highest',
    ]);
  });

  it('is none where a name would be cut or stand twice: a picture holds it', () => {
    const named = (...titles: [string, string]) =>
      nativeChart(
        answer({
          ...SALARY,
          roles: titles.map((title, at) => role([OFFICER.id, DIRECTOR.id][at] ?? '', title)),
        }),
      );
    expect(named('Physical Therapist Assistant', 'Nurse')).toBeUndefined();
    expect(named('Nurse', 'Nurse')).toBeUndefined();
    expect(named('Nurse', 'Physician')).toBeDefined();
  });

  it('has a title that says what is drawn and is never cut', () => {
    expect(nativeChart(SALARY)?.title).toBe('Pay a year');
    const titles = ['Nurse', 'Physician', 'Baker'];
    const roles = titles.map((title) => role(title, title));
    const facts = roles.map(({ id }) => ({
      ...(SALARY.facts.find(({ field }) => field === 'salary.average') as Answer['facts'][number]),
      id: `${id}.salary.median`,
      role: id,
      field: 'salary.median',
    }));
    expect(nativeChart(answer({ ...SALARY, roles, facts }))?.title).toBe('Median pay a year');
  });

  it('is none of a rank', () => {
    expect(nativeChart(RANK)).toBeUndefined();
  });
});
