import { expect, test } from 'vitest';
import { cps } from '../../../src/importing/sources/cps.ts';
import { makeup } from '../../../src/importing/sources/makeup.ts';
import type { Context, Subject } from '../../../src/importing/sources/source.ts';
import { newFolder } from '../../folder.ts';
import { writeFiles } from '../fixture.ts';
import { xlsxOf } from '../pack.ts';

const NURSE: Subject = { kind: 'role', code: '29-1141.01', title: 'Acute Care Nurses', occupation: null };
const census = new Map([
  ['registerednurses', { title: 'Registered nurses', prefix: '29-1141', exact: true }],
]);
const context = { read: () => ({ matrix: new Map(), census }) } as unknown as Context;

/** Table 11 in its layout: the year and what is counted stand above the titles of the columns. */
function tableOf(...rows: (string | number)[][]): string {
  const folder = newFolder();
  const sheet = [
    ['HOUSEHOLD DATA ANNUAL AVERAGES 11. Employed persons by detailed occupation, sex, race'],
    ['[Numbers in thousands]'],
    ['Occupation', '2024'],
    [null, 'Total\nemployed', 'Percent of total employed'],
    [null, null, 'Women', 'White', 'Black or\nAfrican\nAmerican', 'Asian', 'Hispanic\nor Latino'],
    ...rows,
    ['NOTE: Dash indicates no data.'],
  ];
  writeFiles(folder, { 'cpsaat11.xlsx': xlsxOf({ cpsaat11: sheet }) });
  return `${folder}/cpsaat11.xlsx`;
}

async function factsOf(...rows: (string | number)[][]) {
  const read = await makeup.read(tableOf(...rows));
  const source = makeup.source?.(read);
  return { source, facts: (source && makeup.facts?.(NURSE, read, source, context)) ?? [] };
}

test('takes shares by gender and by race, the largest first, of the census occupation', async () => {
  const { source, facts } = await factsOf(['Registered nurses', 3300, 87.9, 73.1, 15.6, 8.500000000001, 8.8]);
  const shared = { source: 'bls-cps-makeup-2024', asOf: '2024 annual averages' };
  const wider = { title: 'Registered nurses', code: '29-1141' };
  expect(facts).toEqual([
    {
      field: 'demographics.gender',
      value: [
        { label: 'Female', percent: 87.9 },
        { label: 'Male', percent: 12.1 },
      ],
      ...{ ...shared, wider },
    },
    {
      field: 'demographics.race',
      value: [
        { label: 'White', percent: 73.1 },
        { label: 'Black or African American', percent: 15.6 },
        { label: 'Hispanic or Latino', percent: 8.8 },
        { label: 'Asian', percent: 8.5 },
      ],
      ...{ ...shared, wider },
    },
  ]);
  expect(source?.notes[0]?.text).toContain('do not add to a hundred');
});

test('gives none where too few people stand behind a share, and says so', async () => {
  const { facts } = await factsOf(
    ['Registered nurses', 14, '–', '–', '–', '–', '–'],
    ['Clerks', 5, 1, 2, 3, 4, 5],
  );
  expect(facts).toEqual([]);
  expect(makeup.gaps?.(NURSE, await makeup.read(tableOf(['Clerks', 5, 1, 2, 3, 4, 5])), context)).toEqual([
    {
      fields: ['demographics.gender', 'demographics.race'],
      reason: expect.stringContaining('so few people'),
    },
  ]);
});

test('the tables of the survey are told apart by their names', () => {
  expect(
    ['cpsaat11.xlsx', 'cpsaat11b.xlsx'].map((name) => [makeup.like.test(name), cps.like.test(name)]),
  ).toEqual([
    [true, false],
    [false, true],
  ]);
});
