import { titleWords } from '../../src/language/normalise.ts';
import type { TitleSource } from '../../src/titles/build.ts';
import { titleLexicon } from '../../src/titles/lexicon.ts';
import { dropPhrases } from '../../src/titles/mention.ts';
import type { Filing } from './filings.ts';
import type { Lesson } from './train-words.ts';

/** The weights of a title by its evidence and of a filing, and the maximum weight. */
const COUNTS: Readonly<Record<string, number>> = { official: 6, reported: 2 };
const FILED = 1;
const MOST = 4;
/** The share of a title that is the role's own; the rest is that of other codes of its six-digit family. */
const OWN = 0.85;

/** A title as the word model reads it: without fillers and levels. */
export function lessonWords(text: string): readonly string[] {
  const { small, fillers, manner, levels } = titleLexicon();
  return dropPhrases(dropPhrases(dropPhrases(titleWords(text, small), manner), fillers), levels);
}

/** Returns the training titles of the word model: of the sources (roles are O*NET-SOC codes) and of filings. */
export function lessonsOf(
  sources: readonly TitleSource[],
  filings: readonly Filing[],
  codes: readonly string[],
): Lesson[] {
  const positions = new Map(codes.map((code, at) => [code, at]));
  const families = Map.groupBy(codes, (code) => code.slice(0, 7));
  const made = new Map<string, { words: readonly string[]; shares: Map<number, number>; weight: number }>();
  const add = (text: string, code: string, weight: number) => {
    const words = lessonWords(text);
    if (words.length === 0) return;
    const key = words.join(' ');
    const lesson = made.get(key) ?? { words, shares: new Map<number, number>(), weight: 0 };
    made.set(key, lesson);
    lesson.weight += weight;
    const family = families.get(code.slice(0, 7)) ?? [code];
    for (const one of family) {
      const share = family.length === 1 ? 1 : one === code ? OWN : (1 - OWN) / (family.length - 1);
      const at = positions.get(one) ?? 0;
      lesson.shares.set(at, (lesson.shares.get(at) ?? 0) + weight * share);
    }
  };
  for (const { role, titles } of sources)
    for (const { title, evidence } of titles) add(title, role, COUNTS[evidence] ?? 1);
  for (const { title, codes: own, count } of filings)
    for (const code of own) add(title, code, (FILED * Math.log(1 + count)) / own.length);
  return [...made.values()].map(({ words, shares, weight }) => {
    const total = [...shares.values()].reduce((sum, share) => sum + share, 0);
    return {
      words,
      classes: [...shares.keys()],
      shares: [...shares.values()].map((share) => share / total),
      weight: Math.sqrt(Math.min(MOST, weight)),
    };
  });
}
