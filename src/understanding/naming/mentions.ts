import type { Span } from '../reading/reading.ts';
import { Candidates } from './candidates.ts';
import { addDescribed } from './described.ts';
import { addDone } from './done-work.ts';
import { lendWords } from './ellipsis.ts';
import { addListed } from './listed-titles.ts';
import type { MentionParts } from './mention-parts.ts';
import { addNear } from './near-titles.ts';
import { addOffices } from './offices.ts';
import { isEveryday, isGuessed } from './token-kinds.ts';
import { addToldAfter } from './told-after.ts';
import { wholeTitles } from './whole.ts';
import { addWholeDeed } from './whole-deed.ts';

/** Candidate spans of titles, of what may be a title, and of what stands where a title should. */
export function mentionSpans(parts: MentionParts): Span[] {
  const all = new Candidates(parts);
  addListed(all);
  addToldAfter(all);
  addNear(all, [...all.spans]);
  addOffices(all);
  const titles = all.spans.filter((one) => one.kind === 'title');
  lendWords(all, titles);
  // What is done lends no words: "a nurse, and I drive trucks".
  addDone(all);
  addDescribed(all);
  addWholeDeed(all);
  addWhole(all);
  return all.spans;
}

/** Stretches in which nothing asks, as one title: cheaper than its words apart, the surer the more. */
function addWhole(all: Candidates): void {
  const { prices } = all.parts.english.file;
  for (const { from, to, named } of wholeTitles(all.parts, all.kinds)) {
    // "…, name and shame": unknown words of every day are somebody's talk.
    const everyday = !named.crime && isEveryday(all.parts, from, to);
    if (everyday && (named.verdict === 'unknown' || isGuessed(named, all.parts, from, to))) continue;
    const doubt = named.verdict === 'unknown' ? 1 : 1 - (named.candidates[0]?.confidence ?? 0);
    const price = prices.whole + prices.titleExtraWord * (to - from - 1) + prices.wholeDoubt * doubt;
    all.add(from, to, price, named, named.verdict === 'unknown' ? 'mention' : 'title');
  }
}
