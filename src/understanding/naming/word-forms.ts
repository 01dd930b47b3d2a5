import { doersOf } from '../../language/doers.ts';
import { singular } from '../../language/normalise.ts';
import type { MentionParts } from './mention-parts.ts';

type Parts = Pick<MentionParts, 'tokens' | 'english'>;

/** Words by which two are compared. */
const COMPARES = ['joint.than', 'relation.versus', 'question.who'];
/** The shortest form of a verb. */
const SHORTEST = 3;

/** Returns whether a word is one for anybody: "guy", "people". */
export function isPerson({ english, tokens }: Parts, at: number): boolean {
  const word = tokens[at]?.word ?? '';
  const forms = [singular(word), ...english.lemmas(word).map(({ lemma }) => lemma)];
  return forms.some((form) => english.file.persons.includes(form));
}

/** The words made of a verb: what it may be a form of, who does it, and the doing of it. */
export type Made = ReturnType<typeof doersOf>;

/** Returns what is made of the verb at a place, with what the lexicon calls those who do it. */
export function madeOf({ english, tokens }: Parts, at: number): Made {
  const word = tokens[at]?.word ?? '';
  const lemmas = english.lemmas(word).map(({ lemma }) => lemma);
  const { bases, doers, gerunds } = doersOf(word, lemmas);
  const others = bases.flatMap((base) => english.file.doers[base] ?? []);
  return { bases, doers: [...doers, ...others], gerunds };
}

/** Returns a word with what it may be a form of. */
export function lemmasOf({ tokens, english }: Parts, at: number): string[] {
  const word = tokens[at]?.word ?? '';
  const lemmas = english.lemmas(word).map(({ lemma }) => lemma);
  const { bases } = doersOf(word, lemmas);
  return [word, ...lemmas, ...bases.filter((base) => base.length >= SHORTEST)];
}

/** Returns whether a text holds one thing against another: "…, does he earn less than …". */
export function isCompared({ hits }: Pick<MentionParts, 'hits'>): boolean {
  return hits.some(({ sense }) => COMPARES.includes(sense.name));
}

/** Returns whether somebody or the asker is among the words at some places: it is talk, and no work is told. */
export function isTalk({ around, titles, tokens }: MentionParts, places: readonly number[]): boolean {
  const isDoer = (word: string) => titles.inTitles(word) && titles.isDoer(word);
  return places.some((at) => around.precedes(at, 'filler.me') || isDoer(tokens[at]?.word ?? ''));
}

/** Returns whether words are known for who does what a verb says. */
export function isDeed({ english, tokens }: Parts, at: number): boolean {
  return english.lemmas(tokens[at]?.word ?? '').some(({ lemma }) => english.file.doers[lemma] !== undefined);
}
