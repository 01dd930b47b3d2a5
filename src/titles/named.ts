import { MATCH } from './config.ts';
import type { Family } from './families.ts';
import { titleLexicon } from './lexicon.ts';
import type { Candidate, Standing } from './resolution.ts';
import type { Known } from './resolve.ts';

interface Meant {
  standing: Standing;
  candidates: Candidate[];
}

/** What people mean by words whatever the lists say: families of occupations, fields of work, common names. */
export class Named {
  readonly #known: Known;

  constructor(known: Known) {
    this.#known = known;
  }

  /** Whether the words are a family or a common name of a job; a field of work is neither by itself. */
  isNamed(words: readonly string[]): boolean {
    const spoken = titleLexicon().speech.get(words.join(' '));
    return (spoken !== undefined && !spoken.field) || this.#known.families.has(words.join(' '));
  }

  /** Whether the words are a field of work or an activity, which somebody may lead. */
  isField(words: readonly string[]): boolean {
    return titleLexicon().speech.get(words.join(' '))?.field ?? false;
  }

  /** The group or the members that a family word stands for; undefined where the catalogue has none of them. */
  family(words: readonly string[]): Meant | undefined {
    const phrase = words.join(' ');
    const family = this.#known.families.get(phrase);
    return family && this.#ofFamily(family, phrase);
  }

  /** What the words are in common speech. */
  spoken(words: readonly string[]): Meant | undefined {
    const phrase = words.join(' ');
    const entry = titleLexicon().speech.get(phrase);
    const roles = this.#roles(entry?.socs ?? []);
    if (!entry || roles.length === 0) return undefined;
    const reading = entry.countedWith ? 'counted-with' : null;
    if (roles.length === 1)
      return { standing: 'sure', candidates: [named(roles[0] ?? '', phrase, MATCH.spoken, reading)] };
    const candidates = roles.map((role, at) =>
      named(role, phrase, at === 0 ? MATCH.likeliestSpoken : MATCH.ask, reading ?? 'member'),
    );
    return { standing: roles.length > MATCH.mostSpoken ? 'ask' : 'nearest', candidates };
  }

  #ofFamily(family: Family, phrase: string): Meant | undefined {
    if (family.to === 'group') {
      const group = this.#roleOf(family.group);
      return group === undefined
        ? undefined
        : { standing: 'sure', candidates: [named(group, phrase, MATCH.spoken, 'family')] };
    }
    const members = this.#roles(family.members);
    if (members.length === 0) return undefined;
    const likeliest =
      family.to === 'span' && family.likeliest !== null ? this.#roleOf(family.likeliest) : undefined;
    const ordered = likeliest === undefined ? members : [...new Set([likeliest, ...members])];
    const candidates = ordered.map((role) =>
      named(role, phrase, role === likeliest ? MATCH.likeliestSpoken : MATCH.ask, 'member'),
    );
    return { standing: likeliest === undefined ? 'ask' : 'nearest', candidates };
  }

  #roles(socs: readonly string[]): string[] {
    return [...new Set(socs.flatMap((soc) => this.#roleOf(soc) ?? []))];
  }

  /** The role of a code; of a six-digit one the occupation that ends in .00 where it is not there itself. */
  #roleOf(soc: string): string | undefined {
    return this.#known.bySoc(soc) ?? this.#known.bySoc(`${soc}.00`);
  }
}

function named(role: string, title: string, confidence: number, reading: Candidate['reading']): Candidate {
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
  };
}
