import { MATCH } from './config.ts';
import { type Spoken, titleLexicon } from './lexicon.ts';
import type { Candidate, Standing } from './resolution.ts';
import type { Known } from './resolve.ts';

/** The meaning of words beyond the lists of titles. */
export interface Meant {
  standing: Standing;
  candidates: Candidate[];
}

/** The meanings of words in common speech, whatever the lists say: fields of work and common names. */
export class Named {
  readonly #known: Known;

  constructor(known: Known) {
    this.#known = known;
  }

  /** Returns whether the words are a family or a common name of a job; a field of work is neither by itself. */
  isNamed(words: readonly string[]): boolean {
    const spoken = entryOf(words);
    return (spoken !== undefined && !spoken.field) || this.#known.families.has(words.join(' '));
  }

  /** Returns whether the words are a field of work or an activity, which somebody may lead. */
  isField(words: readonly string[]): boolean {
    return entryOf(words)?.field ?? false;
  }

  /** Returns the meaning of the words in common speech. */
  spoken(words: readonly string[]): Meant | undefined {
    const phrase = words.join(' ');
    const entry = entryOf(words);
    const roles = rolesOf(this.#known, entry?.socs ?? []);
    if (!entry || roles.length === 0) return undefined;
    const reading = entry.takenAs ? 'taken-as' : null;
    if (roles.length === 1)
      return { standing: 'sure', candidates: [named(roles[0] ?? '', phrase, MATCH.spoken, reading)] };
    const candidates = roles.map((role, at) =>
      named(role, phrase, at === 0 ? MATCH.likeliestSpoken : MATCH.ask, reading ?? 'member'),
    );
    return { standing: roles.length > MATCH.mostSpoken ? 'ask' : 'nearest', candidates };
  }
}

/** What words are called in common speech, as they are spelled or as the lists would spell them: "call centre agent". */
function entryOf(words: readonly string[]): Spoken | undefined {
  const { speech } = titleLexicon();
  const own = speech.get(words.join(' '));
  const listed = respelled(words);
  return own ?? (listed === words ? undefined : speech.get(listed.join(' ')));
}

/** Returns the words as the lists would spell them: "call center agent" for "call centre agent". */
export function respelled(words: readonly string[]): readonly string[] {
  const { spellings, abbreviations } = titleLexicon();
  if (!words.some((word) => spellings.has(word))) return words;
  return words.flatMap((word) => (spellings.has(word) ? abbreviations.get(word)?.[0] : [word]) ?? word);
}

/** The roles of codes, in order; of a six-digit one the occupation that ends in .00 where it is not there itself. */
export function rolesOf({ bySoc }: Known, socs: readonly string[]): string[] {
  return [...new Set(socs.flatMap((soc) => bySoc(soc) ?? bySoc(`${soc}.00`) ?? []))];
}

/** A role that people mean by these words, whatever the lists say. */
export function named(
  role: string,
  title: string,
  confidence: number,
  reading: Candidate['reading'],
): Candidate {
  return {
    role,
    confidence,
    evidence: 'curated',
    title,
    exact: true,
    reading,
    level: null,
    needed: 0,
    generic: false,
    explained: true,
    founded: true,
  };
}
