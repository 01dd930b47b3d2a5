import { putUnder } from '../../lists.ts';
import { ImportError } from '../error.ts';
import { openTable } from '../locate.ts';
import { readSheet } from '../sheet.ts';
import type { Row } from '../xlsx.ts';
import type { OfficialFile } from './source.ts';

/** Titles by six-digit code. */
export type DirectMatches = Map<string, string[]>;

/** The SOC direct match titles by six-digit code; the strongest evidence there is. */
export const soc: OfficialFile<DirectMatches> = {
  about: 'SOC direct match titles: soc_2018_direct_match_title_file.xlsx',
  like: /direct_match.*\.xlsx$/i,
  example: 'soc_2018_direct_match_title_file.xlsx',
  read: readDirectMatches,
};

async function readDirectMatches(path: string): Promise<DirectMatches> {
  using book = await openTable(path, soc.like, soc.example);
  const byCode: DirectMatches = new Map();
  const isHeader = (row: Row) =>
    row.some((cell) => /direct match title/i.test(cell ?? '') && !/file/i.test(cell ?? ''));
  await readSheet(book, book.sheets[0] ?? '', isHeader, (row) => {
    const [code, title] = [row.text('2018 soc code', 'soc code'), row.text('direct match title')];
    if (title === '' || !/^\d{2}-\d{4}$/.test(code)) return;
    putUnder(byCode, code, title);
  });
  if (byCode.size === 0) throw new ImportError({ file: book.file }, 'holds no title');
  return byCode;
}

/** A group of the classification and the detailed occupations in it. */
export interface Group {
  code: string;
  title: string;
  /** Six-digit codes. */
  members: string[];
}

/** Broad, minor and major groups of the classification, in its order. */
export const groups: OfficialFile<Group[]> = {
  about: 'SOC groups: soc_2018_definitions.xlsx',
  like: /^soc_\d+_definitions.*\.xlsx$/i,
  example: 'soc_2018_definitions.xlsx',
  absent: 'no --groups: the catalogue holds no groups of occupations',
  read: readGroups,
};

/** The levels from the widest to the narrowest; a group's members follow it up to the next of its level. */
const LEVELS = ['major', 'minor', 'broad'];

async function readGroups(path: string): Promise<Group[]> {
  using book = await openTable(path, groups.like, groups.example);
  const found: Group[] = [];
  let open: Group[] = [];
  await readSheet(book, book.sheets[0] ?? '', /^soc group$/i, (row) => {
    const [level, code, title] = [
      row.text('soc group').toLowerCase(),
      row.text('soc code'),
      row.text('soc title'),
    ];
    if (!/^\d{2}-\d{4}$/.test(code)) return;
    if (level === 'detailed') {
      for (const group of open) group.members.push(code);
      return;
    }
    const depth = LEVELS.indexOf(level);
    if (depth < 0) throw row.fault('SOC Group', `“${level.slice(0, 20)}” is no level of the classification`);
    const group = { code, title, members: [] };
    open = [...open.slice(0, depth), group];
    found.push(group);
  });
  if (found.length === 0) throw new ImportError({ file: book.file }, 'holds no group');
  return found;
}
