import type { Rating, Ratings } from '../../src/state/ratings.ts';

/** The ratings of all answers about the same roles and aspects. */
interface Tally {
  helpful: number;
  unhelpful: number;
  last: string;
  about: string;
  /** The last answer that was not found helpful, to look it up in the log. */
  answer: string | null;
}

/**
 * Prints what was rated, the least liked first, as tab-separated lines: how many found it helpful, how many did not, the last
 * day, the roles and aspects, and the last answer that did not help; `--json` prints every rating as a line of JSON.
 */
export async function printRatings(ratings: Ratings, json: boolean): Promise<void> {
  const all = await ratings.all();
  if (json) for (const rating of all) console.log(JSON.stringify(rating));
  else if (all.length === 0) console.log('No answer was rated yet.');
  else
    for (const { helpful, unhelpful, last, about, answer } of tallied(all))
      console.log([`+${helpful}`, `-${unhelpful}`, last, about, answer ?? ''].join('\t').trimEnd());
}

function tallied(all: readonly Rating[]): Tally[] {
  const tallies = new Map<string, Tally>();
  for (const { roles, aspects, helpful, day, answer } of all) {
    const about = [roles.join(' vs ') || 'no role', aspects.join(', ')].filter(Boolean).join(': ');
    const tally = tallies.get(about) ?? { helpful: 0, unhelpful: 0, last: day, about, answer: null };
    tally[helpful ? 'helpful' : 'unhelpful'] += 1;
    tally.last = day;
    if (!helpful) tally.answer = answer;
    tallies.set(about, tally);
  }
  return [...tallies.values()].sort((a, b) => b.unhelpful - a.unhelpful || b.helpful - a.helpful);
}
