import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../src/catalogue/store.ts';
import { downloadAll } from '../../src/importing/download.ts';
import { fetchFile } from '../../src/importing/fetch-file.ts';
import { importCatalogue } from '../../src/importing/import.ts';
import { newFolder } from '../folder.ts';
import { PRICE_TABLE, wageBook } from './bls-books.ts';
import { officialFiles, place, writeFiles } from './fixture.ts';
import { onetRelease } from './onet-release.ts';
import { zipOf } from './pack.ts';
import { type Publisher, publisher } from './publisher.ts';

/** The list that ships, as its entries stand. */
interface List {
  largest: number;
  files: { name: string; file: string; url: string; sha256?: string; optional?: boolean; also?: string[] }[];
}
const SHIPPED = JSON.parse(
  readFileSync(new URL('../../data/downloads.json', import.meta.url), 'utf8'),
) as List;

/** The files of the shipped list that fixtures make, by their paths in the list. */
const PUBLISHED = published();
const LIST: List = {
  ...SHIPPED,
  files: SHIPPED.files.filter(({ file }) => file in PUBLISHED).map(({ also: _, ...address }) => address),
};

function published(): Record<string, Buffer> {
  const files = officialFiles();
  const sheet = (inner: string, name: string) =>
    zipOf({ [`${inner}/${name}`]: Buffer.from(files[name] ?? '') });
  const release = Object.entries(onetRelease('new')).map(([name, text]) => [`db_30_3_text/${name}`, text]);
  const made: Record<string, string | Buffer> = {
    ...files,
    'db_30_3_text.zip': zipOf(Object.fromEntries(release)),
    'oesm25nat.zip': sheet('oesm25nat', 'national_M2025_dl.xlsx'),
    'oesm25st.zip': sheet('oesm25st', 'state_M2025_dl.xlsx'),
    'oesm25ma.zip': sheet('oesm25ma', 'MSA_M2025_dl.xlsx'),
    'SARPP.zip': zipOf({ 'SARPP_STATE_2008_2025.csv': PRICE_TABLE }),
  };
  return Object.fromEntries(
    SHIPPED.files.flatMap(({ file }) => (file in made ? [[file, Buffer.from(made[file] ?? '')]] : [])),
  );
}

const ZIP = 'db_30_3_text.zip';

describe('an update', () => {
  let host: Publisher;
  let folder: string;
  beforeEach(async () => {
    host = await publisher({ ...PUBLISHED });
    folder = newFolder();
  });
  afterEach(() => host.close());

  const update = (change: { largest?: number; files?: typeof LIST.files; from?: string } = {}) => {
    const files = (change.files ?? LIST.files).map((one) => ({ ...one, url: `${host.url}/${one.file}` }));
    const addresses = join(folder, 'addresses.json');
    writeFileSync(addresses, JSON.stringify({ ...LIST, largest: change.largest ?? LIST.largest, files }));
    return downloadAll({ folder: join(folder, 'downloads'), addresses, from: change.from, waitMs: 1 });
  };
  const only = (...names: string[]) => LIST.files.filter((one) => ['onet', ...names].includes(one.name));

  test('brings every file of the list and imports them as they came', async () => {
    const { files, log } = await update();
    const out = join(folder, 'out');
    const report = await importCatalogue({ ...files, out });
    expect(report).toMatchObject({ occupations: 9, places: 5, notes: [] });
    expect(report.fields).toMatchObject({ 'demographics.age_median': 4 });
    expect(log).toHaveLength(LIST.files.length);
    for (const line of log) expect(line).toMatch(/^\S+ sha256 [0-9a-f]{64}$/);
    for (const { headers } of host.requests) expect(headers['user-agent']).toMatch(/^Rolewise\//);
    const store = openStore(out);
    expect(store.ids).toHaveLength(9);
    expect(store.placeFacts('48')).toMatchObject([
      { field: 'salary.price_level', value: 97.06, asOf: '2024' },
    ]);
    expect(store.placeFacts('10180')).toEqual([]);
    store.close();
  });

  test('goes on where a transfer broke off', async () => {
    const half = Math.floor((host.files[ZIP]?.length ?? 0) / 3);
    host.manners[ZIP] = { breakOff: { after: half, times: 2 } };
    const { files } = await update({ files: only() });
    expect(readFileSync(files.onet)).toEqual(host.files[ZIP]);
    expect(host.requests.map(({ status }) => status)).toEqual([200, 206, 206]);
    expect(host.requests[1]?.headers.range).toBe(`bytes=${half}-`);
    expect(existsSync(`${files.onet}.part`)).toBe(false);
  });

  test.each([{ noRanges: true }, { noTag: true }])(
    'starts anew where a part cannot be continued: %o',
    async (manner) => {
      host.manners[ZIP] = { ...manner, breakOff: { after: 100, times: 1 } };
      const { files } = await update({ files: only() });
      expect(readFileSync(files.onet)).toEqual(host.files[ZIP]);
      expect(host.requests.map(({ status }) => status)).toEqual([200, 200]);
    },
  );

  test('never joins the parts of two editions', async () => {
    host.manners[ZIP] = { endsAt: 100 };
    await expect(update({ files: only() })).rejects.toThrow(/could not be downloaded/);
    expect(readFileSync(join(folder, 'downloads', `${ZIP}.part`))).toHaveLength(100);
    host.manners[ZIP] = {};
    host.files[ZIP] = zipOf({ another: 'edition' });
    const { files } = await update({ files: only() });
    expect(readFileSync(files.onet)).toEqual(host.files[ZIP]);
  });

  test('tries again after a passing fault, and not after a refusal', async () => {
    host.manners[ZIP] = { refuse: { status: 503, times: 2 } };
    await update({ files: only() });
    expect(host.requests.map(({ status }) => status)).toEqual([503, 503, 200]);
    host.manners[ZIP] = { refuse: { status: 403 } };
    await expect(update({ files: only() })).rejects.toThrow(
      `${ZIP}: could not be downloaded (the publisher answered 403); download ${host.url}/${ZIP} by hand and give its folder with --from`,
    );
    expect(host.requests).toHaveLength(4);
    host.manners[ZIP] = { refuse: { status: 500 } };
    await expect(update({ files: only() })).rejects.toThrow(/answered 500/);
    expect(host.requests).toHaveLength(8);
  });

  test.each([{ resets: true }, { resets: false }])(
    'goes on however often a connection is closed, as long as more comes: %o',
    async (manner) => {
      host.manners[ZIP] = { ...manner, breakOff: { after: 300, times: 12 } };
      const { files } = await update({ files: only() });
      expect(readFileSync(files.onet)).toEqual(host.files[ZIP]);
      expect(host.requests).toHaveLength(13);
    },
  );

  test('takes no harm from a publisher that closes every connection after an answer', async () => {
    const closing = await publisher(published(), { keepAlive: false });
    try {
      closing.manners[ZIP] = { breakOff: { after: 300, times: 2 } };
      closing.manners['oesm25nat.zip'] = { refuse: { status: 503, times: 2 } };
      const files = only('oews').map((one) => ({ ...one, url: `${closing.url}/${one.file}` }));
      const addresses = join(folder, 'closing.json');
      writeFileSync(addresses, JSON.stringify({ ...LIST, files }));
      const brought = await downloadAll({ folder: join(folder, 'closing'), addresses, waitMs: 1 });
      expect(readFileSync(brought.files.onet)).toEqual(closing.files[ZIP]);
      expect(readFileSync(brought.files.oews ?? '')).toEqual(closing.files['oesm25nat.zip']);
    } finally {
      closing.close();
    }
  });

  test('waits for slow bytes, and tries again where none come', async () => {
    host.manners[ZIP] = { pieces: 50 };
    const { files } = await update({ files: only() });
    expect(readFileSync(files.onet)).toEqual(host.files[ZIP]);
    host.manners[ZIP] = { silent: { times: 1 } };
    const path = join(folder, 'silent.zip');
    await fetchFile({ url: `${host.url}/${ZIP}`, path, largest: 1e9, waitMs: 1, silentMs: 100 });
    expect(readFileSync(path)).toEqual(host.files[ZIP]);
  });

  test('follows redirects to the file, and none that go round or leave the web', async () => {
    host.files['elsewhere.zip'] = host.files[ZIP] ?? Buffer.alloc(0);
    host.manners[ZIP] = { redirect: '/elsewhere.zip' };
    const { files } = await update({ files: only() });
    expect(readFileSync(files.onet)).toEqual(host.files[ZIP]);
    host.manners['elsewhere.zip'] = { redirect: `/${ZIP}` };
    await expect(update({ files: only() })).rejects.toThrow(/redirects more than 5 times/);
    host.manners[ZIP] = { redirect: 'file:///etc/passwd' };
    await expect(update({ files: only() })).rejects.toThrow(/redirects to file:, which is no web address/);
  });

  test('names all files that are missing at once', async () => {
    for (const name of [ZIP, 'oesm25nat.zip', 'occupation.xlsx'])
      host.manners[name] = { refuse: { status: 403 } };
    const error = await update().catch(String);
    expect(error).toMatch(/^ImportError: 3 files: could not be downloaded; [^\n]+$/);
    for (const name of [ZIP, 'oesm25nat.zip', 'occupation.xlsx'])
      expect(error).toContain(`${name} (the publisher answered 403) from ${host.url}/${name}`);
  });

  test('takes several kinds from one file, and goes on without one that is not in it', async () => {
    const files = LIST.files.map((one) => (one.name === 'ep' ? { ...one, also: ['factors'] } : one));
    const { files: brought } = await update({ files });
    expect(brought.factors).toBe(brought.ep);
    const report = await importCatalogue({ ...brought, out: newFolder() });
    expect(report.occupations).toBe(9);
    expect(report.notes).toEqual([expect.stringMatching(/^occupation\.xlsx: .*; it was left out/)]);
  });

  test('takes files from folders within the folder that is named', async () => {
    const hand = newFolder();
    const files = officialFiles();
    const deep = Object.entries(files).map(([name, content]) => [`2025/${name}`, content]);
    writeFiles(hand, Object.fromEntries(deep));
    const brought = await update({ from: hand });
    const loose = host.requests.map(({ path }) => path);
    expect(loose).toEqual(['SARPP.zip']);
    expect(await importCatalogue({ ...brought.files, out: join(folder, 'out') })).toMatchObject({
      occupations: 9,
      groups: 1,
      notes: [expect.stringContaining('has no Table 1.12; it was left out')],
    });
  });

  test('a place that cannot be written to is one sentence', async () => {
    const { files } = await update({ files: only() });
    const blocked = join(folder, 'a-file');
    writeFileSync(blocked, '');
    await expect(importCatalogue({ ...files, out: join(blocked, 'out') })).rejects.toThrow(
      /a-file\/out: cannot be written: a part of the path is a file$/,
    );
    await expect(importCatalogue({ ...files, out: blocked })).rejects.toThrow(
      /a-file: cannot be written: a file of that name is in the way$/,
    );
    const taken = join(folder, 'taken.json');
    writeFileSync(
      taken,
      JSON.stringify({ ...LIST, files: only().map((one) => ({ ...one, url: `${host.url}/${one.file}` })) }),
    );
    await expect(downloadAll({ folder: blocked, addresses: taken, waitMs: 1 })).rejects.toThrow(
      /cannot be written: a (?:part of the path|file of that name) is [^\n]+$/,
    );
  });

  test('a publisher that cannot be reached is one sentence', async () => {
    host.close();
    await expect(update({ files: only() })).rejects.toThrow(
      /^db_30_3_text.zip: could not be downloaded \([^\n]+--from$/,
    );
  });

  test('a page in place of the file, a wrong checksum, a file too large are refused', async () => {
    host.files[ZIP] = Buffer.from('<html>Access denied</html>');
    await expect(update({ files: only() })).rejects.toThrow(/what came is no zip or xlsx file/);
    host.files[ZIP] = zipOf({ one: 'file' });
    const files = only().map((one) => ({ ...one, sha256: '0'.repeat(64) }));
    await expect(update({ files })).rejects.toThrow(/its checksum is [0-9a-f]{64}, not 0{64}/);
    await expect(update({ files: only(), largest: 50 })).rejects.toThrow(/more than the 50 bytes/);
    expect(existsSync(join(folder, 'downloads', ZIP))).toBe(false);
  });

  test('a name that climbs out of the folder is refused before anything is fetched', async () => {
    const files = only().map((one) => ({ ...one, file: '../../evil.zip' }));
    await expect(update({ files })).rejects.toThrow(/would be written outside the folder/);
    expect(host.requests).toEqual([]);
  });

  test('an optional file that is refused is left out and said', async () => {
    host.manners['soc_2018_direct_match_title_file.xlsx'] = { refuse: { status: 403 } };
    const { files, log } = await update({ files: only('soc') });
    expect(files.soc).toBeUndefined();
    expect(log[1]).toMatch(/answered 403.*\(left out\)$/);
  });

  test('files downloaded by hand are taken instead, also of another release', async () => {
    const hand = newFolder();
    const files = officialFiles();
    writeFiles(hand, {
      'db_31_0_text.zip': host.files[ZIP] ?? '',
      'national_M2024_dl.xlsx': wageBook('national_M2024_dl'),
      'nem-onet-to-soc-crosswalk.xlsx': files['crosswalks/nem-onet-to-soc-crosswalk.xlsx'] ?? '',
    });
    const brought = await update({ from: hand });
    expect(brought.files.onet).toBe(join(hand, 'db_31_0_text.zip'));
    expect(host.requests.map(({ path }) => path)).not.toContain('oesm25nat.zip');
    const report = await importCatalogue({ ...brought.files, out: join(folder, 'out') });
    expect(report.sources[1]).toBe('Occupational Employment and Wage Statistics (May 2024)');
    expect(report.fields['demographics.age_median']).toBe(4);
  });

  test('a list of addresses with a fault is one sentence', async () => {
    const list = join(folder, 'list.json');
    writeFileSync(
      list,
      JSON.stringify({ largest: 1, files: [{ name: 'onet', file: 'a', url: 'x', like: '(' }] }),
    );
    await expect(downloadAll({ folder, addresses: list })).rejects.toThrow(
      /is no list of addresses \(“files\[0\]\.url” [^\n]+\)$/,
    );
    await expect(downloadAll({ folder, addresses: place().onet })).rejects.toThrow(/is no list of addresses/);
  });
});
