import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Aspect } from '../contract/aspects.ts';
import {
  NATION,
  type Place,
  type Query,
  type QueryRole,
  type Rank,
  type Subject,
  type Transition,
} from '../contract/query.ts';
import { nounPlural } from '../wording/nouns.ts';
import { placeAs } from './places.ts';
import { asksPrices, withoutPrices } from './prices.ts';

/** The maximum number of members that stand side by side for their group. */
const MOST_MEMBERS = 3;

/** Aspects that tell of a role as a whole. */
const WHOLE: readonly Aspect[] = ['overview', 'summary'];

/** The length of a code of the Standard Occupational Classification, and the last digit of one for all the rest. */
const DETAILED = 7;
const RESIDUAL = '9';

/**
 * Returns a query in which occupations stand for a family whose group lacks all that is asked ("teacher", where only
 * single occupations are rated): the one of most jobs that has it, said to be the likeliest of several, or only one of
 * them where others have more jobs; of one family in a place, those of most jobs, each by itself.
 */
export function withMembers(query: Query, catalogue: Catalogue): Query {
  if (query.intent === 'rank') return rankedAt(query, catalogue);
  if (query.intent === 'transition') return onTheWay(query, catalogue);
  if (query.intent !== 'compare' && query.intent !== 'describe') return query;
  const places = query.places
    .filter(({ code }) => code !== NATION.code)
    .map((place) => placeAs(place, { catalogue }));
  const subject = withoutPrices(query.subject, { catalogue });
  const asked = askedOf(subject, catalogue);
  const has = (id: string) => holds(id, asked, catalogue);
  const isThere = (id: string) => places.some((place) => hasAt(id, place, subject, catalogue));
  const tells = (id: string) => has(id) && (places.length === 0 || isThere(id));
  const member = (role: QueryRole, isTold: typeof has) =>
    asAlike(memberFor(role, isTold, catalogue), role, asked, catalogue);
  if (query.intent === 'compare') return { ...query, roles: query.roles.map((role) => member(role, tells)) };
  const among = has(query.role.id) && !isThere(query.role.id) ? membersOf(query.role, tells, catalogue) : [];
  // What is claimed or offered is held against one of them, and the pay of one is converted to prices.
  const judged =
    asksPrices(query.subject, { catalogue }) ||
    query.besides.some(({ kind }) => kind === 'claim' || kind === 'own-facts');
  if (places.length === 0 || among.length === 0 || judged)
    return { ...query, role: member(query.role, among.length > 0 ? tells : has) };
  return { ...query, role: { ...query.role, reading: null }, among: among.slice(0, MOST_MEMBERS) };
}

/** "which state pays teachers best": the member of most jobs that states have figures of, where the group has none. */
function rankedAt(query: Rank, catalogue: Catalogue): Query {
  if (query.over === 'roles' || query.roles === null) return query;
  const pay = catalogue.fields.ofMeasure('pay.yearly')[0]?.id ?? '';
  const isTold = (id: string) => catalogue.byPlace(id, pay).length > 0;
  return { ...query, roles: query.roles.map((role) => memberFor(role, isTold, catalogue)) };
}

/** "from teacher to X": skills are set against each other, which only single occupations have. */
function onTheWay(query: Transition, catalogue: Catalogue): Query {
  const skills = catalogue.fields.ofMeasure('skills').map(({ id }) => id);
  const has = (id: string) => holds(id, skills, catalogue);
  const { from, to } = query;
  return { ...query, from: from && memberFor(from, has, catalogue), to: memberFor(to, has, catalogue) };
}

/** Returns whether a role has a figure or a phrase in one of some fields; anything where none is asked for. */
function holds(id: string, asked: readonly string[], catalogue: Catalogue): boolean {
  return asked.length === 0 || (catalogue.role(id)?.facts ?? []).some(({ field }) => asked.includes(field));
}

/**
 * The fields of which one has to be held: those that are named, else what is asked of who wants to become that, else
 * all that the subjects are told by; none of a question about everything.
 */
function askedOf(subject: Subject, { fields }: Catalogue): readonly string[] {
  const named = subject.fields.some((id) => fields.get(id).aspect === 'education');
  const enters = !named && subject.aspects.includes('education');
  if (enters) return fields.ofMeasure('education.asked').map(({ id }) => id);
  if (subject.fields.length > 0 || subject.aspects.some((aspect) => WHOLE.includes(aspect)))
    return subject.fields;
  const told = subject.aspects.flatMap((aspect) => {
    const measured = fields.ofMeasure(aspect);
    return measured.length > 0 ? measured : fields.ofAspect(aspect);
  });
  return told.filter(({ onRequest }) => !onRequest).map(({ id }) => id);
}

/** Returns whether what is asked, or anything where nothing is named, is published of a role in a place. */
function hasAt(id: string, place: Place, subject: Subject, catalogue: Catalogue): boolean {
  const { fields } = catalogue;
  const asked = ({ id: field, aspect }: { id: string; aspect: string }) =>
    subject.fields.length > 0 ? subject.fields.includes(field) : isAsked(aspect);
  const isAsked = (aspect: string) => subject.aspects.some((one) => one === aspect || one === 'overview');
  const told = catalogue.atPlace(id, place.code).map(({ field }) => fields.get(field));
  return told.some((field) => !field.onRequest && asked(field));
}

function memberFor(role: QueryRole, has: (id: string) => boolean, catalogue: Catalogue): QueryRole {
  if (has(role.id)) return role;
  const [first, ...others] = membersOf(role, has, catalogue);
  if (!first) return role;
  const [likeliest] = membersOf(role, () => true, catalogue);
  const reading = first.id === likeliest?.id ? first.reading : 'one-of';
  const mention = role.mention ?? nounPlural(catalogue.head(role.id));
  return { ...first, mention, reading, others: others.map(({ id }) => id) };
}

/** Says of a member that stands in for a group where what it needs to enter is what all of the group need. */
function asAlike(
  member: QueryRole,
  group: QueryRole,
  asked: readonly string[],
  catalogue: Catalogue,
): QueryRole {
  const entry = catalogue.fields.ofMeasure('education.asked').map(({ id }) => id);
  if (member.id === group.id || !asked.every((id) => entry.includes(id))) return member;
  const needs = (id: string) =>
    catalogue.role(id)?.facts.flatMap(({ field, value }) => (asked.includes(field) ? [String(value)] : []));
  const needed = new Set(catalogue.members(group.id).flatMap((id) => needs(id) ?? []));
  return needed.size === 1 ? { ...member, reading: 'alike' } : member;
}

/**
 * The members of a family that have something, those of most jobs first, and last the rest that have no occupations of
 * their own; of those that one figure is published for, the first.
 */
function membersOf(role: QueryRole, has: (id: string) => boolean, catalogue: Catalogue): QueryRole[] {
  const counts = catalogue.fields.ofMeasure('jobs').map(({ id }) => id);
  const jobs = (id: string) =>
    Number(catalogue.role(id)?.facts.find(({ field }) => counts.includes(field))?.value ?? 0);
  const codeOf = (id: string) => catalogue.head(id).soc?.slice(0, DETAILED) ?? id;
  const isRest = (id: string) => codeOf(id).endsWith(RESIDUAL);
  return catalogue
    .members(role.id)
    .filter(has)
    .sort((a, b) => Number(isRest(a)) - Number(isRest(b)) || jobs(b) - jobs(a))
    .filter((id, at, all) => all.findIndex((other) => codeOf(other) === codeOf(id)) === at)
    .map((id) => ({ ...role, id, reading: 'member', others: [role.id] }));
}
