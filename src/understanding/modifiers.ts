import type { Query } from '../contract/query.ts';
import type { QuestionLexicon } from './lexicon.ts';
import { type Reading, says, type Tagged, tagged } from './tags.ts';

/** The most of a rank that anyone can ask for: a larger number counts something else. */
const LARGEST_LIMIT = 50;

/** Asked to confirm: an auxiliary first, or "…, right?" last. */
export function isYesNo(reading: Reading, { sets }: QuestionLexicon): boolean {
  const { words, text, breaks, tokens } = reading;
  const last = words.length - 1;
  const confirms = [1, 2, 3].some((size) => {
    const from = last - size + 1;
    return from > 0 && breaks[from] === true && sets.confirmations.has(words.slice(from).join(' '));
  });
  if (confirms || (/\?\s*$/u.test(text) && last > 2 && sets.confirmations.has(words[last] ?? '')))
    return true;
  return words.some((word, at) => {
    const starts = at === 0 || /[.?!,:]\s*(?:\p{L}+\s+)?$/u.test(text.slice(0, tokens[at]?.start));
    return starts && sets.auxiliaries.has(word) && !sets.addressees.has(words[at + 1] ?? '');
  });
}

/** Whether a question asks what can happen ("could X earn …"), not what is so as a rule. */
export function isPossible(reading: Reading, { sets }: QuestionLexicon): boolean {
  return reading.words.some((word) => sets.modals.has(word));
}

/** What is to be worked out of the figures, where the question says so. */
export function computationOf(reading: Reading, lexicon: QuestionLexicon): Query['compute'] {
  const percents = tagged(reading, 'compute', 'percent');
  if (percents.some((tag) => !isShare(reading, tag.to, lexicon))) return 'percent';
  if (says(reading, 'compute', 'ratio')) return 'ratio';
  return says(reading, 'compute', 'difference') ? 'difference' : null;
}

/** "what percentage of …" asks for a share, not for a computed percentage; so does a number before it. */
export function isShare(reading: Reading, at: number, { sets }: QuestionLexicon): boolean {
  const numbered = reading.numbers.some(
    (number) => number.percent && number.to >= at - 1 && number.from < at,
  );
  return numbered || sets.share_of.has(reading.words[at] ?? '');
}

/** Whether the most or the least of something is wanted; "from lowest to highest" starts with the least. */
export function directionOf(reading: Reading, { sets }: QuestionLexicon): Query['direction'] {
  const compared = directionTags(reading);
  if (says(reading, 'least')) return 'least';
  // What falls most grows least.
  const falls = reading.words.some((word) => sets.falling.has(word));
  if (falls && (says(reading, 'most') || compared.some((tag) => tag.value === 'most'))) return 'least';
  if (says(reading, 'most')) return compared.some((tag) => tag.value === 'least') ? 'least' : 'most';
  const first = compared.find((tag) => tag.value !== 'same');
  return first === undefined ? null : (first.value as Query['direction']);
}

/** Phrases that compare; "at least" before a number only bounds it, and "bottom 10%" names a figure. */
export function directionTags(reading: Reading): Tagged[] {
  const bounds = ['over', 'under'].flatMap((value) => tagged(reading, 'filter', value));
  const bounding = bounds.filter((tag) =>
    reading.numbers.some(({ from }) => from >= tag.to && from - tag.to <= 1),
  );
  const within = (tag: Tagged, others: readonly Tagged[]) =>
    others.some((other) => other.from <= tag.from && other.to >= tag.to);
  const free = tagged(reading, 'direction').filter((tag) => !within(tag, bounding));
  // In "the bottom 10% earn the most" the first only names the figure.
  const outside = free.filter((tag) => !within(tag, tagged(reading, 'field')));
  return outside.length > 0 ? outside : free;
}

/** "top 3", "the five fastest": how many of a rank are wanted. */
export function limitOf(reading: Reading, { sets, numerals }: QuestionLexicon): number | null {
  const zone = tagged(reading, 'field', 'requirements.job_zone')[0];
  const digits = reading.numbers.filter(
    ({ money, percent, from }) => !money && !percent && !(zone && Math.abs(from - zone.to) <= 1),
  );
  const words = reading.words.flatMap((word, at) => {
    const value = numerals.get(word);
    return value === undefined ? [] : [{ value, from: at, to: at + 1 }];
  });
  const plain = [...digits, ...words].find(
    ({ value }) => Number.isInteger(value) && value >= 1 && value <= LARGEST_LIMIT,
  );
  if (!plain) return null;
  const about = reading.words.slice(Math.max(0, plain.from - 1), plain.to + 2);
  return about.some((word) => sets.ranked.has(word)) ? plain.value : null;
}
