import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Answer } from '../contract/answer.ts';
import type { Source } from '../contract/schema.ts';

/** Returns the newest release of each source of figures that has a date. */
export function releasesOf({ sources }: Catalogue): Answer['sources'] {
  const dated = sources.filter(({ asOf }) => asOf !== null).map(cited);
  const byName = Map.groupBy(dated, ({ title }) => title.split(', ')[0]);
  const newest = (all: Answer['sources']) =>
    all.toSorted((a, b) => (b.asOf ?? '').localeCompare(a.asOf ?? '')).slice(0, 1);
  return [...byName.values()].flatMap(newest);
}

/** Returns a source as an answer names it. */
export const cited = ({ id, title, publisher, asOf, url, notice }: Source): Answer['sources'][number] => ({
  id,
  title,
  publisher,
  asOf,
  ...(url ? { url } : {}),
  ...(notice ? { notice } : {}),
});

/**
 * The sources of these facts, each once, in the order of the facts; one that has an address for what it states of a
 * role is given once an address, and tells the roles by its title.
 */
export function sourcesOf(facts: Answer['facts'], catalogue: Catalogue): Answer['sources'] {
  const byAddress = Map.groupBy(facts, ({ source, url = '' }) => `${source} ${url}`);
  return [...byAddress.values()].flatMap((stated) => {
    const [fact] = stated;
    if (!fact) return [];
    const source = cited(catalogue.source(fact.source));
    const roles = [...new Set(stated.map(({ role }) => catalogue.head(role).title))].join(', ');
    const { title } = source;
    return fact.url ? { ...source, title: `${title}: ${roles}`, url: fact.url, page: true as const } : source;
  });
}
