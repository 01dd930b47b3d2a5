import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/catalogue/store.ts';
import { STORE_FILE } from '../../src/catalogue/tables/files.ts';
import { ImportError } from '../../src/importing/error.ts';
import { importCatalogue } from '../../src/importing/import.ts';
import { WAGE_ROWS, wageBook } from './bls-books.ts';
import { officialFiles, place } from './fixture.ts';
import { zipOf } from './pack.ts';
import { seeded } from './random.ts';

/** Imports the same files again and again. */
const LOOP = fileURLToPath(new URL('import-loop.ts', import.meta.url));

/** The sentence with which an import of these files fails. */
async function faultOf(change: Record<string, string | Buffer>): Promise<string> {
  const paths = place({ ...officialFiles(), ...change });
  const error = await importCatalogue(paths).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ImportError);
  expect(existsSync(join(paths.out, STORE_FILE))).toBe(false);
  return (error as ImportError).message;
}

function text(name: string): string {
  return String(officialFiles()[name]);
}

describe('a bad file is one clear error', () => {
  test('a cell that is no number: file, row and column', async () => {
    const bad = text('onet/Essential Skills.txt').replace('3.62', 'three');
    expect(await faultOf({ 'onet/Essential Skills.txt': bad })).toBe(
      'Essential Skills.txt, row 2, column Data Value: “three” is no number',
    );
    const rows = WAGE_ROWS.map((row) => (row.code === '15-1243' ? { ...row, jobs: 'many' } : row));
    expect(await faultOf({ 'national_M2025_dl.xlsx': wageBook('national_M2025_dl', rows) })).toBe(
      'national_M2025_dl.xlsx, row 7, column tot emp: “many” is no number',
    );
  });

  test.each([
    [
      'a row with a column too few',
      'onet/Job Zones.txt',
      /\t4\t/,
      '\t',
      /Job Zones.txt, row 2: has 3 columns/,
    ],
    [
      'a code that is none',
      'onet/Occupation Data.txt',
      '13-1021.00',
      '13-1021',
      /row 3, column O\*NET-SOC Code/,
    ],
    [
      'a column that is not there',
      'onet/Task Statements.txt',
      'Task Type',
      'Kind',
      /column Task Type: is missing/,
    ],
    [
      'a category without a name',
      'onet/Education.txt',
      '\t3\t71.24',
      '\t9\t71.24',
      /column Category: “9” is in no row/,
    ],
    ['a zone without a name', 'onet/Job Zones.txt', '\t4\t', '\t6\t', /column Job Zone: 6 is in no row/],
    ['a release without a number', 'onet/Read Me.txt', '30.3', '', /Read Me.txt: does not name the release/],
    [
      'a code of another release',
      'onet/Job Titles.txt',
      '13-1021.00',
      '13-1022.00',
      /is not in Occupation Data/,
    ],
  ] as const)('%s', async (_, file, from, to, expected) => {
    expect(await faultOf({ [file]: text(file).replace(from, to) })).toMatch(expected);
  });

  test('wages by industry, by state, twice over or without a year are no national wages', async () => {
    const name = 'national_M2025_dl.xlsx';
    const sector = wageBook(
      'natsector_M2025_dl',
      WAGE_ROWS.map((row) => ({ ...row, industry: 'sector' })),
    );
    expect(await faultOf({ [name]: sector })).toMatch(/holds no detailed occupation of the kind/);
    expect(
      await faultOf({
        [name]: wageBook(
          'state_M2025_dl',
          WAGE_ROWS.map((row) => ({ ...row, type: 2 })),
        ),
      }),
    ).toMatch(/holds no detailed occupation of the kind/);
    expect(await faultOf({ [name]: wageBook('x_M2025', [...WAGE_ROWS, ...WAGE_ROWS]) })).toMatch(
      /column OCC_CODE: 11-1021 is there twice/,
    );
    const paths = place({
      ...officialFiles(),
      'national_dl.xlsx': wageBook('Sheet1'),
      [name]: wageBook('Sheet1'),
    });
    await expect(
      importCatalogue({ ...paths, oews: join(paths.oews ?? '', 'national_dl.xlsx') }),
    ).rejects.toThrow(/neither its sheet nor its name says the year/);
    await expect(importCatalogue(paths)).rejects.toThrow(
      /holds national_M2025_dl.xlsx and national_dl.xlsx; name/,
    );
  });

  test('a path that is not there, a folder without the file, a file of another kind', async () => {
    const paths = place();
    await expect(importCatalogue({ ...paths, onet: '/nowhere' })).rejects.toThrow('/nowhere: is not there');
    await expect(importCatalogue({ ...paths, onet: paths.crosswalks ?? '' })).rejects.toThrow(/holds no “/);
    await expect(importCatalogue({ ...paths, ep: paths.onet })).rejects.toThrow(/holds no occupation.xlsx/);
    await expect(importCatalogue({ ...paths, ep: join(paths.onet, 'Skills.txt') })).rejects.toThrow(
      /is not there/,
    );
    await expect(importCatalogue({ ...paths, ep: join(paths.onet, 'Job Zones.txt') })).rejects.toThrow(
      /is no complete zip or xlsx file/,
    );
  });

  test('a zip whose file is damaged, too large, or climbs out of its folder', async () => {
    const onet = (files: Parameters<typeof zipOf>[0]) => {
      const paths = place({ ...officialFiles(), 'onet.zip': zipOf(files) });
      return importCatalogue({ ...paths, onet: join(paths.onet, '../onet.zip') });
    };
    const release = Object.fromEntries(
      Object.entries(officialFiles()).flatMap(([name, content]) =>
        name.startsWith('onet/') ? [[name, content]] : [],
      ),
    );
    await expect(onet(release)).resolves.toMatchObject({ occupations: 9 });
    const zones = { content: text('onet/Job Zones.txt'), claim: { sum: 7 } };
    await expect(onet({ ...release, 'onet/Job Zones.txt': zones })).rejects.toThrow(
      /its checksum does not fit/,
    );
    await expect(onet({ ...release, bomb: 'x'.repeat(4_000_000) })).rejects.toThrow(
      /bomb would unpack to 4000000/,
    );
    const liar = { content: 'x'.repeat(5_000_000), claim: { size: 1000 } };
    await expect(onet({ ...release, 'onet/Job Zones.txt': liar })).rejects.toThrow(ImportError);
    await expect(onet({ ...release, '../../evil.txt': 'x' })).rejects.toThrow(
      /is damaged \(.*invalid relative path/i,
    );
  });
});

describe('whatever happens to an import, the catalogue that was there answers', () => {
  test('cut anywhere, a file is an error or makes no difference', async () => {
    const random = seeded(3);
    const files = officialFiles();
    const paths = place(files);
    await importCatalogue(paths);
    const before = readFileSync(join(paths.out, STORE_FILE));
    const read = Object.keys(files).filter((name) => !name.endsWith('Work Styles.txt'));
    for (const name of read) {
      const whole = Buffer.from(files[name] ?? '');
      const path = join(paths.out, '..', name);
      for (let times = 0; times < 20; times += 1) {
        writeFileSync(path, whole.subarray(0, Math.floor(random() * whole.length)));
        const error = await importCatalogue(paths).then(() => null, String);
        const after = readFileSync(join(paths.out, STORE_FILE));
        expect({ name, same: after.equals(before) }).toEqual({ name, same: true });
        if (error !== null) expect(error).toMatch(/^ImportError: [^\n]+$/);
      }
      writeFileSync(path, whole);
    }
    expect(readdirSync(paths.out)).toEqual([STORE_FILE]);
  });

  test('killed at any moment, an import leaves a catalogue that answers', async () => {
    const random = seeded(5);
    const paths = place();
    await importCatalogue(paths);
    for (let times = 0; times < 8; times += 1) {
      const child = fork(LOOP, [JSON.stringify(paths)]);
      await once(child, 'message');
      await setTimeout(random() * 150);
      child.kill('SIGKILL');
      await once(child, 'close');
      const store = openStore(paths.out);
      expect(store.faults()).toEqual([]);
      expect(store.role('onet-11-1021.00')?.title).toBe('General and Operations Managers');
      store.close();
    }
  });

  test('what a killed import left is cleared by the next, that of one at work is not', async () => {
    const paths = place();
    await importCatalogue(paths);
    const files = (pid: number) => [`.${STORE_FILE}.${pid}`, `.${STORE_FILE}.${pid}-journal`];
    const [dead, alive] = [files(999_999_999), files(process.ppid)];
    for (const name of [...dead, ...alive]) writeFileSync(join(paths.out, name), 'half');
    await importCatalogue(paths);
    expect(readdirSync(paths.out).sort()).toEqual([...alive, STORE_FILE].sort());
    const store = openStore(paths.out);
    expect(store.ids).toHaveLength(9);
    store.close();
  });
});
