import { beforeAll, describe, expect, test } from 'vitest';
import { type OpenStore, openStore } from '../../src/catalogue/store.ts';
import type { Role, StoredFact } from '../../src/contract/schema.ts';
import { type ImportReport, importCatalogue } from '../../src/importing/import.ts';
import { wageBook } from './bls-books.ts';
import { officialFiles, place } from './fixture.ts';
import { BARE, OCCUPATIONS, onetRelease } from './onet-release.ts';
import { zipOf } from './pack.ts';

describe.each(['new', 'old'] as const)('an import of the %s layout', (layout) => {
  let store: OpenStore;
  let report: ImportReport;
  beforeAll(async () => {
    const paths = place(officialFiles(layout));
    report = await importCatalogue(paths);
    store = openStore(paths.out);
    return () => store.close();
  });

  const role = (code: keyof typeof OCCUPATIONS): Role => {
    const found = store.role(`onet-${code}`);
    if (!found) throw new Error(`no role ${code}`);
    return found;
  };
  const fact = (code: keyof typeof OCCUPATIONS, field: string): StoredFact | undefined =>
    role(code).facts.find((one) => one.field === field);

  test('holds every occupation, and says what it holds and left out', () => {
    expect(store.ids).toEqual(Object.keys(OCCUPATIONS).map((code) => `onet-${code}`));
    expect(report).toMatchObject({ occupations: 9, groups: 1, places: 5, notes: [] });
    expect(report.fields).toMatchObject({ 'duties.tasks': 8, 'duties.activities': 8, 'salary.median': 7 });
    expect(report.skipped).toEqual({
      'skill ratings that O*NET marks as imprecise': 1,
      'education shares that O*NET marks as imprecise (kept, with a note)': 1,
      'OEWS rows of level total': 1,
    });
  });

  test('takes quotation marks as they stand, and core tasks only where there are some', () => {
    expect(fact('11-1021.00', 'duties.tasks')?.value).toEqual([
      { label: 'Take "head counts" for 11-1021.00.' },
    ]);
    expect(fact('11-1021.00', 'skills.software')?.value).toEqual([
      { label: 'Wanted Sheets', flag: 'hot, in demand' },
      { label: 'Hot Sheets', flag: 'hot' },
      { label: 'Plain "Tables"' },
    ]);
  });

  test('names the activities of most tasks first, of equally many those of what is the core of the work', () => {
    const labels = (code: keyof typeof OCCUPATIONS) =>
      ((fact(code, 'duties.activities')?.value ?? []) as { label: string }[]).map(({ label }) => label);
    expect(labels('11-1021.00')).toEqual(['Tidy up rooms', 'Count heads', 'Direct operations']);
    expect(labels('27-2011.00')).toEqual(['Tidy up rooms', 'Count heads']);
  });

  test('holds a group of two published occupations with its own figures, and no other group', () => {
    expect(store.groups).toEqual(['group-11-0000']);
    expect(store.members('group-11-0000')).toEqual(['onet-11-1021.00', 'onet-15-1243.00']);
    const group = store.role('group-11-0000');
    const value = (field: string) => group?.facts.find((one) => one.field === field)?.value;
    expect(store.head('group-11-0000')).toMatchObject({ kind: 'group', soc: '11-0000' });
    expect([value('salary.median'), value('outlook.employees'), value('outlook.growth')]).toEqual([
      106_000, 3560, 4.4,
    ]);
    expect(group?.facts.some((one) => one.wider)).toBe(false);
    expect(group?.missing).toContainEqual({
      field: 'education.entry',
      reason: 'the projections give it for single occupations, not for a group',
    });
    expect(store.column('salary.median').map((one) => one.role)).not.toContain('group-11-0000');
  });

  test('gives the figures of a place in the fields of the country', () => {
    const at = (code: keyof typeof OCCUPATIONS, place: string) => store.atPlace(`onet-${code}`, place);
    const wider = { title: 'Registered Nurses', code: '29-1141' };
    const shared = { source: `bls-oews-${layout === 'new' ? 2025 : 2024}`, geography: 'California', wider };
    expect(at('29-1141.01', '06')).toEqual([
      { field: 'salary.median', value: 133_990, asOf: expect.any(String), ...shared },
      { field: 'outlook.employees', value: 330, asOf: expect.any(String), ...shared },
    ]);
    expect(at('11-1021.00', '36')[0]).toMatchObject({ value: 239_200, bound: 'at_least' });
    expect(at('29-1141.00', '66')).toEqual([]);
    expect(store.columnAt('48', 'salary.median').map(({ role: id, value }) => [id, value])).toEqual([
      ['onet-29-1141.00', 84_320],
      ['onet-29-1141.01', 84_320],
    ]);
    expect(store.places.find(({ code }) => code === '66')).toEqual({
      code: '66',
      kind: 'territory',
      short: 'GU',
      title: 'Guam',
    });
    expect(store.gaps['salary.hourly_median']).toMatch(/by the year only/);
  });

  test('gives importance as a percentage of its scale, never levels, and no imprecise rating', () => {
    expect(fact('11-1021.00', 'skills.importance')?.value).toEqual([
      { label: 'Social Perceptiveness', percent: 75 },
      { label: 'Reading Comprehension', percent: 65.5 },
    ]);
    expect(fact('27-2011.00', 'skills.importance')?.value).toEqual([
      { label: 'Reading Comprehension', percent: 65.5 },
    ]);
    expect(fact('29-1141.01', 'skills.importance')).toBeUndefined();
  });

  test('gives the shares of required education with their date, rows of other scales left out', () => {
    expect(fact('11-1021.00', 'education.required')).toEqual({
      field: 'education.required',
      value: [
        { label: "Bachelor's Degree", percent: 71.2 },
        { label: 'High School Diploma', percent: 28.8 },
      ],
      source: store.sources[0]?.id,
      asOf: 'surveyed 08/2021',
    });
    expect(fact('27-2011.00', 'education.required')?.note).toMatch(/imprecise/);
  });

  test('names job zones, interests and related occupations', () => {
    expect(fact('11-1021.00', 'requirements.job_zone')?.value).toBe(
      'Job Zone 4: considerable preparation needed',
    );
    expect(fact('53-7121.00', 'requirements.job_zone')?.value).toBe(
      layout === 'new'
        ? 'Job Zone 2: very little to some preparation needed'
        : 'Job Zone 2: some preparation needed',
    );
    expect(fact('11-1021.00', 'skills.interests')).toMatchObject({
      value: [{ label: 'Enterprising' }, { label: 'Conventional' }],
      note: expect.stringMatching(/machine learning/),
    });
    expect(fact('11-1021.00', 'overview.related')?.value).toEqual([
      { label: OCCUPATIONS['25-2031.00'], soc: '25-2031.00' },
      { label: OCCUPATIONS['15-1243.00'], soc: '15-1243.00' },
      { label: OCCUPATIONS['13-1021.00'], soc: '13-1021.00' },
    ]);
  });

  test('an occupation with a title and a description only says why the rest is missing', () => {
    expect(role(BARE).facts).toEqual([]);
    expect(role(BARE).missing).toContainEqual({
      field: 'duties.tasks',
      reason: 'O*NET publishes only a title and a description for this occupation',
    });
  });

  test('a capped wage is a bound, not a figure', () => {
    expect(fact('11-1021.00', 'salary.p90')).toMatchObject({ value: 239_200, bound: 'at_least' });
    expect(fact('11-1021.00', 'salary.hourly_p90')).toMatchObject({ value: 115, bound: 'at_least' });
    expect(fact('11-1021.00', 'salary.median')).not.toHaveProperty('bound');
    expect(fact('11-1021.00', 'salary.by_state')?.value).toEqual([
      { label: 'New York', amount: 239_200, flag: 'or more' },
    ]);
  });

  test('pay that is published by the year only, or by the hour only, is never converted', () => {
    expect(fact('25-2031.00', 'salary.median')?.value).toBe(66_000);
    expect(fact('25-2031.00', 'salary.hourly_median')).toBeUndefined();
    expect(fact('27-2011.00', 'salary.hourly_median')?.value).toBe(152.64);
    expect(fact('27-2011.00', 'salary.median')).toBeUndefined();
    const reason = (code: keyof typeof OCCUPATIONS, field: string) =>
      role(code).missing.find((one) => one.field === field)?.reason;
    expect(reason('25-2031.00', 'salary.hourly_median')).toMatch(/by the year only/);
    expect(reason('27-2011.00', 'salary.median')).toMatch(/by the hour only/);
    expect(reason('27-2011.00', 'outlook.employees')).toMatch(/does not publish/);
  });

  test('a member of a group takes the figures of the detailed row of the group, labelled', () => {
    expect(fact('13-1021.00', 'salary.median')).toMatchObject({
      value: 76_630,
      wider: { title: 'Buyers and Purchasing Agents', code: '13-1020' },
    });
    expect(fact('13-1021.00', 'outlook.openings')).toMatchObject({
      value: 45_100,
      wider: { title: 'Buyers and purchasing agents', code: '13-1020' },
    });
  });

  test('occupations that share one code share its figures, labelled', () => {
    const wider = { title: 'Registered Nurses', code: '29-1141' };
    for (const code of ['29-1141.00', '29-1141.01'] as const) {
      expect(fact(code, 'salary.median')).toMatchObject({ value: 97_550, wider });
      expect(fact(code, 'salary.by_state')).toMatchObject({
        value: [
          { label: 'California', amount: 133_990 },
          { label: 'Texas', amount: 84_320 },
        ],
        wider,
      });
    }
    expect(fact('29-1141.00', 'salary.by_metro')?.value).toEqual([{ label: 'Abilene, TX', amount: 76_000 }]);
    expect(fact('11-1021.00', 'salary.median')).not.toHaveProperty('wider');
  });

  test('projections are in whole jobs, with their period; a dash is no figure', () => {
    const [period, base] = layout === 'new' ? ['2024–34', '2024'] : ['2022–32', '2022'];
    expect(fact('11-1021.00', 'outlook.growth')).toMatchObject({ value: 4.4, asOf: period });
    expect(fact('11-1021.00', 'outlook.openings')).toMatchObject({ value: 308_700, asOf: period });
    expect(fact('11-1021.00', 'outlook.jobs')).toMatchObject({ value: 3_712_900, asOf: base });
    expect(fact('11-1021.00', 'education.entry')?.value).toBe("Bachelor's degree");
    expect(fact('11-1021.00', 'experience.entry')?.value).toBe('5 years or more');
    expect(fact('11-1021.00', 'salary.median_projections')).toBeUndefined();
  });

  test('an age is that of the census occupation, or of a wider group, which is said', () => {
    expect(fact('11-1021.00', 'demographics.age_median')).toMatchObject({ value: 44 });
    expect(fact('11-1021.00', 'demographics.age_median')).not.toHaveProperty('wider');
    expect(fact('15-1243.00', 'demographics.age_median')).toMatchObject({
      value: 42.7,
      wider: { title: 'Database administrators and architects' },
    });
    expect(fact('29-1141.01', 'demographics.age_median')).toMatchObject({
      wider: { title: 'Registered nurses' },
    });
    expect(fact('27-2011.00', 'demographics.age_median')).toBeUndefined();
    expect(store.sources.at(-1)?.notes[0]?.text).toBe(
      'The averages of 2025 leave out October, for which no data were collected.',
    );
  });

  test('sources carry the release that was imported, its notice included', () => {
    const [release, year, period] = layout === 'new' ? ['30.3', 2025, '2024-34'] : ['29.3', 2024, '2022-32'];
    expect(store.sources.map(({ id }) => id)).toEqual([
      `onet-${release}`,
      `bls-oews-${year}`,
      `bls-ep-${period}`,
      'bls-cps-2025',
    ]);
    expect(store.sources[0]?.licence).toContain(`O*NET ${release} Database`);
    expect(store.sources[0]?.licence).toContain('has not approved, endorsed, or tested');
  });

  test('titles are known by every form, the direct matches among them', () => {
    const titles = [...store.titles()].filter((one) => one.role === 'onet-11-1021.00');
    const evidence = (title: string) => titles.find((one) => one.title === title)?.evidence;
    expect(evidence('General Manager')).toBe('direct');
    expect(evidence('General and Operations Managers')).toBe('official');
    expect(evidence('Reported 11-1021.00')).toBe('reported');
    expect(evidence('Chief of Everything')).toBe('listed');
    expect(evidence('COE')).toBe('short');
    expect(evidence('Chief')).toBe('short');
    const nurses = [...store.titles()].filter((one) => one.title === 'Ward Nurse');
    expect(nurses.map((one) => one.role)).toEqual(['onet-29-1141.00']);
  });
});

describe('the files of an import', () => {
  const summary = async (files: Record<string, string | Buffer>, over: object = {}) => {
    const paths = { ...place(files), ...over };
    const report = await importCatalogue(paths);
    return { report, paths };
  };

  test('may end their lines in LF, the last without', async () => {
    const lines = onetRelease('new', { eol: '\n' });
    const files = { ...officialFiles() };
    for (const [name, text] of Object.entries(lines)) files[`onet/${name}`] = text;
    const [{ report }, plain] = [await summary(files), await summary(officialFiles())];
    expect(report).toEqual(plain.report);
  });

  test('may be the publishers’ zips, with folders inside', async () => {
    const release = Object.entries(onetRelease('new')).map(([name, text]) => [`db_30_3_text/${name}`, text]);
    const files = {
      ...officialFiles(),
      'onet.zip': zipOf(Object.fromEntries(release)),
      'oesm25nat.zip': zipOf({ 'oesm25nat/national_M2025_dl.xlsx': wageBook('national_M2025_dl') }),
    };
    const paths = place(files);
    const folder = paths.out.replace(/out$/, '');
    const zipped = { ...paths, onet: `${folder}onet.zip`, oews: `${folder}oesm25nat.zip` };
    expect(await importCatalogue(zipped)).toEqual(await importCatalogue(paths));
  });

  test('may be only O*NET: the report says what is left out for want of a file', async () => {
    const none = {
      oews: undefined,
      state: undefined,
      metro: undefined,
      ep: undefined,
      cps: undefined,
      groups: undefined,
    };
    const { report } = await summary(officialFiles(), { ...none, crosswalks: undefined, soc: undefined });
    expect(report.sources).toEqual(['O*NET 30.3 Database (May 2026)']);
    expect(report.notes).toHaveLength(5);
    const files = officialFiles();
    delete files['onet/Transferable Skills.txt'];
    expect((await summary(files)).report.notes).toEqual(['the O*NET release has no file of skills']);
  });

  test('may name their columns in lower case', async () => {
    const files = {
      ...officialFiles(),
      'national_M2025_dl.xlsx': wageBook('national_M2025_dl', undefined, true),
    };
    expect((await summary(files)).report.fields).toEqual((await summary(officialFiles())).report.fields);
  });

  test('without wages, the projections’ own median stands in, as a bound where it is one', async () => {
    const { paths } = await summary(officialFiles(), { oews: undefined });
    const store = openStore(paths.out);
    const facts = store.role('onet-11-1021.00')?.facts;
    store.close();
    expect(facts?.find((one) => one.field === 'salary.median_projections')).toMatchObject({
      value: 239_200,
      bound: 'at_least',
      asOf: '2024',
    });
  });
});
