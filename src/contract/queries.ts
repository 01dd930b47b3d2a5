import type { Aside, Compare, Query, QueryRole, Settled, Subject, Unsettled } from './query.ts';

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

/** What is asked of roles, by whatever kind of query. */
type Asked = Pick<Compare, keyof ReturnType<typeof blankBase> | 'compute' | 'direction'>;

/** A question of roles as a query: one is described and several are set side by side, unless something else is asked of them. */
export function queryAbout(
  then: Unsettled['then'],
  roles: readonly [QueryRole, ...QueryRole[]],
  { subject, compute, direction, ...base }: Asked,
): Settled {
  const [one, two] = roles;
  const all = [...roles];
  if (then === 'rank') {
    const order = { direction: direction ?? 'most', limit: null, over: 'roles' } as const;
    return { intent: 'rank', roles: all, subject, ...order, ...base };
  }
  if (then === 'similar') return { intent: 'similar', role: one, ...base };
  if (then === 'transition')
    return { intent: 'transition', from: two ? one : null, to: two ?? one, subject, ...base };
  if (two) return { intent: 'compare', roles: all, subject, compute, direction, ...base };
  return { intent: 'describe', role: one, subject, ...base };
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
