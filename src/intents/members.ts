import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Query, QueryRole } from '../contract/query.ts';

/**
 * Returns a query in which an occupation stands for a family whose group lacks all that is asked ("teacher", where only
 * single occupations are rated): the one of most jobs that has it, said to be the likeliest of several.
 */
export function withMembers(query: Query, catalogue: Catalogue): Query {
  if (query.intent !== 'compare' && query.intent !== 'describe') return query;
  const settled = (role: QueryRole) => memberFor(role, query.subject.fields, catalogue);
  return query.intent === 'compare'
    ? { ...query, roles: query.roles.map(settled) }
    : { ...query, role: settled(query.role) };
}

function memberFor(role: QueryRole, fields: readonly string[], catalogue: Catalogue): QueryRole {
  if (role.reading !== 'family' || fields.length === 0) return role;
  const factsOf = (id: string) => catalogue.role(id)?.facts ?? [];
  const has = (id: string) => factsOf(id).some(({ field }) => fields.includes(field));
  if (has(role.id)) return role;
  const counts = catalogue.fields.ofMeasure('jobs').map(({ id }) => id);
  const jobs = (id: string) => factsOf(id).find(({ field }) => counts.includes(field))?.value;
  const members = catalogue
    .members(role.id)
    .filter(has)
    .sort((a, b) => Number(jobs(b) ?? 0) - Number(jobs(a) ?? 0));
  const [first, ...others] = members;
  return first === undefined ? role : { ...role, id: first, reading: 'member', others: [role.id, ...others] };
}
