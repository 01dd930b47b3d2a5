import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Answer } from '../contract/answer.ts';

/**
 * The sources of these facts, each once, in the order of the facts; one that has an address for what it states of a
 * role is given once an address, and tells the roles by its title.
 */
export function sourcesOf(facts: Answer['facts'], catalogue: Catalogue): Answer['sources'] {
  const cited = Map.groupBy(facts, ({ source, url = '' }) => `${source} ${url}`);
  return [...cited.values()].flatMap((stated) => {
    const [fact] = stated;
    if (!fact) return [];
    const { id, title, publisher, asOf, url, notice } = catalogue.source(fact.source);
    const roles = [...new Set(stated.map(({ role }) => catalogue.head(role).title))].join(', ');
    const where = fact.url ? { title: `${title}: ${roles}`, url: fact.url, page: true as const } : { title };
    return { id, publisher, asOf, ...(url ? { url } : {}), ...where, ...(notice ? { notice } : {}) };
  });
}
