import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { workContext } from '../../../src/importing/sources/context.ts';
import type { Context, Subject } from '../../../src/importing/sources/source.ts';
import { newFolder } from '../../folder.ts';
import { writeFiles } from '../fixture.ts';

const COLUMNS = [
  ...['O*NET-SOC Code', 'Element ID', 'Element Name', 'Scale ID', 'Category', 'Data Value', 'N'],
  ...['Standard Error', 'Lower CI Bound', 'Upper CI Bound', 'Recommend Suppress', 'Not Relevant', 'Date'],
  'Domain Source',
];

function line(
  element: string,
  scale: string,
  category: string,
  value: string,
  suppress = 'N',
  date = '08/2023',
): string {
  const name = `Renamed ${element}`;
  return [
    '29-1141.00',
    element,
    name,
    scale,
    category,
    value,
    '30',
    'n/a',
    'n/a',
    'n/a',
    suppress,
    'n/a',
    date,
    'Incumbent',
  ].join('\t');
}

const tableOf = (...lines: string[]) => `${[COLUMNS.join('\t'), ...lines].join('\r\n')}\r\n`;
const NURSE: Subject = { kind: 'role', code: '29-1141.00', title: 'Registered Nurses', occupation: null };

async function read(name: string, content: string | Buffer) {
  const folder = newFolder();
  writeFiles(folder, { [name]: content });
  const table = await workContext.read(`${folder}/${name}`);
  const source = workContext.source?.(table);
  if (!source) throw new Error('no source');
  const facts = workContext.facts?.(NURSE, table, source, {} as Context) ?? [];
  return { table, source, facts: Object.fromEntries(facts.map((fact) => [fact.field, fact])) };
}

test('takes means as scores and adds up the shares of answers, by the ids of elements', async () => {
  const { source, facts } = await read(
    'Work Context.txt',
    tableOf(
      line('4.C.3.d.1', 'CX', 'n/a', '4.00'),
      line('4.C.3.d.1', 'CXP', '3', '20.00'),
      line('4.C.3.d.1', 'CXP', '4', '30.12'),
      line('4.C.3.d.1', 'CXP', '5', '40.23'),
      line('4.C.3.d.8', 'CT', 'n/a', '2.16'),
      line('4.C.3.d.8', 'CTP', '2', '60.00'),
      line('4.C.3.d.8', 'CTP', '3', '28.40'),
      line('4.C.3.d.4', 'CT', 'n/a', '1.50'),
    ),
  );
  expect(Object.fromEntries(Object.values(facts).map(({ field, value }) => [field, value]))).toEqual({
    'environment.time_pressure': 75,
    'environment.strict_deadlines': 70.3,
    'environment.long_weeks': 58,
    'environment.irregular_schedule': 25,
    'environment.over_forty_hours': 28.4,
  });
  expect(facts['environment.time_pressure']?.asOf).toBe('surveyed 08/2023');
  expect(source).toMatchObject({ id: 'onet-context-2023', asOf: '2023', notice: 'CC BY 4.0, modified' });
});

test('leaves out what the source marks as imprecise, and counts it', async () => {
  const { table, facts } = await read(
    'Work Context.txt',
    tableOf(line('4.C.3.d.1', 'CX', 'n/a', '4.00', 'Y'), line('4.C.1.d.1', 'CX', 'n/a', '1.00')),
  );
  expect(Object.keys(facts)).toEqual(['environment.conflict']);
  expect(workContext.skipped?.(table)).toEqual({
    'ratings of working conditions that O*NET marks as imprecise': 1,
  });
});

test('reads a packed copy without dates as one, by the year in its name', async () => {
  const copy = gzipSync(tableOf(line('4.C.1.d.1', 'CX', 'n/a', '3.00', 'n/a', 'n/a')));
  const { table, source } = await read('Work Context.rebuilt-2022.txt.gz', copy);
  expect(source).toMatchObject({ id: 'onet-context-2022', licence: expect.stringContaining('public copy') });
  expect(workContext.gaps?.({ ...NURSE, code: '15-1252.00' }, table, {} as Context)[0]?.reason).toContain(
    'ratings of O*NET that are used here',
  );
});
