import { expect, test } from 'vitest';
import { factors } from '../../../src/importing/sources/factors.ts';
import { separations } from '../../../src/importing/sources/separations.ts';
import type { Context, Subject } from '../../../src/importing/sources/source.ts';
import { unemployment } from '../../../src/importing/sources/unemployment.ts';
import { newFolder } from '../../folder.ts';
import { writeFiles } from '../fixture.ts';
import { type Cell, xlsxOf } from '../pack.ts';

function fileOf(name: string, sheets: Record<string, readonly (readonly Cell[])[]>): string {
  const folder = newFolder();
  writeFiles(folder, { [name]: xlsxOf(sheets) });
  return `${folder}/${name}`;
}

const CLERK: Subject = { kind: 'role', code: '43-9061.00', title: 'Office Clerks', occupation: null };
/** Every row under its own code. */
const alone = {
  lookup: ({ code }: Subject, rows: ReadonlyMap<string, { title: string }>) => ({
    code: code.slice(0, 7),
    row: rows.get(code.slice(0, 7)),
    wider: undefined,
  }),
  read: () => null,
} as unknown as Context;

test('reads unemployment as it is printed, with the year and what is too small for a rate', async () => {
  const path = fileOf('cpsaat25b.xlsx', {
    cpsaat25b: [
      ['25b. Unemployed persons by detailed occupation, 2025'],
      ['[Numbers in thousands]'],
      ['Occupation', 'Unemployment rate', 'Unemployed', 'Labor force'],
      ['Office clerks, general', 4.1, 40, 980],
      ['Legislators', '–', 1, 19],
      ['NOTE: Not all are shown.'],
    ],
  });
  const read = await unemployment.read(path);
  expect([...read.byTitle.values()]).toEqual([
    { title: 'Office clerks, general', rate: 4.1, laborForce: 980 },
    { title: 'Legislators', rate: null, laborForce: 19 },
  ]);
  expect(unemployment.source?.(read)).toMatchObject({
    id: 'bls-cps-unemployment-2025',
    notes: [{ text: expect.stringContaining('October') }],
  });
});

test('cautions where few people are behind a rate', async () => {
  const folder = newFolder();
  writeFiles(folder, {
    'cpsaat25b-2024.csv':
      'occupation,unemployment_rate,unemployed_thousands,labor_force_thousands\n"Clerks, office",2.5,2,80\n',
  });
  const read = await unemployment.read(`${folder}/cpsaat25b-2024.csv`);
  const source = unemployment.source?.(read);
  const census = new Map([['clerksoffice', { title: 'Clerks, office', prefix: '43-9061', exact: true }]]);
  const context = { ...alone, read: () => ({ matrix: new Map(), census }) } as unknown as Context;
  expect(source && unemployment.facts?.(CLERK, read, source, context)).toEqual([
    expect.objectContaining({ value: 2.5, note: expect.stringContaining('“Clerks, office”') }),
  ]);
});

const HEAD = [
  '2024 National Employment Matrix title',
  '2024 National Employment Matrix code',
  'Occupation type',
];

test('takes the rates of leaving and self-employment from two tables of one workbook', async () => {
  const path = fileOf('occupation.xlsx', {
    'Table 1.2': [
      ['Table 1.2'],
      [...HEAD, 'Percent self employed, 2024'],
      ['Office clerks', '43-9061', 'Line item', '—'],
      ['  Clerks', '43-9000', 'Summary', 2.5],
    ],
    'Table 1.10': [
      ['Table 1.10'],
      [
        ...HEAD,
        'Labor force exit rate, 2024–34 annual average',
        'Occupational transfer rate, 2024–34 annual average',
        'Total occupational separations rate, 2024–34 annual average',
      ],
      ['Office clerks', '43-9061', 'Line item', 5.55, 6, 11.6],
      ['  Clerks', '43-9000', 'Summary', 5, 6, 11],
    ],
  });
  const read = await separations.read(path);
  const source = separations.source?.(read);
  const facts = (source && separations.facts?.(CLERK, read, source, alone)) ?? [];
  expect(facts.map(({ field, value, asOf }) => [field, value, asOf])).toEqual([
    ['outlook.leaving_occupation', 11.6, '2024–34'],
    ['outlook.leaving_work', 5.5, '2024–34'],
    ['outlook.changing_occupation', 6, '2024–34'],
  ]);
  expect(read.groups.get('43-9000')?.values.get('outlook.self_employed')).toBe(2.5);
});

test('tells what the projections name: AI first, one line for several industries, nothing as nothing', async () => {
  const row = (code: string, industry: string, id: string, factor: string) => [
    'Clerks',
    code,
    industry,
    id,
    factor,
  ];
  const path = fileOf('occupation.xlsx', {
    'Table 1.12': [
      ['Table 1.12 Factors affecting occupational utilization, projected 2024–34'],
      [
        'Matrix occupation title',
        'Matrix occupation code',
        'Industry title',
        'Industry code',
        'Factors affecting occupational utilization',
      ],
      row('43-9061', 'Dealers', '441100', 'Demand change - share increases as sales grow.'),
      row(
        '43-9061',
        'Banks',
        '522000',
        'Productivity change -- share decreases as artificial intelligence (AI) drafts letters.',
      ),
      row('43-9061', 'Insurers', '524000', 'Productivity change- share decreases as AI drafts letters.'),
      row(
        '43-9061',
        'Shops',
        '445000',
        'Demand change, capital/labor substitution - share decreases as lockers (e.g. steel ones) hand out goods. More is told.',
      ),
      row('43-9061', 'Total, all industries', 'TE1000', 'Something else'),
      row(
        '43-9081',
        'Shops',
        '445000',
        'Capital/labor substitution - share decreases as lockers hand out goods.',
      ),
      row('43-9091', 'Shops', '445000', 'Productivity change - share decreases as forms are shorter.'),
    ],
  });
  const read = await factors.read(path);
  const source = factors.source?.(read);
  const projected = { rows: new Map([['43-9071', { title: 'Others' }]]) };
  const context = { ...alone, read: () => projected } as unknown as Context;
  const of = (code: string) =>
    ((source && factors.facts?.({ ...CLERK, code }, read, source, context)) ?? []).map(({ value }) => value);
  expect(of('43-9061.00')).toEqual([
    'AI, with a smaller share of jobs',
    [
      { label: 'a smaller share of jobs by AI, in 2 industries: “AI drafts letters”' },
      {
        label:
          'a smaller share of jobs by machines or software in the place of workers, in Shops: “lockers (e.g. steel ones) hand out goods”',
      },
      { label: 'a larger share of jobs by demand change, in Dealers: “sales grow”' },
    ],
  ]);
  expect(of('43-9071.00')).toEqual(['none', [{ label: 'no change of its own' }]]);
  expect(of('43-9081.00')[0]).toBe(
    'machines or software in the place of workers, with a smaller share of jobs',
  );
  expect(of('43-9091.00')[0]).toBe('higher productivity, with a smaller share of jobs');
  expect(of('43-9101.00')).toEqual([]);
  expect(factors.skipped?.(read)).toEqual({ 'rows of table 1.12 in a form that is not known': 1 });
});
