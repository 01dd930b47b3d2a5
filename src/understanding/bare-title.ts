import { titleWords } from '../language/normalise.ts';
import { MATCH } from '../titles/config.ts';
import { titleLexicon } from '../titles/lexicon.ts';
import type { TitleMatcher } from '../titles/matcher.ts';
import type { QuestionLexicon } from './lexicon.ts';
import { findMentions, type Mention } from './mentions.ts';
import { type Reading, says } from './tags.ts';

/** How many words a text may have that is nothing but a title. */
const LONGEST_TITLE = 10;
/** Kinds of phrases that many titles hold too: they do not make a text a question. */
const IN_TITLES = new Set(['group', 'home', 'trait']);

/** The mentions of a text: the whole of it, or what stands in it; the whole again where that explains it better. */
export function mentionsOf(reading: Reading, titles: TitleMatcher, lexicon: QuestionLexicon): Mention[] {
  const whole = wholeMention(reading, titles, lexicon);
  if (whole && isWhole(whole, reading)) return [whole];
  const found = findMentions(reading, titles, lexicon);
  return whole && isBareTitle(reading, found, whole, lexicon) ? [whole] : found;
}

/** A text that is nothing but a title, which may hold words that mean something else in a question. */
function wholeMention(reading: Reading, titles: TitleMatcher, lexicon: QuestionLexicon): Mention | undefined {
  const size = reading.tokens.length;
  if (size === 0 || size > LONGEST_TITLE || says(reading, 'intent', 'compare') || reading.numbers.length > 0)
    return undefined;
  const plain = reading.tokens.map((token) => token.plain);
  const common = plain.every((word) => lexicon.common.has(word) || lexicon.phrases.has(word));
  const capitals = size === 1 && /^\p{Lu}{2,6}$/u.test(reading.text.trim());
  if (common && !capitals) return undefined;
  if (plain.some((word) => lexicon.sets.walls.has(word) && word !== 'to')) return undefined;
  const text = reading.text.trim();
  // A question is no title: only one that is listed word for word is worth looking for in it.
  const asking = plain.some((word) => lexicon.asking.has(word));
  if (asking && titles.exact(titleWords(text, titleLexicon().small)).length === 0) return undefined;
  return {
    text,
    words: reading.tokens.map((token) => token.word),
    from: 0,
    to: size,
    resolution: titles.resolve(text),
  };
}

/** Whether the whole text is that title, as listed or misspelled, so that no word of it means anything else. */
function isWhole(mention: Mention, reading: Reading): boolean {
  const best = mention.resolution.candidates[0];
  if (!best) return false;
  // What the title leaves out may be what is asked ("remote work").
  const asks = reading.tags.some((tag) => tag.kind === 'unmeasured' || tag.kind === 'aspect');
  if (asks && best.title.split(' ').length < titleWords(mention.text, titleLexicon().small).length)
    return false;
  if (best.exact) return best.title.includes(' ') || mention.words.length === 1;
  return mention.resolution.verdict === 'sure' && !best.generic && best.needed < MATCH.acceptExplained;
}

/** No word of a question in it, and more than subjects before or after what was found: then it is one title. */
function isBareTitle(
  reading: Reading,
  found: readonly Mention[],
  whole: Mention,
  lexicon: QuestionLexicon,
): boolean {
  if (reading.words.some((word) => lexicon.asking.has(word))) return false;
  const inside = (at: number) => found.some((one) => at >= one.from && at < one.to);
  const rest = reading.tokens.map((_, at) => at).filter((at) => !inside(at));
  const hasTag = (at: number) =>
    reading.tags.some((tag) => !IN_TITLES.has(tag.kind) && at >= tag.from && at < tag.to);
  const asks = rest.some(hasTag);
  // Nothing is asked, so every word belongs to the name, and that is of no role ("time travel coordinator");
  // but "only the coordinator, please" has no word that names anything else.
  const names = (at: number) =>
    !lexicon.sets.asides.has(reading.words[at] ?? '') && !titleLexicon().small.has(reading.words[at] ?? '');
  if (whole.resolution.verdict === 'unknown' && found.some((one) => one.resolution.verdict !== 'unknown'))
    return !asks && rest.some(names) && !reading.breaks.includes(true);
  const spoken = (at: number) =>
    hasTag(at) ||
    (asks && lexicon.common.has(reading.words[at] ?? '')) ||
    titleLexicon().small.has(reading.words[at] ?? '');
  const first = found[0]?.from ?? 0;
  const last = found.at(-1)?.to ?? 0;
  const inner = rest.filter((at) => at >= first && at < last);
  if (found.length > 1 && inner.length > 0 && inner.every(spoken)) return false;
  if (found.length > 1 && rest.length === 0 && !reading.breaks.includes(true))
    return whole.resolution.verdict === 'sure';
  return found.length === 0 || !rest.every((at) => (at < first || at >= last) && spoken(at));
}
