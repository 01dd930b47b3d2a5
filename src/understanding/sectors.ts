import type { TitleMatcher } from '../titles/matcher.ts';
import type { QuestionLexicon } from './lexicon.ts';
import { type Reading, says, type Tagged } from './tags.ts';

/**
 * Marks the groups of occupations that a question names as such: "healthcare jobs", "the best paid job in
 * tech". The same words elsewhere are part of a title ("healthcare administrator").
 */
export function withSectors(reading: Reading, lexicon: QuestionLexicon, titles: TitleMatcher): Reading {
  const tags = reading.tags.map((tag) =>
    tag.kind === 'group' && isSector(reading, tag, lexicon, titles) ? { ...tag, kind: 'sector' } : tag,
  );
  return { ...reading, tags };
}

function isSector(
  reading: Reading,
  { from, to }: Tagged,
  { sets }: QuestionLexicon,
  titles: TitleMatcher,
): boolean {
  const next = reading.words[to] ?? '';
  const own = reading.words.slice(from, to);
  if (own.some((word) => sets.job_words.has(word))) return true;
  if (sets.job_words.has(next)) {
    const words = reading.tokens.slice(from, to + 1).map((token) => token.word);
    return !titles.isTitle(words);
  }
  const ahead = reading.words.slice(0, from);
  const within = sets.domain_joints.has(ahead.at(-1) ?? '') || sets.domain_joints.has(ahead.at(-2) ?? '');
  const ends = to === reading.words.length || reading.breaks[to] === true || !titles.inTitles(next);
  const ofJobs = ahead.some((word) => sets.job_words.has(word)) || says(reading, 'filter', 'all');
  const ranks = says(reading, 'direction', 'most') || says(reading, 'direction', 'least');
  return within && ends && (ofJobs || ranks);
}
