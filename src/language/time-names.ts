import { once } from '../memo.ts';

const names = once((): ReadonlySet<string> => {
  const days = Array.from(
    { length: 7 },
    (_, day) => ({ weekday: 'long', at: new Date(Date.UTC(2024, 0, 1 + day)) }) as const,
  );
  const months = Array.from(
    { length: 12 },
    (_, month) => ({ month: 'long', at: new Date(Date.UTC(2024, month, 1)) }) as const,
  );
  return new Set(
    [...days, ...months].map(({ at, ...part }) =>
      new Intl.DateTimeFormat('en', { ...part, timeZone: 'UTC' }).format(at).toLowerCase(),
    ),
  );
});

/** Returns whether a word, in lower case, is the name of a month or a day of the week. */
export function isTimeName(word: string): boolean {
  return names().has(word);
}
