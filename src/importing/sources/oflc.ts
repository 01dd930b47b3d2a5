import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { StoredFact } from '../../contract/schema.ts';
import { type Files, openFiles, readWhole } from '../archive.ts';
import { csvRows } from '../csv.ts';
import { ImportError } from '../error.ts';
import type { TableRow } from '../table.ts';
import { type Area, type OfficialFile, period, UNITED_STATES } from './source.ts';

/** Prevailing wages by area, at the two levels that are means of what is paid; those between are computed from them. */
interface PrevailingWages {
  /** The first of the two years that they are in force. */
  year: number;
  areas: Map<string, Area>;
  titles: Map<string, { title: string }>;
  rows: Wages;
}
type Wages = { code: string; area: string; yearly: boolean; first: number; fourth: number }[];

/** The fields of both levels: by the hour, by the year. */
const HOURLY = ['salary.hourly_level1', 'salary.hourly_level4'] as const;
const YEARLY = ['salary.level1', 'salary.level4'] as const;
const FIELDS = [...HOURLY, ...YEARLY];

/** Prevailing wages of the Office of Foreign Labor Certification. */
export const oflc: OfficialFile<PrevailingWages> = {
  about: 'prevailing wages by area: OFLC_Wages_20YY-YY.zip, or a folder of its files',
  like: /^(?:OFLC_Wages_.*\.zip|ALC_Export\.csv|levels\.tsv\.gz)$/i,
  example: 'OFLC_Wages_2025-26.zip',
  folder: true,
  importOnly: true,
  spared: true,
  without: {
    fields: FIELDS,
    reason: 'the Department publishes it by area, and areas are not known here',
  },
  read: readWages,
  source: ({ year }) => ({
    id: `dol-oflc-${year}`,
    title: 'Prevailing Wages',
    publisher: 'U.S. Department of Labor, Office of Foreign Labor Certification',
    asOf: `July ${year} – June ${year + 1}`,
    geography: UNITED_STATES,
    url: 'https://flag.dol.gov/wage-data/wage-data-downloads',
    notes: [
      {
        fields: FIELDS,
        text:
          `Wage levels rank pay, not years of work: level I is the mean of the lowest-paid third, level IV that of the others, both of May ${year - 1}; ` +
          'levels II and III are computed between them and left out. No official source tells a director from a vice president.',
      },
    ],
  }),
  byPlace: ({ areas, titles, rows }, source, context) => {
    const { codes, byCode } = published(
      titles,
      context.read('crosswalks')?.matrix,
      context.read('oews')?.rows,
    );
    return {
      areas: areas.values(),
      byCode,
      rows: rows.flatMap(({ code: own, area, yearly, first, fourth }) => {
        const code = codes.get(own);
        const [low, high] = yearly ? YEARLY : HOURLY;
        const fact = (field: string, value: number): StoredFact => ({
          ...{ field, value, source: source.id },
          ...period(source),
        });
        return code === undefined
          ? []
          : [{ code, place: area, facts: [fact(low, first), fact(high, fourth)] }];
      }),
      gaps: Object.fromEntries(FIELDS.map((field) => [field, BY_AREA])),
    };
  },
  gaps: () => [{ fields: FIELDS, reason: BY_AREA }],
};

const BY_AREA = 'the Department publishes it by metropolitan or other area, for most occupations';

/**
 * Returns the code of OEWS for each of the Department's: it repeats one wage for all the members of a group that OEWS
 * publishes as one, so the first member stands for them.
 */
function published(
  titles: PrevailingWages['titles'],
  matrix: ReadonlyMap<string, string> | undefined,
  oews: ReadonlyMap<string, { title: string }> | undefined,
) {
  const [codes, byCode] = [new Map<string, string>(), new Map<string, { title: string }>()];
  for (const [own, title] of titles) {
    const group = matrix?.get(`${own}.00`) ?? own;
    const known = oews?.get(group);
    const code = known ? group : own;
    if (byCode.has(code)) continue;
    codes.set(own, code);
    byCode.set(code, known ?? title);
  }
  return { codes, byCode };
}

async function readWages(path: string): Promise<PrevailingWages> {
  using files = await openFiles(path);
  const places = [...(await rowsOf(files, path, 'Geography.csv'))];
  const occupations = [...(await rowsOf(files, path, 'oes_soc_occs.csv'))];
  const copy = files.names.find((name) => /^levels\.tsv\.gz$/i.test(name));
  const wages = copy ? await readCopy(files, copy) : await readExport(files, path);
  const [, year] = /(20\d{2})-\d{2}/.exec(basename(path)) ?? [];
  if (year === undefined)
    throw new ImportError(
      { file: path },
      'does not name its years; keep the publisher’s name, such as OFLC_Wages_2025-26.zip',
    );
  return {
    year: Number(year),
    areas: new Map(places.map(areaOf).map((area) => [area.code, area])),
    titles: new Map(occupations.map(({ cell }) => [cell('soccode'), { title: cell('Title') }])),
    rows: wages,
  };
}

async function rowsOf(files: Files, path: string, file: string): Promise<Iterable<TableRow>> {
  const name = files.names.find((one) => one.toLowerCase() === file.toLowerCase());
  if (name === undefined) throw new ImportError({ file: path }, `holds no ${file}`);
  return csvRows(name, (await readWhole(files, name)).toString('utf8'));
}

/** Reads the Department's own table, where what is not labelled as yearly is hourly. */
async function readExport(files: Files, path: string): Promise<Wages> {
  const rows = await rowsOf(files, path, 'ALC_Export.csv');
  return wagesIn(rows, { code: 'SocCode', area: 'Area', per: 'Label', level: 'Level' });
}

/** Reads a copy of it, separated by tabs. */
async function readCopy(files: Files, name: string): Promise<Wages> {
  const text = gunzipSync(await readWhole(files, name)).toString('utf8');
  const rows = csvRows(name, text, (line) => line.split('\t'));
  return wagesIn(rows, { code: 'soc', area: 'area', per: 'unit', level: 'level' });
}

/** Areas other than metropolitan ones have seven digits, of which the file has lost leading zeros. */
function codeOf(area: string): string {
  return area.length > 5 ? area.padStart(7, '0') : area;
}

function areaOf({ cell }: TableRow): Area {
  const code = codeOf(cell('Area'));
  return { code, title: cell('AreaName'), kind: code.length > 5 ? 'area' : 'metro', short: '' };
}

/** No hour is paid as much (dollars): where the label of a yearly wage is lost, its size tells. */
const YEARLY_FROM = 1000;

/** Takes the rows that have wages; a code with one wage for all levels has none. */
function wagesIn(
  rows: Iterable<TableRow>,
  columns: Readonly<Record<'code' | 'area' | 'per' | 'level', string>>,
): Wages {
  const wages: Wages = [];
  for (const row of rows) {
    const [first, fourth] = [1, 4].map((at) => row.number(`${columns.level}${at}`) ?? 0);
    if (!first || !fourth || first === fourth) continue;
    const yearly = /year|annual/i.test(row.cell(columns.per)) || first >= YEARLY_FROM;
    wages.push({ code: row.cell(columns.code), area: codeOf(row.cell(columns.area)), yearly, first, fourth });
  }
  return wages;
}
