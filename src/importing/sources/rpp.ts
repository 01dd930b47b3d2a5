import { basename } from 'node:path';
import type { Source } from '../../contract/schema.ts';
import { openFiles, openOne, readWhole } from '../archive.ts';
import { csvCells } from '../csv.ts';
import { ImportError } from '../error.ts';
import { type OfficialFile, UNITED_STATES } from './source.ts';

/** Price levels of places, the country being 100. */
export interface PriceLevels {
  year: number;
  /** By the code of a place, or by the postal code of a state. */
  byPlace: Map<string, number>;
}

const PRICE_LEVEL = 'salary.price_level';

/** Regional price parities: the publisher's own tables by GeoFIPS, or one line a place. */
export const rpp: OfficialFile<PriceLevels> = {
  about: 'regional price parities: SARPP.zip, or a folder of CSV files',
  like: /^(?:[sm]arpp.*\.(?:zip|csv)|(?:state|metro)-20\d{2}.*\.csv)$/i,
  example: 'SARPP.zip',
  folder: true,
  read: readPriceLevels,
  source: ({ year }): Source => ({
    id: `bea-rpp-${year}`,
    title: 'Regional Price Parities',
    publisher: 'U.S. Bureau of Economic Analysis',
    asOf: String(year),
    geography: UNITED_STATES,
    url: 'https://www.bea.gov/data/prices-inflation/regional-price-parities-state-and-metro-area',
    notes: [],
  }),
  ofPlace({ code, short }, { byPlace, year }, source) {
    const value = byPlace.get(code) ?? byPlace.get(short);
    return value === undefined ? [] : [{ field: PRICE_LEVEL, value, source: source.id, asOf: String(year) }];
  },
};

async function readPriceLevels(path: string): Promise<PriceLevels> {
  using files = await (/\.csv$/i.test(path)
    ? openOne(path, 'SARPP.zip, or a folder of CSV files')
    : openFiles(path));
  const names = files.names.filter((name) => /\.csv$/i.test(name)).sort();
  const tables = await Promise.all(
    names.map(async (name) => readTable(name, (await readWhole(files, name)).toString('utf8'))),
  );
  const years = tables.map(({ year }) => year);
  const byPlace = new Map(tables.flatMap((table) => [...table.byPlace]));
  if (byPlace.size === 0) throw new ImportError({ file: basename(path) }, 'holds no price level');
  return { year: Math.max(...years), byPlace };
}

/** The headers accepted for the first column of a table. */
const KEYS = /^(?:state|cbsa|geofips)$/i;
/** The line of the publisher's tables that holds all items together. */
const ALL_ITEMS = '1';

/** Reads the newest year that has figures; `(NA)` stands for a year that is not out yet. */
function readTable(file: string, text: string): PriceLevels {
  const [header = [], ...rows] = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map(csvCells);
  const key = header.findIndex((title) => KEYS.test(title));
  if (key < 0) throw new ImportError({ file, row: 1 }, 'has no column “GeoFIPS”, “state” or “cbsa”');
  const line = header.findIndex((title) => /^linecode$/i.test(title));
  const wanted = rows.filter((row) => row.length > key && (line < 0 || row[line] === ALL_ITEMS));
  const years = header
    .flatMap((title, at) => (/20\d{2}$/.test(title) ? [{ at, year: Number(title.slice(-4)) }] : []))
    .filter(({ at }) => wanted.some((row) => isNumber(row[at])));
  const newest = years.sort((a, b) => a.year - b.year).at(-1);
  if (!newest) throw new ImportError({ file }, 'holds no year with figures');
  const byPlace = new Map<string, number>();
  for (const row of wanted)
    if (isNumber(row[newest.at])) byPlace.set(codeOf(row[key] ?? ''), Number(row[newest.at]));
  return { year: newest.year, byPlace };
}

function isNumber(cell: string | undefined): boolean {
  return cell !== undefined && cell !== '' && Number.isFinite(Number(cell));
}

/** "39000" is the state 39 in the publisher's tables. */
function codeOf(cell: string): string {
  return /^\d{2}000$/.test(cell) ? cell.slice(0, 2) : cell;
}
