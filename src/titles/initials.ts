import { wordsOf } from '../language/normalise.ts';
import { MATCH } from './config.ts';
import { titleLexicon } from './lexicon.ts';
import { type Meant, named, rolesOf } from './named.ts';
import type { Candidate } from './resolution.ts';
import type { Known } from './resolve.ts';

/** Roles by names with the same initials. */
interface Named {
  spoken: string[];
  curated: string[];
}

/** The names that people and curators have for jobs, by the first letters of their words: "cmo", a chief marketing officer. */
export class Initials {
  readonly #known: Known;
  #names: Map<string, Named> | undefined;

  constructor(known: Known) {
    this.#known = known;
  }

  /**
   * The meaning of a short form that one list has for some title, where names have its initials as well: those in common
   * speech are likelier meant, those of curators may be. Undefined for any other words.
   * @param found the roles that the short form is listed for.
   */
  read([short = '', second]: readonly string[], found: readonly Candidate[]): Meant | undefined {
    const listed = found.length > 0 && found.every(({ evidence }) => evidence === 'short');
    if (second !== undefined || !listed) return undefined;
    this.#names ??= this.#read();
    const { spoken = [], curated = [] } = this.#names.get(short) ?? {};
    const own = found.map(({ role }) => role);
    const roles = new Set([...spoken, ...own.filter((role) => curated.includes(role)), ...own, ...curated]);
    if (spoken.length + curated.length === 0 || roles.size < 2) return undefined;
    const candidates = [...roles].map((role, at) =>
      named(role, short, at === 0 ? MATCH.likeliestSpoken : MATCH.ask, 'member'),
    );
    return { standing: candidates.length > MATCH.mostSpoken ? 'ask' : 'nearest', candidates };
  }

  #read(): Map<string, Named> {
    const names = new Map<string, Named>();
    const add = (words: readonly string[], roles: readonly string[], kind: keyof Named) => {
      const initials = words.map(([first]) => first).join('');
      const known = names.get(initials) ?? { spoken: [], curated: [] };
      names.set(initials, { ...known, [kind]: [...known[kind], ...roles] });
    };
    for (const [name, { socs, field }] of titleLexicon().speech)
      if (!field) add(name.split(' '), rolesOf(this.#known, socs), 'spoken');
    // Small words count: a director of operations is no "do".
    for (const { name, role } of this.#known.names) add(wordsOf(name), [role], 'curated');
    return names;
  }
}
