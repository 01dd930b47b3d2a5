import type { Rating, Ratings, Reason } from '../../src/state/ratings.ts';
import { REASON_LABELS } from '../common/sentences.ts';

/** The ratings of all answers about the same roles and aspects. */
interface Tally {
  helpful: number;
  unhelpful: number;
  last: string;
  about: string;
  /** How often each reason was given. */
  reasons: Map<Reason, number>;
  /** The last answer that was not found helpful, to look it up in the log. */
  answer: string | null;
}

/**
 * Prints what was rated, the least liked first, as tab-separated lines: how many found it helpful, how many did not, the last
 * day, the roles and aspects, the reasons given, and the last answer that did not help, which the log names; `--json` prints every rating as a line of JSON.
 */
export async function printRatings(ratings: Ratings, json: boolean): Promise<void> {
  const all = await ratings.all();
  if (json) for (const rating of all) console.log(JSON.stringify(rating));
  else if (all.length === 0) console.log('No answer was rated yet.');
  else
    for (const { helpful, unhelpful, last, about, reasons, answer } of tallied(all)) {
      const most = [...reasons].sort(([, a], [, b]) => b - a);
      const why = most.map(([reason, count]) => `${REASON_LABELS[reason].toLowerCase()} ${count}`);
      const columns = [`+${helpful}`, `-${unhelpful}`, last, about, why.join(', '), answer ?? ''];
      console.log(columns.join('\t').trimEnd());
    }
}

function tallied(all: readonly Rating[]): Tally[] {
  const tallies = new Map<string, Tally>();
  for (const { roles, aspects, helpful, reason, day, answer } of all) {
    const about = [roles.join(' vs ') || 'no role', aspects.join(', ')].filter(Boolean).join(': ');
    const tally = tallies.get(about) ?? {
      helpful: 0,
      unhelpful: 0,
      last: day,
      about,
      reasons: new Map(),
      answer: null,
    };
    tally[helpful ? 'helpful' : 'unhelpful'] += 1;
    tally.last = day;
    if (!helpful) tally.answer = answer;
    if (reason) tally.reasons.set(reason, (tally.reasons.get(reason) ?? 0) + 1);
    tallies.set(about, tally);
  }
  return [...tallies.values()].sort((a, b) => b.unhelpful - a.unhelpful || b.helpful - a.helpful);
}
