import { clean } from '../../language/clean.ts';
import type { English } from '../../language/english.ts';
import { isSettled } from '../reading/mention.ts';
import type { TitleFinder } from '../reading/title-finder.ts';

/** The most words of a title that is looked for, and the fewest letters of one of a single word. */
const LONGEST = 5;
const LETTERS = 4;

/** Returns the roles whose titles stand in a text of another language word for word, in order; nothing else of it is read. */
export function titlesWithin(
  text: string,
  { english, titles }: { english: English; titles: TitleFinder },
): string[] {
  const tokens = english.tokens(clean(text).text);
  const roles = new Set<string>();
  for (let from = 0; from < tokens.length; from += 1) {
    for (let to = Math.min(from + LONGEST, tokens.length); to > from; to -= 1) {
      const run = tokens.slice(from, to);
      const words = run.map(({ word }) => word);
      const short = run.length === 1 && (words[0]?.length ?? 0) < LETTERS;
      if (short || run.slice(1).some(({ mark }) => mark !== '') || titles.strength(words) !== 'strong')
        continue;
      const named = titles.resolve(words.join(' '));
      const role = named.candidates[0]?.role;
      if (role !== undefined && isSettled(named)) roles.add(role);
      from = to - 1;
      break;
    }
  }
  return [...roles];
}
