import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Query } from '../contract/query.ts';
import { FactBook } from './facts.ts';
import type { AnsweringTools, Composed } from './findings.ts';
import { aside, list, open, subject } from './other.ts';
import { rank } from './rank.ts';
import { aboutRoles } from './roles.ts';
import { similar } from './similar.ts';
import { sourcesOf } from './sources.ts';
import { transition } from './transition.ts';

/** From a query to an answer without its words: one file an intent. */
export function compose(query: Query, catalogue: Catalogue, levels: readonly string[]): Composed {
  const tools: AnsweringTools = { catalogue, book: new FactBook(catalogue), levels };
  const composed = byIntent(query, tools);
  return { ...composed, draft: { ...composed.draft, sources: sourcesOf(composed.draft.facts, catalogue) } };
}

function byIntent(query: Query, tools: AnsweringTools): Composed {
  if (query.aside) return aside(query, tools);
  if (query.unclear.length > 0 || query.unknown.length > 0) return open(query, tools);
  if (query.intent === 'list') return list(tools);
  if (query.intent === 'rank') return rank(query, tools);
  if (query.roles.length === 0) return subject(query, tools);
  if (query.intent === 'similar') return similar(query, tools);
  if (query.intent === 'transition' && query.roles.length === 2) return transition(query, tools);
  return aboutRoles(query, tools);
}
