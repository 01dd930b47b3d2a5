import { wagesOf } from './oews.ts';
import { type AreaWages, CODE_FILES, readOewsAreas } from './oews-file.ts';
import type { OfficialFile } from './source.ts';

declare module './source.ts' {
  interface Reads {
    state: AreaWages;
    metro: AreaWages;
  }
}

/** Wages and employment by state and territory. */
export const states: OfficialFile<AreaWages> = {
  name: 'state',
  about: 'wages by state: state_M20YY_dl.xlsx',
  ...CODE_FILES.state,
  read: (path) => readOewsAreas(path, 'state'),
  source: ({ year }) => wagesOf(year),
};

/** Wages and employment by metropolitan and nonmetropolitan area, which come as two files. */
export const metros: OfficialFile<AreaWages> = {
  name: 'metro',
  about: 'wages by area: MSA_M20YY_dl.xlsx, BOS_M20YY_dl.xlsx, or a folder or zip with both',
  ...CODE_FILES.metro,
  read: (path) => readOewsAreas(path, 'metro'),
  source: ({ year }) => wagesOf(year),
};
