import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COLOURS } from '../../src/charts/drawing.ts';
import { chartFor, chartSvg, heightOf, type ShareChart } from '../../src/charts/index.ts';
import type { Answer } from '../../src/contract/answer.ts';
import { ask } from '../understanding/asking.ts';

const sharesOf = (answer: Answer) => {
  const chart = chartFor(answer);
  return chart?.kind === 'shares' ? chart : undefined;
};
const drawn = async (text: string) => sharesOf(await ask(text));
const barsOf = ({ groups }: ShareChart) =>
  groups.map(({ title, bars }) => [title, ...bars.map(({ value }) => value)]);

describe('shares and ratings are drawn', () => {
  test('of one role, a bar for each label of a distribution', async () => {
    const chart = await drawn('educational attainment of accountants');
    expect(chart).toMatchObject({
      title: 'Education of people in the job',
      series: ['Accountant'],
      most: 100,
      scale: 'The scale ends at 100%.',
    });
    expect(chart && barsOf(chart).slice(0, 2)).toEqual([
      ["Bachelor's degree", 58.3],
      ["Master's degree", 24.7],
    ]);
  });

  test('of roles side by side, a group of bars for each figure, in the order of the table', async () => {
    const chart = await drawn('stress of registered nurse vs elementary school teacher');
    expect(chart).toMatchObject({ title: 'Ratings', unit: 'score', most: 100 });
    expect(chart?.series).toEqual(['Registered Nurse', 'Elementary School Teacher']);
    expect(chart && barsOf(chart)).toEqual([
      ['Unpleasant or angry people', 79, 62],
      ['Time pressure', 75, 70],
      ['Consequence of an error', 74, 39],
      ['Conflict situations', 71, 71],
    ]);
    expect(chart?.alt).toBe(
      'Ratings. Unpleasant or angry people: Registered Nurse 79 of 100, Elementary School Teacher 62 of 100. ' +
        'Time pressure: Registered Nurse 75 of 100, Elementary School Teacher 70 of 100. ' +
        'Consequence of an error: Registered Nurse 74 of 100, Elementary School Teacher 39 of 100. ' +
        'Conflict situations: Registered Nurse 71 of 100, Elementary School Teacher 71 of 100.',
    );
  });

  test('of one figure, a bar for each role, small shares on a short scale', async () => {
    const chart = await drawn('unemployment of lawyers, registered nurses and cashiers');
    expect(chart).toMatchObject({ title: 'Unemployment rate', series: ['Unemployment rate'], most: 10 });
    expect(chart && barsOf(chart)).toEqual([
      ['Lawyer', 0.8],
      ['Registered Nurse', 1.2],
      ['Cashier', 9.1],
    ]);
    expect(chart?.alt).toBe('Unemployment rate. Lawyer: 0.8%. Registered Nurse: 1.2%. Cashier: 9.1%.');
  });

  test('of any field whose entry says that it is part of a whole', async () => {
    const titles = await Promise.all(
      [
        'telework of accountants, lawyers and software developers',
        'self-employed share of plumbers, barbers and lawyers',
        'race of accountants',
      ].map(async (text) => (await drawn(text))?.title),
    );
    expect(titles).toEqual(['Able to telework', 'Self-employed', 'Race and ethnicity']);
  });
});

test.each([
  ['two figures that the table tells as quickly', 'telework of accountants vs lawyers'],
  ['two figures of one role', 'gender of welders'],
  ['what is no part of a whole', 'job growth of accountants, lawyers and plumbers'],
  ['roles put in order', 'jobs with the most time outdoors'],
  ['more bars than are taken in at once', 'working conditions of welders vs electricians vs plumbers'],
  ['a question that asks back', 'manager'],
])('there is no chart of %s', async (_, text) => {
  expect(await drawn(text)).toBeUndefined();
});

test('what is not reported, or is less than a bound, has words and no bar', async () => {
  const answer = await ask('telework of accountants, lawyers and software developers');
  const [first, second] = answer.facts.filter(({ field }) => field === 'environment.telework');
  const facts = answer.facts.map((fact) =>
    fact === first ? { ...fact, value: 5, bound: 'under' as const, display: 'less than 5%' } : fact,
  );
  expect(sharesOf({ ...answer, facts })).toBeUndefined();
  const more = [...facts, ...facts.map((fact) => ({ ...fact, id: `${fact.id}.2` }))];
  const row = answer.table?.rows[0];
  const cells = [...(row?.cells ?? []), { text: '68.6%', facts: [`${second?.id}.2`] }];
  const columns = [...(answer.table?.columns ?? []), 'Jurist'];
  const table = row ? { columns, rows: [{ ...row, cells }] } : null;
  const chart = sharesOf({ ...answer, facts: more, table });
  expect(chart?.groups.map(({ bars }) => bars[0]?.value)).toEqual([null, 68.6, 77.2, 68.6]);
});

test('whatever the figures, no bar leaves the paper, however long the words are', () => {
  const bar = fc.record({
    value: fc.option(fc.double({ min: 0, max: 100, noNaN: true })),
    text: fc.string(),
  });
  const charts = fc.integer({ min: 1, max: 5 }).chain((roles) =>
    fc.record({
      title: fc.string(),
      series: fc.array(fc.string(), { minLength: roles, maxLength: roles }),
      groups: fc.array(
        fc.record({ title: fc.string(), bars: fc.array(bar, { minLength: roles, maxLength: roles }) }),
        { minLength: 1, maxLength: 6 },
      ),
    }),
  );
  fc.assert(
    fc.property(charts, (parts) => {
      const chart: ShareChart = { kind: 'shares', unit: 'percent', most: 100, scale: '', alt: '', ...parts };
      const svg = chartSvg(chart);
      const height = heightOf(chart);
      for (const [, x, y, width, tall] of svg.matchAll(
        /<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g,
      )) {
        expect(Number(x) + Number(width)).toBeLessThanOrEqual(400);
        expect(Number(y) + Number(tall)).toBeLessThanOrEqual(height);
      }
    }),
    { numRuns: 60 },
  );
});

/** Relative luminance by WCAG 2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test.each(['light', 'dark'] as const)('bars stand out from the paper and their track in %s', (theme) => {
  const { paper, track, series } = COLOURS[theme];
  for (const colour of series)
    for (const ground of [paper, track]) {
      const [light = 0, dark = 0] = [luminance(colour), luminance(ground)].sort((a, b) => b - a);
      expect([colour, (light + 0.05) / (dark + 0.05) >= 3]).toEqual([colour, true]);
    }
});
