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
  /** The names of an imported role in common speech. */
  calledOf(imported: string): TitleEntry[];
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
      return catalogue.bySoc(codeOf(imported)) ?? imported;
    },
    calledOf(imported) {
      const { called = [] } = embedded.names[codeOf(imported)] ?? {};
      return called.map((title) => ({ title, role: imported, evidence: 'called' }));
    },
  };
}

/** The O*NET-SOC code in the id of an imported role; empty if it has none. */
function codeOf(imported: string): string {
  return /\d{2}-\d{4}\.\d{2}/.exec(imported)?.[0] ?? '';
}

/**
 * Changes with anything that an index joined with these titles is made of, but the official titles. Every start asks
 * for it, so it is taken of what the files say, before a plural is made.
 */
export function fingerprint({ roles, shortForms, names }: Embedded): string {
  const said = roles.map((role) => {
    const { id, soc, title, singular, plural, aliases } = role;
    return { id, soc, title, singular, plural, aliases, context: contextOf(role) };
  });
  const called = Object.entries(names).flatMap(([code, name]) => (name.called ? [[code, name.called]] : []));
  const made = JSON.stringify([said, shortForms, called, [...titleLexicon().small].sort()]);
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
