import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Answer } from '../contract/answer.ts';

/** The sources of these facts, each once, in the order of the facts. */
export function sourcesOf(facts: Answer['facts'], catalogue: Catalogue): Answer['sources'] {
  return [...new Set(facts.map((fact) => fact.source))].map((id) => {
    const { title, publisher, asOf, url, notice } = catalogue.source(id);
    return { id, title, publisher, asOf, ...(url ? { url } : {}), ...(notice ? { notice } : {}) };
  });
}
