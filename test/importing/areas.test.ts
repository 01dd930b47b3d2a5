import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createAssistant } from '../../src/assistant.ts';
import { type OpenStore, openStore } from '../../src/catalogue/store.ts';
import type { Assistant } from '../../src/contract/assistant.ts';
import { importCatalogue } from '../../src/importing/import.ts';
import { type WageRow, wageBook } from './bls-books.ts';
import { officialFiles, place } from './fixture.ts';
import { zipOf } from './pack.ts';

/**
 * Wages by area as they are published: metropolitan areas in one file (`MSA_`, area type 4, codes of five digits), all
 * other areas in a second (`BOS_`, area type 6, codes of seven); a zip holds both, and a lock file that is none.
 */
const NURSE = { code: '29-1141', title: 'Registered Nurses' };
const yearly = (median: number) => [median + 2000, 60_000, 70_000, median, 99_000, 120_000];
const MSA: WageRow[] = [
  { ...NURSE, area: 'Abilene, TX', areaCode: '10180', type: 4, yearly: yearly(76_000), jobs: 900 },
  { ...NURSE, area: 'Portland-South Portland, ME', areaCode: '38860', type: 4, yearly: yearly(88_000) },
  { ...NURSE, area: 'Austin-Round Rock-San Marcos, TX', areaCode: '12420', type: 4, yearly: yearly(92_000) },
  { ...NURSE, area: 'Texas', areaCode: '48', short: 'TX', type: 2, yearly: yearly(1) },
];
const BOS: WageRow[] = [
  {
    ...NURSE,
    area: 'North Texas nonmetropolitan area',
    areaCode: '4800001',
    type: 6,
    yearly: yearly(71_000),
  },
];
const BOOKS = {
  'MSA_M2025_dl.xlsx': wageBook('MSA_M2025_dl', MSA),
  'BOS_M2025_dl.xlsx': wageBook('BOS_M2025_dl', BOS),
};

describe.each([
  ['a folder', BOOKS],
  [
    'the zip of the publisher',
    {
      'oesm25ma.zip': zipOf({
        ...Object.fromEntries(Object.entries(BOOKS).map(([name, book]) => [`oesm25ma/${name}`, book])),
        'oesm25ma/~$MSA_M2025_dl.xlsx': 'lock',
      }),
    },
  ],
] as const)('wages by area from %s', (_, files) => {
  let store: OpenStore;
  let assistant: Assistant;
  beforeAll(async () => {
    const paths = place(officialFiles());
    const { metro: folder = '' } = place(files as Record<string, Buffer>);
    const metro = 'oesm25ma.zip' in files ? join(folder, 'oesm25ma.zip') : folder;
    await importCatalogue({ ...paths, metro, out: join(paths.out ?? '', 'areas') });
    store = openStore(join(paths.out ?? '', 'areas'));
    assistant = createAssistant({ imported: store });
    return () => store.close();
  });

  const codes = async (text: string) => {
    const { place: found } = await assistant.ask({ text });
    return [found ?? []].flat().map(({ code }) => code);
  };

  test('both files are read, each of its own kind, and no row of another', () => {
    const kindOf = (code: string) => store.places.find((one) => one.code === code)?.kind;
    expect(['10180', '12420', '38860'].map(kindOf)).toEqual(['metro', 'metro', 'metro']);
    expect(kindOf('4800001')).toBe('area');
    expect(store.atPlace('onet-29-1141.00', '48')[0]?.value).toBe(84_320);
    expect(store.atPlace('onet-29-1141.00', '4800001')[0]?.value).toBe(71_000);
  });

  test('a city is the basis of an answer, by its nickname or with its state, and areas are ranked', async () => {
    expect(await codes('registered nurse pay in Austin')).toEqual(['12420']);
    expect(await codes('registered nurse pay in ATX')).toEqual(['12420']);
    expect(await codes('registered nurse pay in Portland, ME')).toEqual(['38860']);
    expect(await codes('registered nurse pay in Austin vs Abilene, TX')).toEqual(['12420', '10180']);
    expect(await codes('registered nurse pay in North Texas nonmetropolitan area')).toEqual(['4800001']);
    const { lead } = await assistant.ask({ text: 'which city pays registered nurses the most' });
    expect(lead).toMatch(/^Austin, TX has the highest median salary for registered nurses: \$92,000/);
  });

  test('what is not there is said, and its state stands in where it was named', async () => {
    const { lead } = await assistant.ask({ text: 'registered nurse pay in Dallas, TX' });
    expect(lead).toMatch(/^For Dallas, TX .* what follows is of Texas\. In Texas .* \$84,320/);
  });
});
