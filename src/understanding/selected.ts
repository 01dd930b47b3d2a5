import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Selection } from '../contract/assistant.ts';
import { blankAside, blankBase, blankSubject, queryAbout } from '../contract/queries.ts';
import type { Query } from '../contract/query.ts';
import { knownRole } from './reading/mention.ts';

/** A query that a form asks for, and a text by which one would ask for it. */
export interface Selected {
  query: Query;
  text: string;
}

/** Returns what a form chose as a query; role ids that the catalogue does not hold are left out. */
export function selected({ roles: ids, aspects = [], intent }: Selection, catalogue: Catalogue): Selected {
  const roles = ids.filter((id) => catalogue.role(id) !== undefined).map(knownRole);
  const base = blankBase('en', { ...blankSubject(), aspects: [...aspects] });
  const titles = roles.map(({ id }) => catalogue.head(id).title).join(' vs ');
  const text = aspects.length > 0 ? `${titles}: ${aspects.join(', ')}` : titles;
  const [first, ...more] = roles;
  if (!first) return { text, query: blankAside('help', 'en') };
  const then = intent === 'transition' && more.length === 0 ? 'describe' : (intent ?? 'describe');
  return { text, query: queryAbout(then, [first, ...more], { ...base, compute: null, direction: null }) };
}
