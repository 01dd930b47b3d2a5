import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenStore, openStore } from '../../src/catalogue/store.ts';
import { STORE_FILE } from '../../src/catalogue/tables/files.ts';
import { checkStore } from '../../src/checking/check-store.ts';
import { downloadAll } from '../../src/importing/download.ts';
import { type ImportPaths, type ImportReport, importCatalogue } from '../../src/importing/import.ts';
import { newFolder } from '../folder.ts';
import { CODES, CURRENT, OFFICIAL, official } from './official.ts';
import { zipOf } from './pack.ts';
import { publisher } from './publisher.ts';
import { seeded } from './random.ts';

const EARLIER: Record<string, readonly (number | string)[]> = {
  'salary.median': [102_950, 108_390, 66_140, 133_080],
  'salary.p90': [239_200, 200_010, 102_980, 211_450],
};

describe.skipIf(!existsSync(OFFICIAL))('the official files (skipped where they are not at hand)', () => {
  let current: OpenStore;
  let report: ImportReport;
  let folder: string;
  beforeAll(async () => {
    folder = newFolder();
    report = await importCatalogue(official('new', folder));
    current = openStore(folder);
  });
  afterAll(() => current.close());

  const factOf = (store: OpenStore, code: string, field: string) =>
    store.role(`onet-${code}.00`)?.facts.find((fact) => fact.field === field);
  const valuesOf = (store: OpenStore, fields: object) =>
    Object.fromEntries(
      Object.keys(fields).map((field) => [field, CODES.map((code) => factOf(store, code, field)?.value)]),
    );

  test('of the current release give the figures that are known', () => {
    expect(report.occupations).toBe(1016);
    expect(report.sources).toEqual([
      'O*NET 30.3 Database (May 2026)',
      'Occupational Employment and Wage Statistics (May 2025)',
      'Employment Projections (2024–34)',
      'Current Population Survey, table 11b (2025 annual averages)',
    ]);
    expect(valuesOf(current, CURRENT)).toEqual(CURRENT);
    const firsts = (field: string) =>
      CODES.map((code) => factOf(current, code, field)?.value).map((list) => Array.isArray(list) && list[0]);
    expect(firsts('education.required')).toEqual([
      { label: 'High School Diploma', percent: 28.8 },
      { label: 'High School Diploma', percent: 33.6 },
      { label: "Bachelor's Degree", percent: 45.2 },
      { label: "Bachelor's Degree", percent: 84.8 },
    ]);
    expect(
      CODES.map((code) => String(factOf(current, code, 'requirements.job_zone')?.value).slice(0, 10)),
    ).toEqual(['4', '3', '3', '4'].map((zone) => `Job Zone ${zone}`));
  });

  test('have wages and projections of every group, labelled, and of every shared code', () => {
    const wider = (code: string) => factOf(current, code, 'salary.median')?.wider?.code;
    const groups = new Set(
      current.ids.map((id) => wider(id.slice(5, 12))).filter((code) => code?.endsWith('0')),
    );
    expect([...groups].sort()).toEqual(
      ['13-1020', '13-2020', '29-2010', '31-1120', '39-7010', '47-4090', '51-2090'].sort(),
    );
    expect(wider('21-1011')).toBe('21-1018');
    expect(wider('51-2022')).toBe('51-2028');
    const sixDigits = Map.groupBy(current.ids, (id) => id.slice(5, 12));
    const shared = [...sixDigits.values()].filter((ids) => ids.length > 1);
    expect(shared).toHaveLength(76);
    for (const id of shared.flat()) {
      const median = current.role(id)?.facts.find((fact) => fact.field === 'salary.median');
      if (median) expect({ id, wider: median.wider }).toEqual({ id, wider: expect.anything() });
    }
  });

  test('never have hourly pay made of yearly, or yearly of hourly', () => {
    for (const code of ['27-2011', '27-2031', '27-2042', '27-2091', '27-2099']) {
      expect(factOf(current, code, 'salary.median')).toBeUndefined();
    }
    expect(factOf(current, '27-2011', 'salary.hourly_median')).toBeDefined();
    expect(factOf(current, '25-2031', 'salary.hourly_median')).toBeUndefined();
    expect(factOf(current, '25-2031', 'salary.median')).toBeDefined();
  });

  test('make a catalogue that the check finds in order', () => {
    expect(checkStore(folder)).toEqual([]);
  });

  test('of the release before give its figures, capped ones as bounds', async () => {
    const out = newFolder();
    const earlier = await importCatalogue(official('old', out));
    const store = openStore(out);
    try {
      expect(earlier.occupations).toBe(1016);
      expect(earlier.sources).toEqual([
        'O*NET 29.3 Database (May 2025)',
        'Occupational Employment and Wage Statistics (May 2024)',
        'Employment Projections (2022–32)',
      ]);
      expect(valuesOf(store, EARLIER)).toEqual(EARLIER);
      expect(factOf(store, '11-1021', 'salary.p90')?.bound).toBe('at_least');
      expect(checkStore(out)).toEqual([]);
    } finally {
      store.close();
    }
  });

  test('cut anywhere, are an error, and the catalogue stays', async () => {
    const random = seeded(11);
    const before = readFileSync(join(folder, STORE_FILE));
    const cut = newFolder();
    const paths = official('new', folder);
    for (const name of [
      'Occupation Data.txt',
      'Job Titles.txt',
      'Task Statements.txt',
      'Education.txt',
      'Related Occupations.txt',
    ]) {
      const onet = join(cut, name.slice(0, 3));
      mkdirSync(onet);
      for (const each of readdirSync(paths.onet)) {
        const whole = readFileSync(join(paths.onet, each));
        writeFileSync(join(onet, each), each === name ? whole.subarray(0, random() * whole.length) : whole);
      }
      await expect(importCatalogue({ onet, out: folder }), name).rejects.toThrow(/cut short/);
    }
    for (const key of ['oews', 'ep', 'cps'] as const) {
      const whole = readFileSync(paths[key] ?? '');
      const file = join(cut, basename(paths[key] ?? ''));
      writeFileSync(file, whole.subarray(0, random() * whole.length));
      const small: ImportPaths = { ...paths, [key]: file };
      await expect(importCatalogue(small), key).rejects.toThrow(/is no complete zip or xlsx file/);
    }
    expect(readFileSync(join(folder, STORE_FILE)).equals(before)).toBe(true);
  });

  test('come by an update as they come from a folder', async () => {
    const paths = official('new', newFolder());
    const release = readdirSync(paths.onet).map(
      (name) => [name, readFileSync(join(paths.onet, name))] as const,
    );
    const files: Record<string, Buffer> = {
      'onet.zip': zipOf(Object.fromEntries(release)),
      'national.zip': zipOf({ 'oesm25nat/national_M2025_dl.xlsx': readFileSync(paths.oews ?? '') }),
      'occupation.xlsx': readFileSync(paths.ep ?? ''),
      'cpsaat11b.xlsx': readFileSync(paths.cps ?? ''),
      'soc.xlsx': readFileSync(paths.soc ?? ''),
    };
    for (const name of readdirSync(paths.crosswalks ?? ''))
      files[name] = readFileSync(join(paths.crosswalks ?? '', name));
    const host = await publisher(files);
    try {
      const kinds: Record<string, string> = {
        'onet.zip': 'onet',
        'national.zip': 'oews',
        'occupation.xlsx': 'ep',
        'cpsaat11b.xlsx': 'cps',
        'soc.xlsx': 'soc',
      };
      const list = Object.keys(files).map((file) => ({
        name: kinds[file] ?? 'crosswalks',
        file: kinds[file] ? file : `crosswalks/${file}`,
        like: file,
        url: `${host.url}/${encodeURIComponent(file)}`,
      }));
      const addresses = join(newFolder(), 'list.json');
      writeFileSync(addresses, JSON.stringify({ largest: 2e8, files: list }));
      host.manners['onet.zip'] = { breakOff: { after: 1_000_000, times: 1 } };
      const brought = await downloadAll({ folder: newFolder(), addresses, waitMs: 1 });
      const out = newFolder();
      expect(await importCatalogue({ ...brought.files, out })).toEqual(report);
      expect(readFileSync(join(out, STORE_FILE)).equals(readFileSync(join(folder, STORE_FILE)))).toBe(true);
    } finally {
      host.close();
    }
  });
});
