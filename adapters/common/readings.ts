import type { Answer } from '../../src/contract/answer.ts';

/** What an answer may say of how its question was read; every key is optional. */
interface Readings {
  roles: readonly { title: string; mention: string | null; reading?: string | null }[];
  filters?: readonly Filter[];
  unused?: readonly string[];
  notCovered?: readonly string[];
  place?: Place | readonly Place[] | null;
}
interface Filter {
  field?: string;
  group?: string;
  place?: string;
  role?: string;
  op: string;
  value?: unknown;
  denied?: boolean;
}
interface Place {
  code: string;
  title: string;
}

/** One thing to know of how a question was read. */
export interface ReadingNote {
  label: string;
  text: string;
}

const TAKEN: Readonly<Record<string, string>> = {
  family: 'a family of jobs, answered by the figures of its official group',
  member: 'the likeliest of a family of jobs',
  'counted-with': 'official statistics count it there',
  nearest: 'the nearest title that is listed',
  rank: 'its level was set aside: no source tells levels apart',
};

const OPS: Readonly<Record<string, string>> = {
  over: 'over',
  under: 'under',
  between: 'between',
  is: 'is',
  in: 'in',
  level: 'at least',
};

/** Returns how the question was read, for a reader who wonders: mentions, conditions, place, what was left out. */
export function readingNotes(answer: Answer): ReadingNote[] {
  // Kept apart from the type of an answer, in which these keys are optional.
  const { roles, filters = [], unused = [], notCovered = [], place = null } = answer as unknown as Readings;
  const places = place === null ? [] : 'code' in place ? [place] : place;
  const labels = new Map(answer.table?.rows.map(({ field, label }) => [field, label]));
  return [
    ...roles.flatMap(({ mention, reading, title }) => {
      const taken = reading ? TAKEN[reading] : undefined;
      return taken && mention ? [{ label: `“${mention}”`, text: `${title} (${taken})` }] : [];
    }),
    ...filters.map((filter) => ({ label: 'Condition', text: conditionText(filter, labels) })),
    ...places.map(({ title }) => ({ label: 'Place', text: title })),
    ...listNote('Not used', unused),
    ...listNote('No source covers', notCovered),
  ];
}

function listNote(label: string, words: readonly string[]): ReadingNote[] {
  return words.length > 0 ? [{ label, text: words.join(', ') }] : [];
}

/** "not: Typical entry education at least master". */
function conditionText(filter: Filter, labels: ReadonlyMap<string, string>): string {
  const { field, group, place, role, op, value, denied = false } = filter;
  const what = field ? (labels.get(field) ?? wordsOf(field)) : (group ?? place ?? role ?? '');
  const words = [what, OPS[op] ?? op, value === undefined ? '' : valueText(value)].filter(Boolean).join(' ');
  return denied ? `not: ${words}` : words;
}

/** "salary.best_paying_city" as words: "best paying city". */
function wordsOf(field: string): string {
  return field.slice(field.indexOf('.') + 1).replaceAll('_', ' ');
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueText).join(' and ');
  if (typeof value === 'number') return value.toLocaleString('en-US');
  return String(value).replaceAll('_', ' ');
}
