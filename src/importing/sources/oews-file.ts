import { ImportError } from '../error.ts';
import { openTable, openTables } from '../locate.ts';
import { readSheet, type SheetRow } from '../sheet.ts';
import type { Workbook } from '../xlsx.ts';
import type { Area } from './source.ts';

/** A wage: an amount, or "at least" it where the source caps it (`#`). */
export interface Wage {
  value: number;
  capped: boolean;
}

/** The OEWS figures of one occupation in the whole country, or in one place. */
export interface OewsRow {
  code: string;
  title: string;
  employment: number | null;
  yearly: Partial<Record<WageKey, Wage>>;
  hourly: Partial<Record<WageKey, Wage>>;
  /** Published by the year only (teachers, pilots), or by the hour only (actors, musicians). */
  only: 'year' | 'hour' | null;
}

const WAGE_KEYS = ['mean', 'pct10', 'pct25', 'median', 'pct75', 'pct90'] as const;
export type WageKey = (typeof WAGE_KEYS)[number];

/** The cap that `#` stands for, by the notes of the files: dollars an hour and a year. */
const CAP = { hour: 115, year: 239_200 };

export interface Oews {
  year: number;
  /** Detailed occupations by code. */
  rows: Map<string, OewsRow>;
  /** Major, minor and broad groups by code. */
  groups: Map<string, OewsRow>;
  skipped: Record<string, number>;
}

/** The figures of a file by place and occupation code. */
export interface AreaWages {
  year: number;
  areas: Map<string, Area>;
  rows: { area: string; row: OewsRow }[];
  /** Titles by code, of all that it publishes. */
  byCode: Map<string, { title: string }>;
}

/** The values of AREA_TYPE: 1 the country, 2 a state, 3 a territory, 4 a metropolitan and 6 another area. */
const AREA_TYPES = { nation: ['1'], state: ['2', '3'], metro: ['4', '6'] } as const;
type AreaKind = keyof typeof AREA_TYPES;

/** The patterns of file names; a state file that was derived from another keeps its prefix. */
export const CODE_FILES: Record<AreaKind, { like: RegExp; example: string }> = {
  nation: { like: /^(?:oesm\d+nat\.zip|national_.*\.xlsx)$/i, example: 'national_M2025_dl.xlsx' },
  state: { like: /^(?:oesm\d+st\.zip|state_.*\.xlsx)$/i, example: 'state_M2025_dl.xlsx' },
  metro: { like: /^(?:oesm\d+ma\.zip|(?:msa|bos)_.*\.xlsx)$/i, example: 'MSA_M2025_dl.xlsx' },
};

const GROUPS = new Set(['major', 'minor', 'broad']);

/** Reads a national file: detailed occupations and groups by code, over all industries. */
export async function readOews(path: string): Promise<Oews> {
  const rows = new Map<string, OewsRow>();
  const groups = new Map<string, OewsRow>();
  const skipped: Record<string, number> = {};
  const [found] = await eachRow(path, 'nation', (row, code, level) => {
    // Seven codes stand twice, as broad and as detailed: each is of its level.
    if (GROUPS.has(level)) groups.set(code, wagesIn(row, code));
    else if (level !== 'detailed')
      skipped[`OEWS rows of level ${level}`] = (skipped[`OEWS rows of level ${level}`] ?? 0) + 1;
    else if (rows.has(code)) throw row.fault('OCC_CODE', `${code} is there twice as a detailed occupation`);
    else rows.set(code, wagesIn(row, code));
  });
  return { year: found?.year ?? 0, rows, groups, skipped };
}

const KINDS: Readonly<Record<string, Area['kind']>> = {
  '2': 'state',
  '3': 'territory',
  '4': 'metro',
  '6': 'area',
};

/** Reads the files of states, or of metropolitan and other areas, which are two. */
export async function readOewsAreas(path: string, kind: 'state' | 'metro'): Promise<AreaWages> {
  const [areas, byCode] = [new Map<string, Area>(), new Map<string, { title: string }>()];
  const rows: AreaWages['rows'] = [];
  const files = await eachRow(path, kind, (row, code, level) => {
    if (level !== 'detailed' && !GROUPS.has(level)) return;
    const area = row.text('area');
    if (!areas.has(area)) areas.set(area, areaOf(row, area));
    const wages = wagesIn(row, code);
    byCode.set(code, { title: wages.title });
    rows.push({ area, row: wages });
  });
  const years = new Set(files.map(({ year }) => year));
  if (years.size > 1)
    throw new ImportError(
      { file: path },
      `holds files of several years (${[...years].sort().join(', ')}); keep one`,
    );
  return { year: files[0]?.year ?? 0, areas, rows, byCode };
}

function areaOf(row: SheetRow, code: string): Area {
  const kind = KINDS[row.text('area type')] ?? 'area';
  const short = kind === 'state' || kind === 'territory' ? row.textIfAny('prim state') : '';
  return { code, title: row.text('area title', 'area name'), kind, short };
}

/** Hands over the rows of one kind of area, all industries together; returns the year of the file. */
async function eachRow(
  path: string,
  kind: AreaKind,
  visit: (row: SheetRow, code: string, level: string) => void,
): Promise<{ year: number }[]> {
  const { like, example } = CODE_FILES[kind];
  // Areas come as two files; of the nation and of the states there is one.
  const books =
    kind === 'metro' ? await openTables(path, like, example) : [() => openTable(path, like, example)];
  const found: { year: number }[] = [];
  for (const open of books) {
    using book = await open();
    found.push({ year: await rowsOf(book, kind, visit) });
  }
  return found;
}

async function rowsOf(
  book: Workbook,
  kind: AreaKind,
  visit: (row: SheetRow, code: string, level: string) => void,
): Promise<number> {
  const sheet = book.sheets[0] ?? '';
  const year = yearOf(sheet, book.file);
  const types: readonly string[] = AREA_TYPES[kind];
  let detailed = 0;
  await readSheet(book, sheet, /^occ_code$/i, (row) => {
    const code = row.text('occ code');
    if (code === '') return;
    if (!/^\d{2}-\d{4}$/.test(code))
      throw row.fault('OCC_CODE', `“${code.slice(0, 20)}” is no occupation code`);
    if (!types.includes(row.text('area type'))) return;
    if (!/^(?:cross-industry)?$/i.test(row.textIfAny('i group'))) return;
    const level = row.text('o group', 'occ group').toLowerCase();
    if (level === 'detailed') detailed += 1;
    visit(row, code, level);
  });
  if (detailed === 0) {
    throw new ImportError(
      { file: book.file },
      `holds no detailed occupation of the kind that is wanted here; give ${CODE_FILES[kind].example}`,
    );
  }
  return year;
}

function yearOf(sheet: string, file: string): number {
  const year = /20\d{2}/.exec(sheet)?.[0] ?? /M(20\d{2})/.exec(file)?.[1];
  if (!year)
    throw new ImportError(
      { file },
      'neither its sheet nor its name says the year; keep the publisher’s name, such as national_M2025_dl.xlsx',
    );
  return Number(year);
}

function wagesIn(row: SheetRow, code: string): OewsRow {
  const yearly: OewsRow['yearly'] = {};
  const hourly: OewsRow['hourly'] = {};
  for (const key of WAGE_KEYS) {
    const [year, hour] = [wageIn(row, `a ${key}`, CAP.year, 0), wageIn(row, `h ${key}`, CAP.hour, 2)];
    if (year) yearly[key] = year;
    if (hour) hourly[key] = hour;
  }
  // A true cell is "TRUE" as a text and "1" as a boolean, by the program that saved the file.
  const says = (column: string) => /^(?:true|1)$/i.test(row.textIfAny(column));
  return {
    code,
    title: row.text('occ title'),
    employment: row.amount(0, 'tot emp'),
    yearly,
    hourly,
    only: says('annual') ? 'year' : says('hourly') ? 'hour' : null,
  };
}

/** `*` is not available; `#` is at or above the cap: at least that much, and no figure to reckon with. */
function wageIn(row: SheetRow, column: string, cap: number, decimals: number): Wage | null {
  if (row.text(column) === '#') return { value: cap, capped: true };
  const value = row.amount(decimals, column);
  return value === null ? null : { value, capped: false };
}
