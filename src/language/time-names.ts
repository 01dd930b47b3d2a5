import { once } from '../memo.ts';

const DAY = 24 * 60 * 60 * 1000;

/** The names of a whole year of days. */
const names = once((): ReadonlySet<string> => {
  const format = new Intl.DateTimeFormat('en', { dateStyle: 'full', timeZone: 'UTC' });
  const parts = Array.from({ length: 366 }, (_, day) => format.formatToParts(day * DAY)).flat();
  const named = parts.filter(({ type }) => type === 'month' || type === 'weekday');
  return new Set(named.map(({ value }) => value.toLowerCase()));
});

/** Returns whether a word, in lower case, is the name of a month or a day of the week. */
export function isTimeName(word: string): boolean {
  return names().has(word);
}
