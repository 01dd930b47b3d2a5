import { describe, expect, it } from 'vitest';
import { nativeChart } from '../../../adapters/slack/render/chart.ts';
import { answer, DIRECTOR, OFFICER, RANK, role, SALARY } from '../../adapters/answers.ts';

describe('the native chart of pay', () => {
  it('has a bar for each end of the range and for the middle, by role', () => {
    const chart = nativeChart(SALARY)?.chart;
    expect(chart?.axis_config.categories).toEqual(['Operations Officer', 'Operations Director']);
    expect(chart?.series.map(({ name, data }) => [name, ...data.map(({ value }) => value)])).toEqual([
      ['Low', 22000, 65000],
      ['Average', 46813, 104050],
      ['High', 98000, 164000],
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
      'Low',
      'High',
    ]);
  });

  it('tells roles apart whose titles begin alike', () => {
    const roles = ['Physical Therapist Assistant', 'Physical Therapist Aide'].map((title, at) =>
      role([OFFICER.id, DIRECTOR.id][at] ?? '', title),
    );
    const categories = nativeChart(answer({ ...SALARY, roles }))?.chart.axis_config.categories ?? [];
    expect(new Set(categories).size).toBe(2);
    for (const name of categories) expect(name.length).toBeLessThanOrEqual(20);
  });

  it('is none of a rank', () => {
    expect(nativeChart(RANK)).toBeUndefined();
  });
});
