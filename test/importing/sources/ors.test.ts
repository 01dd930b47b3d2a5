import { expect, test } from 'vitest';
import { handbook } from '../../../src/importing/sources/handbook.ts';
import { ors } from '../../../src/importing/sources/ors.ts';
import type { Context, OfficialFile, Subject } from '../../../src/importing/sources/source.ts';
import { newFolder } from '../../folder.ts';
import { writeFiles } from '../fixture.ts';
import { type Cell, xlsxOf } from '../pack.ts';

async function read<Read>(file: OfficialFile<Read>, name: string, content: string | Buffer) {
  const folder = newFolder();
  writeFiles(folder, { [name]: content });
  const made = await file.read(`${folder}/${name}`);
  const source = file.source?.(made);
  if (!source) throw new Error('no source');
  const of = (code: string, kind: Subject['kind'] = 'role') =>
    file.facts?.({ kind, code, title: '', occupation: null }, made, source, {
      read: () => null,
    } as unknown as Context) ?? [];
  return { made, source, of };
}

const HEAD = [
  'Series ID',
  '2018 SOC code',
  'Occupation',
  'Estimate text',
  'Datatype',
  'Estimate',
  'Data footnote',
];
const TELEWORK = 'Percent of workers that had the ability to telework';
const LICENSED = 'Percent of workers that required a license or certification';

function dataset(...rows: (readonly Cell[])[]): Buffer {
  const lines = rows.map((row, at) => [`ORU${at}`, ...row]);
  return xlsxOf({ 'Technical note': [['Note']], 'ORS 2025 dataset': [HEAD, ...lines] });
}

test('takes shares of workers, bounds as bounds, and the nearest group where an occupation has none', async () => {
  const { of, source } = await read(
    ors,
    'ors-complete-dataset.xlsx',
    dataset(
      ['151252', 'Software developers', TELEWORK, 'Percentage', 77.2, null],
      ['151252', 'Software developers', LICENSED, 'Percentage', 5, '16'],
      ['150000', 'Computer occupations', TELEWORK, 'Percentage', 70, null],
      ['291141', 'Registered nurses', LICENSED, 'Percentage', '>99.5', '36'],
      ['291141', 'Registered nurses', TELEWORK, 'Percentage', '<5', null],
      ['291141', 'Registered nurses', 'Days of something, mean', 'Days', 3, null],
    ),
  );
  expect(source).toMatchObject({ id: 'bls-ors-2025', asOf: '2025' });
  const shared = { source: 'bls-ors-2025', asOf: '2025' };
  expect(of('15-1252.00')).toEqual([
    { field: 'environment.telework', value: 77.2, ...shared },
    { field: 'requirements.licensed', value: 5, bound: 'under', ...shared },
  ]);
  expect(of('15-1299.08')).toEqual([
    {
      field: 'environment.telework',
      value: 70,
      wider: { title: 'Computer occupations', code: '15-0000' },
      ...shared,
    },
  ]);
  expect(of('29-1141.00').map(({ value, bound }) => [value, bound])).toEqual([
    [5, 'under'],
    [99.5, 'at_least'],
  ]);
  expect(of('15-0000', 'group')).toEqual([{ field: 'environment.telework', value: 70, ...shared }]);
});

test('reads an extract, and says that it is one', async () => {
  const { of, made } = await read(
    ors,
    'ors-2025-sample-20-occupations.csv',
    'soc,ors_release,telework_pct,work_schedule_variability_pct,supervising_others_pct,fast_pace_pct,can_pause_pct\n' +
      '11-1021,2025,26.5,34.1,98.4,65.6,\n',
  );
  expect(of('11-1021.00').map(({ field, value }) => [field, value])).toEqual([
    ['environment.telework', 26.5],
    ['environment.fast_pace', 65.6],
    ['environment.varying_schedule', 34.1],
    ['requirements.supervising', 98.4],
  ]);
  expect(
    ors.gaps?.({ kind: 'role', code: '29-1141.00', title: '', occupation: null }, made, {} as Context)[0]
      ?.reason,
  ).toContain('the extract');
});

test('tells which pages of the Handbook have a section on licenses, and no more of them', async () => {
  const page = (title: string, codes: readonly string[], html: string) =>
    `<occupation><title>${title}</title><soc_coverage>${codes.map((code) => `<soc_code>${code}</soc_code>`).join('')}</soc_coverage>` +
    `<how_to_become_one><section_body type="html"><![CDATA[${html}]]></section_body></how_to_become_one></occupation>`;
  const { of, source, made } = await read(
    handbook,
    'xml-compilation.xml',
    `<ooh><last_updated>2/5/2026</last_updated>${page('Barbers', ['39-5011', '39-5012'], '<h3>Licenses, Certifications, and Registrations</h3><p>All states require it&mdash;barbers&rsquo; exams <a href="x">differ</a>.</p><p>More.</p>')}` +
      `${page('Police', ['33-3051'], '<h3>Training</h3>')}</ooh>`,
  );
  expect(source.asOf).toBe('February 2026');
  expect(of('39-5012.00')).toEqual([
    { field: 'requirements.handbook_licences', value: 'Barbers', source: 'bls-ooh', asOf: 'February 2026' },
    {
      field: 'requirements.handbook_words',
      value: 'All states require it—barbers’ exams differ',
      source: 'bls-ooh',
      asOf: 'February 2026',
    },
  ]);
  expect(of('33-3051.00')).toEqual([]);
  const gap = handbook.gaps?.(
    { kind: 'role', code: '33-3051.00', title: '', occupation: null },
    made,
    {} as Context,
  );
  expect(gap?.[0]?.reason).toContain('does not say that none is needed');
});
