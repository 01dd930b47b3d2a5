import type { Source } from '../../contract/schema.ts';
import { EMPLOYEES, HOURLY, wageFacts, wagesOf, YEARLY } from './oews.ts';
import { type AreaWages, CODE_FILES, readOewsAreas } from './oews-file.ts';
import type { ByPlace, OfficialFile } from './source.ts';

/** Wages and employment by state and territory. */
export const states: OfficialFile<AreaWages> = {
  about: 'wages by state: state_M20YY_dl.xlsx',
  ...CODE_FILES.state,
  read: (path) => readOewsAreas(path, 'state'),
  source: ({ year }) => wagesOf(year),
  byPlace: wagesByPlace,
};

/** Wages and employment by metropolitan and nonmetropolitan area, which come as two files. */
export const metros: OfficialFile<AreaWages> = {
  about: 'wages by area: MSA_M20YY_dl.xlsx, BOS_M20YY_dl.xlsx, or a folder or zip with both',
  ...CODE_FILES.metro,
  folder: true,
  importOnly: true,
  read: (path) => readOewsAreas(path, 'metro'),
  source: ({ year }) => wagesOf(year),
  byPlace: wagesByPlace,
};

function wagesByPlace({ areas, rows, byCode }: AreaWages, source: Source): ByPlace {
  return {
    areas: areas.values(),
    byCode,
    rows: rows.flatMap(({ area, row }) => {
      const facts = wageFacts(row, undefined, source);
      return facts.length > 0 ? [{ code: row.code, place: area, facts }] : [];
    }),
    gaps: gapsIn(rows),
  };
}

const NOT_THERE = 'the source does not publish it for this occupation there';
const NOT_IN_COPY = 'for places, pay is known here by the year only';

/** A copy of a state file may have lost its hourly columns: then no row at all has one. */
function gapsIn(rows: AreaWages['rows']): Record<string, string> {
  const hourly = rows.some(({ row }) => Object.keys(row.hourly).length > 0);
  return Object.fromEntries([
    ...[...YEARLY, EMPLOYEES].map((field) => [field, NOT_THERE]),
    ...HOURLY.map((field) => [field, hourly ? NOT_THERE : NOT_IN_COPY]),
  ]);
}
