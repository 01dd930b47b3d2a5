import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Selection } from '../contract/assistant.ts';
import { blankAside, blankBase, blankSubject } from '../contract/queries.ts';
import type { Query, QueryRole } from '../contract/query.ts';

/** A query that a form asks for, and a text by which one would ask for it. */
export interface Selected {
  query: Query;
  text: string;
}

/** Returns what a form chose as a query; role ids that the catalogue does not hold are left out. */
export function selected({ roles: ids, aspects = [], intent }: Selection, catalogue: Catalogue): Selected {
  const roles = ids.filter((id) => catalogue.role(id) !== undefined).map(chosen);
  const base = blankBase('en', { ...blankSubject(), aspects: [...aspects] });
  const titles = roles.map(({ id }) => catalogue.head(id).title).join(' vs ');
  const text = aspects.length > 0 ? `${titles}: ${aspects.join(', ')}` : titles;
  const [first, second] = roles;
  if (!first) return { text, query: blankAside('help', 'en') };
  if (intent === 'similar') return { text, query: { ...base, intent, role: first } };
  if (intent === 'transition' && second) {
    return { text, query: { ...base, intent, from: first, to: second } };
  }
  if (!second) return { text, query: { ...base, intent: 'describe', role: first } };
  return { text, query: { ...base, intent: 'compare', roles, compute: null, direction: null } };
}

function chosen(id: string): QueryRole {
  return { id, mention: null, confidence: 1, reading: null, level: null, others: [] };
}
