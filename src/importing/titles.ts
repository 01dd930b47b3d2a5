import type { Evidence, TitleEntry } from '../catalogue/catalogue.ts';
import type { OnetOccupation } from './onet.ts';
import { readSheet } from './sheet.ts';
import { openWorkbook, type Row } from './xlsx.ts';

/** A bracketed part that is longer is a title of its own; a shorter one a short form. */
const SHORT_FORM = 6;

/** Every title under which an occupation is known, with what speaks for it. */
export function titlesOf(role: string, occupation: OnetOccupation, direct: readonly string[]): TitleEntry[] {
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
  const book = await openWorkbook(path);
  try {
    const byCode = new Map<string, string[]>();
    const isHeader = (row: Row) =>
      row.some((cell) => /direct match title/i.test(cell ?? '') && !/file/i.test(cell ?? ''));
    await readSheet(book, book.sheets[0] ?? '', isHeader, (row, columns) => {
      const [code, title] = [
        row[columns.of('soc code')]?.trim(),
        row[columns.of('direct match title')]?.trim(),
      ];
      if (code && title && /^\d{2}-\d{4}$/.test(code)) byCode.set(code, [...(byCode.get(code) ?? []), title]);
    });
    return byCode;
  } finally {
    book.close();
  }
}
