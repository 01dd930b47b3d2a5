import { expect, test } from 'vitest';
import { findSources } from '../../../src/importing/find.ts';
import { attainment } from '../../../src/importing/sources/attainment.ts';
import type { Context, Subject } from '../../../src/importing/sources/source.ts';
import { newFolder } from '../../folder.ts';
import { writeFiles } from '../fixture.ts';
import { xlsxOf } from '../pack.ts';

const HEAD = [
  '2022 National Employment Matrix title',
  '2022 National Employment Matrix code',
  'Less than high school diploma',
  'High school diploma or equivalent',
  'Some college, no degree',
  "Associate's degree",
  "Bachelor's degree",
  "Master's degree",
  'Doctoral or professional degree',
];
const BOOK = xlsxOf({
  'Table 5.3': [
    ['Table 5.3 Educational attainment for workers 25 years and older by detailed occupation, 2019 and 2021'],
    HEAD,
    ['Accountants and auditors', '13-2011', 0, 2.4, 4, 7.2, 58.3, 24.7, 3.3],
    ['Chief executives(1)', '11-1011', 1.7, 8, 13.8, 4.8, 40.2, 24.8, 6.7],
    ['Footnotes:'],
  ],
});

function folderWith(...books: [name: string, book: Buffer][]): string {
  const folder = newFolder();
  writeFiles(folder, Object.fromEntries(books));
  return folder;
}

test('tells what people in the job have, the largest share first, and where the survey has another occupation', async () => {
  const read = await attainment.read(`${folderWith(['education.xlsx', BOOK])}/education.xlsx`);
  const source = attainment.source?.(read);
  if (!source) throw new Error('no source');
  expect(source.asOf).toBe('2019 and 2021');
  const context = {
    lookup: (_: Subject, rows: ReadonlyMap<string, { title: string }>) => ({ row: rows.get(_.code) }),
  } as unknown as Context;
  const of = (code: string) =>
    attainment.facts?.({ kind: 'role', code, title: '', occupation: null }, read, source, context)?.[0];
  expect(of('13-2011')?.value).toMatchObject([
    { label: "Bachelor's degree", percent: 58.3 },
    { label: "Master's degree", percent: 24.7 },
    { label: "Associate's degree", percent: 7.2 },
    { label: 'Some college, no degree', percent: 4 },
    { label: 'Doctoral or professional degree', percent: 3.3 },
    { label: 'High school diploma or equivalent', percent: 2.4 },
  ]);
  expect(of('13-2011')).not.toHaveProperty('note');
  expect(of('11-1011')?.note).toContain('“Chief executives”');
  expect(of('00-0000')).toBeUndefined();
});

test('is found in the newest file that holds it', async () => {
  const folder = folderWith(
    ['2024/occupation.xlsx', xlsxOf({ 'Table 1.2': [['x']] })],
    ['2022/occupation.xlsx', BOOK],
  );
  expect((await findSources(folder)).attainment).toBe(`${folder}/2022/occupation.xlsx`);
});
