import type { Evidence, TitleEntry } from '../catalogue/catalogue.ts';
import type { TitleSource } from '../titles/build.ts';
import type { OnetOccupation } from './sources/onet-occupation.ts';

/** A bracketed part that is longer is a title of its own; a shorter one a short form. */
const SHORT_FORM = 6;

/** Returns the titles of a role. A direct match names a six-digit code, which is the occupation that ends in .00. */
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
    context: [description, ...tasks, ...otherTasks, software.map((item) => item.label).join(' ')],
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
