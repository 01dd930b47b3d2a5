import type { Aside, Query, QueryRole, Subject } from './query.ts';

/** What is asked of queries of all kinds. */

/** Returns an empty subject. */
export function blankSubject(): Subject {
  return { aspects: [], fields: [], statistic: null, period: null, label: null, except: [] };
}

/** Returns what every query has, with nothing in it but a subject. */
export function blankBase(language: string, subject: Subject = blankSubject()) {
  return { subject, places: [], conditions: [], besides: [], unused: [], language };
}

/** Returns a query that asks for nothing that can be looked up. */
export function blankAside(aside: Aside['aside'], language: string): Aside {
  return { intent: 'aside', aside, ...blankBase(language) };
}

/** The roles of a query, in order. */
export function rolesOf(query: Query): readonly QueryRole[] {
  if (query.intent === 'whereabouts') return rolesOf(query.query);
  if (query.intent === 'transition') return query.from ? [query.from, query.to] : [query.to];
  if ('role' in query) return [query.role];
  return 'roles' in query ? (query.roles ?? []) : [];
}

/** The roles that a query describes or sets side by side; none of any other. */
export function rolesTold(query: Query | null): readonly QueryRole[] {
  return query?.intent === 'compare' || query?.intent === 'describe' ? rolesOf(query) : [];
}
