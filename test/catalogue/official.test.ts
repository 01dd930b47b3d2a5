import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { DATA_DIR, loadEmbedded } from '../../src/catalogue/load.ts';
import { createCatalogue } from '../../src/catalogue/merge.ts';
import { openShipped } from '../../src/catalogue/store.ts';
import { checkShipped } from '../../src/checking/check-store.ts';
import { packOfficial } from '../../src/importing/pack.ts';
import { renewedBlobs } from '../../src/titles/index.ts';
import { newFolder } from '../folder.ts';
import { OFFICIAL } from '../importing/official.ts';

const OFFICIAL_DIR = join(DATA_DIR, 'official');
const store = openShipped(DATA_DIR);
if (!store) throw new Error('data/official/ is missing');
const catalogue = createCatalogue(loadEmbedded(), store);
/** No file of a clone may make it heavy (bytes). */
const LARGEST = 12 * 1024 * 1024;

describe('the official data that ships', () => {
  test('is in order, names and families included', () => {
    expect(checkShipped()).toEqual([]);
  });

  test('holds every occupation, group and state', () => {
    expect(store.ids).toHaveLength(1016);
    expect(catalogue.groupIds).toHaveLength(284);
    expect(
      catalogue
        .places()
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual([...Array(51).fill('state'), ...Array(3).fill('territory')]);
  });

  test('holds no sentence of O*NET and names its release with the licence', () => {
    for (const id of store.ids) {
      const fields = store.role(id)?.facts.map(({ field }) => field) ?? [];
      expect(fields).not.toContain('duties.tasks');
      expect(fields).not.toContain('overview.definition');
    }
    expect(store.sources[0]?.licence).toContain('O*NET 30.3 Database');
    expect(store.sources[0]?.licence).toContain('CC BY 4.0');
  });

  test('is small enough for a clone', () => {
    const sizes = readdirSync(OFFICIAL_DIR).map((name) => statSync(join(OFFICIAL_DIR, name)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(LARGEST);
  });

  test('has the index of the roles that ship, and all that is needed to build it anew', () => {
    const renewed = renewedBlobs(loadEmbedded(), store) ?? {};
    expect(Object.keys(renewed)).toEqual(['titles', 'titles-of']);
    for (const [name, data] of Object.entries(renewed))
      expect({ name, same: Buffer.from(data).equals(store.blob(name) ?? new Uint8Array()) }).toEqual({
        name,
        same: true,
      });
  });

  test('joins a role of its code, and never one of the four of the articles', () => {
    expect(catalogue.bySoc('13-2011.00')).toBe('accountant');
    expect(catalogue.ids).not.toContain('onet-13-2011.00');
    expect(catalogue.ids).toHaveLength(1016 + 5);
    for (const id of ['operations-officer', 'operations-director', 'office-manager', 'operations-manager']) {
      const sources = new Set(catalogue.role(id)?.facts.map(({ source }) => source));
      expect([...sources].every((source) => source.endsWith('-article'))).toBe(true);
      expect(catalogue.atPlace(id, '06')).toEqual([]);
    }
  });

  test('is read where it lies, by two processes at once, in a folder that nobody may write to', async () => {
    const folder = newFolder();
    cpSync(DATA_DIR, join(folder, 'data'), { recursive: true });
    const official = join(folder, 'data/official');
    for (const name of readdirSync(official)) chmodSync(join(official, name), 0o444);
    chmodSync(official, 0o555);
    const before = readdirSync(official).sort();
    const reader = fileURLToPath(new URL('open-shipped.ts', import.meta.url));
    const readers = Array.from({ length: 2 }, () => fork(reader, [join(folder, 'data')]));
    const answers = await Promise.all(readers.map(async (child) => (await once(child, 'message'))[0]));
    expect(answers).toEqual([105_770, 105_770]);
    expect(readdirSync(official).sort()).toEqual(before);
    chmodSync(official, 0o755);
  });
});

describe('a group', () => {
  test('has the figures that are published for it, its members and our words', () => {
    const engineers = catalogue.group('17-2000') ?? '';
    expect(catalogue.head(engineers)).toEqual({
      id: 'group-17-2000',
      title: 'Engineers',
      soc: '17-2000',
      kind: 'group',
      singular: 'engineer',
      plural: 'engineers',
      short: 'Engineers',
    });
    const value = (id: string, field: string) =>
      catalogue.role(id)?.facts.find((fact) => fact.field === field)?.value;
    expect([
      value(engineers, 'outlook.employees'),
      value(engineers, 'salary.average'),
      value(engineers, 'salary.median'),
    ]).toEqual([1_800_740, 119_640, 108_620]);
    expect(catalogue.members(engineers)).toContain('civil-engineer');
    expect(catalogue.members(engineers)).not.toContain(catalogue.bySoc('15-1252.00'));
    expect(catalogue.groupsOf('civil-engineer')).toEqual(['group-17-2000', 'group-17-0000']);
    expect(catalogue.role(engineers)?.notes[0]?.text).toMatch(/Software engineers/);
    expect(catalogue.members('civil-engineer')).toEqual([]);
  });

  test.each([
    ['25-2000', 4_373_040, 70_410, 63_250],
    ['25-1000', 1_370_560, 103_470, 82_250],
    ['29-1210', 754_760, 277_260, 271_090],
    ['29-1240', 49_380, 364_360, 369_540],
    ['15-1250', 2_150_380, 139_850, 132_150],
    ['27-1020', 550_190, 63_040, 53_080],
    ['11-0000', 11_132_700, 145_260, 126_520],
    ['49-3000', 1_748_920, 60_420, 58_240],
    ['53-3000', 4_365_780, 52_980, 49_370],
    ['21-1010', 1_035_300, 66_300, 60_320],
    ['21-1020', 775_930, 67_540, 61_780],
    ['29-1120', 816_170, 98_440, 98_040],
    ['17-1010', 126_380, 103_550, 97_570],
    ['23-1010', 767_800, 183_890, 157_840],
  ])('%s is paid as published', (code, jobs, average, median) => {
    const facts = catalogue.role(catalogue.group(code) ?? '')?.facts ?? [];
    const value = (field: string) => facts.find((fact) => fact.field === field)?.value;
    expect([value('outlook.employees'), value('salary.average'), value('salary.median')]).toEqual([
      jobs,
      average,
      median,
    ]);
  });

  test('is no role of a rank', () => {
    const ranked = catalogue.column('salary.median').map(({ role }) => role);
    expect(ranked.filter((id) => catalogue.head(id).kind === 'group')).toEqual([]);
    expect(catalogue.columnAt('39', 'salary.median').some(({ role }) => role.startsWith('group-'))).toBe(
      false,
    );
  });
});

describe('a place', () => {
  const median = (soc: string, place: string) =>
    catalogue.atPlace(catalogue.bySoc(soc) ?? '', place).find((fact) => fact.field === 'salary.median');

  test.each([
    ['15-1252.00', { '06': 174_410, '36': 166_180, '48': 132_150, '01': 122_540 }],
    ['29-1141.00', { '06': 140_270, '36': 109_440, '48': 95_970, '01': 77_080 }],
  ])('pays %s as published', (soc, figures) => {
    for (const [place, value] of Object.entries(figures)) expect(median(soc, place)?.value).toBe(value);
  });

  test('names itself, and says what it lacks and why', () => {
    expect(median('47-2111.00', '39')).toMatchObject({ geography: 'Ohio', asOf: 'May 2025' });
    const missing = catalogue.missingAt('electrician', '39');
    expect(missing.find(({ field }) => field === 'salary.hourly_median')?.reason).toMatch(/by the year only/);
    expect(missing.some(({ field }) => field === 'salary.median')).toBe(false);
    const [price] = catalogue.placeFacts('06');
    expect(price).toMatchObject({ field: 'salary.price_level', value: 110.72, asOf: '2024' });
  });

  test('ranks roles, and a role ranks places', () => {
    const states = [...catalogue.byPlace('electrician', 'salary.median')];
    expect(states.length).toBeGreaterThan(50);
    expect(states.find(({ code }) => code === '39')).toMatchObject({
      title: 'Ohio',
      fact: { value: 64_700 },
    });
    const ohio = catalogue.columnAt('39', 'salary.median');
    expect(ohio.find(({ role }) => role === 'electrician')?.value).toBe(64_700);
    expect(new Set(ohio.map(({ role }) => role)).size).toBe(ohio.length);
  });
});

const RAW = join(OFFICIAL, 'more/oews-2025-states/state_M2025.derived.tsv.gz');

describe.skipIf(!existsSync(RAW))('against the raw files (skipped where they are not at hand)', () => {
  test('has every figure of 20 states', () => {
    const [head = '', ...lines] = gunzipSync(readFileSync(RAW)).toString('utf8').trimEnd().split('\n');
    const titles = head.split('\t');
    const raw = lines.map((line) => {
      const cells = line.split('\t');
      return Object.fromEntries(titles.map((title, at) => [title, cells[at] ?? '']));
    });
    const states = [...new Set(raw.map(({ AREA }) => AREA))]
      .sort()
      .filter((_, at) => at % 2 === 0)
      .slice(0, 20);
    const fields = {
      TOT_EMP: 'outlook.employees',
      A_MEAN: 'salary.average',
      A_PCT10: 'salary.p10',
      A_PCT25: 'salary.p25',
      A_MEDIAN: 'salary.median',
      A_PCT75: 'salary.p75',
      A_PCT90: 'salary.p90',
    };
    const byCode = new Map(store.ids.map((id) => [store.head(id).soc?.slice(0, 7) ?? '', id]));
    let compared = 0;
    for (const row of raw) {
      const id = byCode.get(row.OCC_CODE ?? '');
      if (!states.includes(row.AREA) || id === undefined) continue;
      const facts = new Map(store.atPlace(id, row.AREA ?? '').map((fact) => [fact.field, fact.value]));
      const given = Object.entries(fields).map(([column, field]) => [field, row[column]] as const);
      for (const [field, cell] of given)
        expect([row.AREA, row.OCC_CODE, field, facts.get(field)]).toEqual([
          row.AREA,
          row.OCC_CODE,
          field,
          cell === '' ? undefined : Number(cell),
        ]);
      compared += 1;
    }
    expect(states).toHaveLength(20);
    expect(compared).toBeGreaterThan(10_000);
  });

  test('is what the same files make again, to the byte', async () => {
    const folder = newFolder();
    const data = join(folder, 'data');
    await packOfficial(OFFICIAL, undefined, data);
    const names = readdirSync(OFFICIAL_DIR).filter((name) => name !== 'README.md');
    expect(readdirSync(join(data, 'official')).sort()).toEqual(names.sort());
    for (const name of names) {
      const same = readFileSync(join(data, 'official', name)).equals(readFileSync(join(OFFICIAL_DIR, name)));
      expect({ name, same }).toEqual({ name, same: true });
    }
  });
});
