import { createHash } from 'node:crypto';
import type { TitleEntry } from '../catalogue/catalogue.ts';
import type { Embedded } from '../catalogue/load.ts';
import { createCatalogue } from '../catalogue/merge.ts';
import type { Role } from '../contract/schema.ts';
import type { TitleSource } from './build.ts';
import { titleLexicon } from './lexicon.ts';

/** The titles of the shipped roles that go into the index. */
export interface OwnTitles {
  sources: TitleSource[];
  /** The id of the embedded role that an imported role joins; its own id where it joins none. */
  nameOf(imported: string): string;
}

export function ownTitles(embedded: Embedded): OwnTitles {
  const catalogue = createCatalogue(embedded);
  const shortForms = Object.entries(embedded.shortForms);
  const sources = embedded.roles.map((role): TitleSource => {
    const shared = shortForms.flatMap(([short, ids]) => (ids.includes(role.id) ? [short] : []));
    const names = [role.title, catalogue.head(role.id).plural, ...role.aliases, ...shared];
    const titles: TitleEntry[] = names.map((title) => ({ title, role: role.id, evidence: 'curated' }));
    return { role: role.id, titles, context: contextOf(role) };
  });
  return {
    sources,
    nameOf(imported) {
      const soc = /\d{2}-\d{4}\.\d{2}/.exec(imported)?.[0];
      return (soc === undefined ? undefined : catalogue.bySoc(soc)) ?? imported;
    },
  };
}

/**
 * Changes with anything that an index joined with these titles is made of, but the official titles. Every start asks
 * for it, so it is taken of what the files say, before a plural is made.
 */
export function fingerprint({ roles, shortForms }: Embedded): string {
  const said = roles.map((role) => {
    const { id, soc, title, singular, plural, aliases } = role;
    return { id, soc, title, singular, plural, aliases, context: contextOf(role) };
  });
  const made = JSON.stringify([said, shortForms, [...titleLexicon().small].sort()]);
  return createHash('sha1').update(made).digest('hex');
}

/** The phrases of a role's own facts, which tell its field of work. */
function contextOf(role: Role): string[] {
  return role.facts.flatMap(({ field, value }) => {
    if (!/^(?:overview|duties|skills|environment)\./.test(field)) return [];
    if (typeof value === 'string') return [value];
    return Array.isArray(value) ? value.map((item) => item.label) : [];
  });
}
