import pluralize from 'pluralize';
import { putUnder } from '../lists.ts';
import { singular } from './normalise.ts';

/** The degree of comparison of an adjective. */
export type Degree = 'comparative' | 'superlative';

/** A dictionary form that a word may be a form of. */
export interface Lemma {
  lemma: string;
  degree: Degree | null;
}

export interface WordClasses {
  adjectives: ReadonlySet<string>;
  verbs: ReadonlySet<string>;
  /** Forms that no rule makes ("paid"), by lemma. */
  irregular: Readonly<Record<string, readonly string[]>>;
  degrees: Readonly<Record<Degree, readonly string[]>>;
  /** The ending by which a word is in regard to what stands before it ("paywise"). */
  regard: string;
}

const VOWEL = /[aeiouy]/;
const SHORT = /^(?:qu|[^aeiou])*[aeiou][bdfgklmnprtvz]$/;

/** The stem to which "-ing", "-ed", "-er" are added, with its spelling. */
export function stems(word: string): { withE: string; withI: string } {
  if (word.endsWith('e'))
    return { withE: word.slice(0, -1), withI: word.endsWith('ee') ? word : word.slice(0, -1) };
  if (SHORT.test(word)) return { withE: word + word.at(-1), withI: word + word.at(-1) };
  if (word.endsWith('y') && !VOWEL.test(word.at(-2) ?? 'a'))
    return { withE: `${word.slice(0, -1)}i`, withI: word };
  return { withE: word, withI: word };
}

/** Returns whether a word, however it is typed, may be a gerund or a present participle. */
export const isGerund = (word: string | undefined): boolean => word?.toLowerCase().endsWith('ing') === true;

/** Every form of a lemma and how it is compared; words of no class have a plural alone. */
export function formsOf(lemma: string, classes: WordClasses): Map<string, Degree | null> {
  const forms = new Map<string, Degree | null>([[lemma, degreeOf(lemma, classes)]]);
  const put = (form: string, degree: Degree | null = null) => {
    if (!forms.has(form)) forms.set(form, degree);
  };
  // "his" is no plural of "hi".
  if (lemma.length > 2) put(pluralize.plural(lemma));
  const { withE, withI } = stems(lemma);
  if (classes.verbs.has(lemma)) for (const form of [`${withE}ed`, `${withI}ing`, `${lemma}s`]) put(form);
  if (classes.adjectives.has(lemma)) {
    put(`${withE}er`, 'comparative');
    put(`${withE}est`, 'superlative');
  }
  for (const form of classes.irregular[lemma] ?? []) put(form, degreeOf(form, classes));
  return forms;
}

function degreeOf(form: string, { degrees }: WordClasses): Degree | null {
  if (degrees.comparative.includes(form)) return 'comparative';
  return degrees.superlative.includes(form) ? 'superlative' : null;
}

/** The lemmas of all words of a lexicon, by form. */
export class LemmaTable {
  readonly #byForm = new Map<string, Lemma[]>();
  readonly #known = new Set<string>();
  readonly #regard: string;

  constructor(lemmas: Iterable<string>, classes: WordClasses) {
    this.#regard = classes.regard;
    for (const lemma of lemmas) {
      if (this.#known.has(lemma)) continue;
      this.#known.add(lemma);
      for (const [form, degree] of formsOf(lemma, classes)) putUnder(this.#byForm, form, { lemma, degree });
    }
  }

  /** The lemmas that a word may be a form of; empty when the lexicon does not know it. */
  of(word: string): readonly Lemma[] {
    const exact = this.#byForm.get(word);
    if (exact) return exact;
    const one = singular(word);
    // "cleaners" are no more than one that is cleaner: what is compared has no plural.
    const plural = one === word ? [] : (this.#byForm.get(one) ?? []).filter(({ degree }) => degree === null);
    if (plural.length > 0 || !word.endsWith(this.#regard)) return plural;
    return this.#byForm.get(word.slice(0, -this.#regard.length)) ?? [];
  }

  /** Every form, for slips of typing. */
  forms(): IterableIterator<string> {
    return this.#byForm.keys();
  }
}
