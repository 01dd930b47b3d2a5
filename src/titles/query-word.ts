import { MATCH } from './config.ts';
import { titleLexicon } from './lexicon.ts';
import { type Alternative, editsAllowed, type WordFinder } from './words.ts';

/** A word of a mention, with the words of the index that it may stand for. */
export interface Asked {
  word: string;
  /** The weight of the word (IDF). */
  weight: number;
  /** The likeliest first; none where nothing is like it. */
  alternatives: Alternative[];
}

/** Returns the words of titles that a word of titles may be meant as: of the same stem, or misspelled. */
export function othersOf(word: string, finder: WordFinder): Alternative[] {
  const near = finder.spelledLike(word, Math.min(1, editsAllowed(word)));
  return [
    ...finder.sameStem(word),
    ...near.map(({ id, likeness }) => ({ id, likeness: likeness * MATCH.realWord })),
  ];
}

/**
 * Returns the candidates for a word of a mention: itself, its other endings, corrected spellings, abbreviations.
 * @param wide whether a word that titles have may be another one misspelled.
 * @param alone it is the whole mention: who writes a word out means no title that is only its short form.
 */
export function askedWord(word: string, finder: WordFinder, wide: boolean, alone = false): Asked {
  const id = finder.id(word);
  const alternatives: Alternative[] = id === undefined ? [] : [{ id, likeness: 1 }];
  if (!finder.inTitles(word))
    alternatives.push(
      ...finder.spelledLike(word, editsAllowed(word), alone),
      ...finder.sameStem(word),
      ...finder.longFor(word).flatMap((long) => ({ id: finder.id(long) ?? 0, likeness: MATCH.contracted })),
    );
  else if (wide) alternatives.push(...othersOf(word, finder));
  for (const short of (alone ? undefined : titleLexicon().shortFor.get(word)) ?? []) {
    const other = finder.id(short);
    if (other !== undefined) alternatives.push({ id: other, likeness: MATCH.rewritten });
  }
  const nearest = alternatives[0];
  const own = id === undefined ? 0 : finder.weight(word);
  return {
    word,
    weight: nearest ? Math.max(own, finder.weightOf(nearest.id)) : MATCH.unknownWeight,
    alternatives: alternatives.sort((a, b) => b.likeness - a.likeness),
  };
}
