import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createAssistant } from '../../../src/assistant.ts';
import { type OpenStore, openStore } from '../../../src/catalogue/store.ts';
import { importCatalogue } from '../../../src/importing/import.ts';
import { oflc } from '../../../src/importing/sources/oflc.ts';
import { newFolder } from '../../folder.ts';
import { place, writeFiles } from '../fixture.ts';
import { OFFICIAL } from '../official.ts';
import { zipOf } from '../pack.ts';

/** Prevailing wages as the Department publishes them: hourly where no label says otherwise, empty where it has none. */
const FILES = {
  'ALC_Export.csv': [
    'Area,SocCode,GeoLvl,Level1,Level2,Level3,Level4,Average,Label',
    '"12420","29-1141","1",32.92,38.80,44.68,50.56,44.68,""',
    '"12420","25-2031","1",50940,55446,59952,64460,60000,"Annual Wage"',
    '"12420","13-1021","1",26.30,33.35,40.41,47.46,40.41,""',
    '"12420","13-1022","1",26.30,33.35,40.41,47.46,40.41,""',
    '"12420","27-2011","1",,,,,210.5,"High Wage"',
    '"12420","11-1021","1",18.49,18.49,18.49,18.49,18.49,""',
    '"100001","29-1141","2",24.10,28,32,36.20,32,""',
  ],
  'Geography.csv': [
    '"Area","AreaName","StateAb","State","CountyTownName"',
    '"12420","Austin-Round Rock-San Marcos, TX","TX","Texas","Bastrop County"',
    '"12420","Austin-Round Rock-San Marcos, TX","TX","Texas","Hays County"',
    '"100001","Northwest Alabama nonmetropolitan area","AL","Alabama","Cullman County"',
  ],
  'oes_soc_occs.csv': [
    '"soccode","Title","Description"',
    '"11-1021","General and Operations Managers","Plan, direct."',
    '"13-1021","Buyers and Purchasing Agents, Farm Products","Buy."',
    '"13-1022","Wholesale and Retail Buyers, Except Farm Products","Buy."',
    '"25-2031","Secondary School Teachers, Except Special and Career/Technical Education","Teach."',
    '"27-2011","Actors","Act."',
    '"29-1141","Registered Nurses","Nurse."',
  ],
};
const TEXTS = Object.fromEntries(Object.entries(FILES).map(([name, lines]) => [name, lines.join('\r\n')]));

describe.each([
  ['the zip of the publisher', { 'OFLC_Wages_2025-26.zip': zipOf(TEXTS) }, 'OFLC_Wages_2025-26.zip'],
  [
    'a folder',
    Object.fromEntries(
      Object.entries(TEXTS).map(([name, text]) => [`OFLC_Wages_2025-26_Updated/${name}`, text]),
    ),
    'OFLC_Wages_2025-26_Updated',
  ],
] as const)('prevailing wages from %s', (_, files, name) => {
  let store: OpenStore;
  beforeAll(async () => {
    const paths = place();
    const folder = newFolder();
    writeFiles(folder, files);
    const out = join(paths.out ?? '', 'wages');
    await importCatalogue({ ...paths, oflc: join(folder, name), out });
    store = openStore(out);
    return () => store.close();
  });
  const levels = (code: string, area: string) =>
    store
      .atPlace(`onet-${code}`, area)
      .filter(({ source }) => source === 'dol-oflc-2025')
      .map(({ field, value }) => [field, value]);

  test('stand by area, by the hour or by the year as they are published, at levels I and IV alone', () => {
    expect(levels('29-1141.00', '12420')).toEqual([
      ['salary.hourly_level1', 32.92],
      ['salary.hourly_level4', 50.56],
    ]);
    expect(levels('25-2031.00', '12420')).toEqual([
      ['salary.level1', 50_940],
      ['salary.level4', 64_460],
    ]);
  });

  test('of the members of a group are the wage of the group, said to be', () => {
    const [fact] = store.atPlace('onet-13-1021.00', '12420');
    expect(fact).toMatchObject({
      value: 26.3,
      wider: { title: 'Buyers and Purchasing Agents', code: '13-1020' },
      asOf: 'July 2025 – June 2026',
    });
  });

  test('are left out where there is none, or one for all levels', () => {
    expect(levels('27-2011.00', '12420')).toEqual([]);
    expect(levels('11-1021.00', '12420')).toEqual([]);
  });

  test('bring areas that no other file has, under their whole codes', () => {
    expect(levels('29-1141.00', '0100001')).toEqual([
      ['salary.hourly_level1', 24.1],
      ['salary.hourly_level4', 36.2],
    ]);
    expect(store.places).toContainEqual({
      code: '0100001',
      title: 'Northwest Alabama nonmetropolitan area',
      kind: 'area',
    });
  });

  test('answer a question on seniority in an area, said to rank pay and not years', async () => {
    const assistant = createAssistant({ imported: store });
    const { text } = await assistant.ask({ text: 'seniority of registered nurses in Austin' });
    const said = text.replace(/\s+/g, ' ');
    expect(said).toContain('$32.92 an hour at level I,');
    expect(said).toMatch(/level IV.*\$50\.56|\$50\.56.*level IV/);
    expect(said).toContain('No official source tells a director from a vice president.');
  });
});

const SAMPLE = join(OFFICIAL, 'more', 'oflc-2025-26');
test.skipIf(!existsSync(SAMPLE))('the copy of the whole table reads as the publisher’s', async () => {
  const { year, areas, rows } = await oflc.read(SAMPLE);
  const of = (code: string, area: string) => rows.find((row) => row.code === code && row.area === area);
  expect([year, areas.size]).toEqual([2025, 530]);
  expect(new Set(rows.filter(({ yearly }) => yearly).map(({ code }) => code)).size).toBe(62);
  // 449,440 rows, without 5,902 that have no wage and 530 with one for all levels.
  expect(rows.length).toBe(449_440 - 5902 - 530);
  expect(of('15-1252', '12420')).toMatchObject({ first: 43.44, fourth: 78.63, yearly: false });
  expect(of('11-1011', '0100001')).toMatchObject({ first: 50.26, fourth: 99.05 });
});

test('a file that does not name its years is refused in one sentence', async () => {
  const folder = newFolder();
  writeFiles(
    folder,
    Object.fromEntries(Object.entries(TEXTS).map(([name, text]) => [`wages/${name}`, text])),
  );
  await expect(oflc.read(join(folder, 'wages'))).rejects.toThrow(/keep the publisher’s name/);
});
