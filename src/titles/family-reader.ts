import { MATCH } from './config.ts';
import type { ExactTitles } from './exact.ts';
import type { Family } from './families.ts';
import { titleLexicon } from './lexicon.ts';
import { type Meant, named, respelled, rolesOf } from './named.ts';
import type { Candidate } from './resolution.ts';
import type { Known } from './resolve.ts';

/** Reads family words ("engineer", "officer"): as a group, as the likeliest of its members, or as a question. */
export class FamilyReader {
  readonly #known: Known;
  readonly #exact: ExactTitles;

  constructor(known: Known, exact: ExactTitles) {
    this.#known = known;
    this.#exact = exact;
  }

  /**
   * Returns the meaning of a family word; undefined if the words are not one, if the catalogue lacks its roles, and
   * if they are the very title of an occupation, which then is meant.
   */
  read(words: readonly string[]): Meant | undefined {
    const phrase = words.join(' ');
    const { families } = this.#known;
    // "eng.": a word that is short for a family word first of all.
    const [long = []] = words.length === 1 ? (titleLexicon().abbreviations.get(phrase) ?? []) : [];
    const listed = respelled(words);
    const found =
      families.get(phrase) ??
      (listed === words ? undefined : families.get(listed.join(' '))) ??
      families.get(long.join(' '));
    if (!found || this.#exact.occupation(words)) return undefined;
    // All names of a family mean what the first one does: "cop" is a police officer, where that is a title itself.
    const own = this.#exact.occupation(found.head);
    if (own) return { standing: 'sure', candidates: [{ ...own, title: phrase }] };
    return this.#ofFamily(found.family, words);
  }

  #ofFamily(family: Family, words: readonly string[]): Meant | undefined {
    const phrase = words.join(' ');
    if (family.to === 'group') {
      const [group] = rolesOf(this.#known, [family.group]);
      const meant = group === undefined ? [] : [named(group, phrase, MATCH.spoken, 'family')];
      return meant.length === 0 ? undefined : { standing: 'sure', candidates: meant };
    }
    const members = rolesOf(this.#known, family.members);
    if (members.length === 0) return undefined;
    return family.to === 'ask' ? this.#asked(members, words) : this.#span(family, members, phrase);
  }

  #span({ likeliest: soc }: Family & { to: 'span' }, members: readonly string[], phrase: string): Meant {
    const [likeliest] = soc === null ? [] : rolesOf(this.#known, [soc]);
    const ordered = likeliest === undefined ? members : [...new Set([likeliest, ...members])];
    const candidates = ordered.map((role) =>
      named(role, phrase, role === likeliest ? MATCH.likeliestSpoken : MATCH.ask, 'member'),
    );
    return { standing: likeliest === undefined ? 'ask' : 'nearest', candidates };
  }

  /** Roles that curators gave the word come first: beside another role that goes with one of them, it is meant. */
  #asked(members: readonly string[], words: readonly string[]): Meant {
    const own = this.#exact.curated(words).map((one) => ({ ...one, confidence: MATCH.ask }));
    const others = members
      .filter((role) => !own.some((one) => one.role === role))
      .map(
        (role): Candidate => ({
          ...named(role, words.join(' '), MATCH.ask, 'member'),
          evidence: 'listed',
          exact: false,
        }),
      );
    return { standing: 'ask', candidates: [...own, ...others] };
  }
}
