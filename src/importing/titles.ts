import type { Evidence, TitleEntry } from '../catalogue/catalogue.ts';
import type { TitleSource } from '../titles/build.ts';
import { ImportError } from './error.ts';
import { openTable } from './locate.ts';
import type { OnetOccupation } from './occupation.ts';
import { readSheet } from './sheet.ts';
import type { Row } from './xlsx.ts';

/** A bracketed part that is longer is a title of its own; a shorter one a short form. */
const SHORT_FORM = 6;

/** What a role is known by. A direct match names a six-digit code, which is the occupation that ends in .00. */
export function titleSource(
  role: string,
  occupation: OnetOccupation,
  direct: ReadonlyMap<string, string[]>,
): TitleSource {
  const { code, description, tasks, otherTasks, software } = occupation;
  const own = code.endsWith('.00') ? (direct.get(code.slice(0, 7)) ?? []) : [];
  return {
    role,
    titles: titlesOf(role, occupation, own),
    context: [description, ...tasks, ...otherTasks, ...software.map((item) => item.label)],
  };
}

/** Every title under which an occupation is known, with what speaks for it. */
function titlesOf(role: string, occupation: OnetOccupation, direct: readonly string[]): TitleEntry[] {
  const entries: TitleEntry[] = [{ title: occupation.title, role, evidence: 'official' }];
  const add = (title: string, evidence: Evidence) => {
    for (const form of forms(title)) {
      const short = form !== title && form.length <= SHORT_FORM && !form.includes(' ');
      entries.push({ title: form, role, evidence: short ? 'short' : evidence });
    }
  };
  for (const title of direct) entries.push({ title, role, evidence: 'direct' });
  for (const title of occupation.reported) add(title, 'reported');
  for (const title of occupation.jobTitles) add(title, 'listed');
  for (const title of occupation.shortTitles) entries.push({ title, role, evidence: 'short' });
  return entries;
}

/** "Chief Operating Officer (COO)" is known by three forms: as it stands, without the bracket, by the bracket. */
export function forms(title: string): string[] {
  const brackets = [...title.matchAll(/\(([^()]+)\)/g)].map((match) => (match[1] ?? '').trim());
  if (brackets.length === 0) return [title];
  const bare = title
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return [...new Set([title, bare, ...brackets])].filter((form) => form !== '');
}

/** The SOC direct match titles by six-digit code; the strongest evidence there is. */
export async function readDirectMatches(path: string): Promise<Map<string, string[]>> {
  const book = await openTable(path, /direct_match.*\.xlsx$/i, 'soc_2018_direct_match_title_file.xlsx');
  try {
    const byCode = new Map<string, string[]>();
    const isHeader = (row: Row) =>
      row.some((cell) => /direct match title/i.test(cell ?? '') && !/file/i.test(cell ?? ''));
    await readSheet(book, book.sheets[0] ?? '', isHeader, (row) => {
      const [code, title] = [row.text('2018 soc code', 'soc code'), row.text('direct match title')];
      if (title === '' || !/^\d{2}-\d{4}$/.test(code)) return;
      const list = byCode.get(code);
      if (list) list.push(title);
      else byCode.set(code, [title]);
    });
    if (byCode.size === 0) throw new ImportError({ file: book.file }, 'holds no title');
    return byCode;
  } finally {
    book.close();
  }
}
