import type { Catalogue } from '../../catalogue/catalogue.ts';
import { type FieldRegistry, isStoodFor, withoutFields } from '../../catalogue/fields.ts';
import { NATION, type Query, type QueryRole, type Rank, type Subject } from '../../contract/query.ts';
import type { Draft, QueryTools } from '../reading/draft.ts';
import { ORDINALS } from '../reading/kinds.ts';
import { queryRole } from '../reading/mention.ts';
import { anyOf, has, is, isStrange, nearestOf, type Reading } from '../reading/reading.ts';
import { isYesNo } from '../subject/polar.ts';
import { isBlank } from '../subject/subject.ts';
import { rankedBeyond } from './beyond.ts';
import { criterion } from './goal.ts';
import { comparesMembers, familyOf, groupOf, isBoundTwice, ranksMembers } from './members.ts';

/** What is asked, by a query of whatever kind. */
export type Asked = Pick<Query, 'places' | 'conditions' | 'besides' | 'unused' | 'language'> & {
  subject: Subject;
};

function ranking(draft: Draft, roles: readonly QueryRole[] | null, asked: Asked): Rank {
  const { by } = draft;
  const direction = by?.direction ?? draft.direction ?? 'most';
  const before = roles ? 0 : comesAfter(draft.reading);
  return {
    intent: 'rank',
    roles: roles && [...roles],
    direction,
    ...(by ? { by: by.of } : {}),
    limit: before > 0 ? 1 : draft.limit,
    over: 'roles',
    ...asked,
    ...(before > 0 ? { skip: before } : {}),
  };
}

/** "the second highest paid job": how many come before the one that is asked for. */
function comesAfter({ spans }: Reading): number {
  const ordinal = spans.find(
    (span, at) => is(span, 'ordinal', 'pronoun') && spans[at + 1]?.degree === 'superlative',
  );
  return Math.max(ORDINALS.indexOf(ordinal?.value ?? ''), 0);
}

/** Returns the rank that one named role asks for: its places, all that is beyond it, or its members. */
export function rankByRole(
  draft: Draft,
  role: QueryRole,
  asked: Asked,
  { catalogue, english }: QueryTools,
): Rank | null {
  const places = rankByPlace(draft, [role], asked, catalogue);
  if (places) return places;
  const compares = comparesMembers(draft);
  const ranks = ranksMembers(draft) && !isBlank(draft.subject);
  const within = compares || ranks ? groupOf(role, catalogue, english) : null;
  const added = within ? [within] : rankedBeyond(draft, role, catalogue);
  if (added.length === 0) return null;
  const conditions = [...(within ? draft.conditions : asked.conditions), ...added];
  const of = compares ? byPay(asked) : asked;
  const beyond = ranking(draft, null, { ...(within ? withoutClaims(of) : of), conditions });
  return within ? beyond : { ...beyond, direction: 'most' };
}

/** Returns the rank of the places of roles, each by itself; null where none is asked for, or where sources name the best of all. */
export function rankByPlace(
  draft: Draft,
  roles: readonly QueryRole[],
  asked: Asked,
  catalogue: Catalogue,
): Rank | null {
  const over = placesRanked(draft, catalogue.fields);
  if (!over || roles.every(({ id }) => tellsPlace(id, over, catalogue))) return null;
  const by = pricesOrder(draft, catalogue.fields);
  // "states where X earn over 90k": the bound is one of places, and claimed of nobody.
  const ofPlaces = isBounded(draft) ? { ...withoutClaims(asked), conditions: draft.conditions } : asked;
  return { ...ranking(draft, roles, ofPlaces), over, ...(by ? { by } : {}) };
}

const isBounded = ({ conditions }: Draft) => conditions.some((one) => 'field' in one);

/** "cheapest state for X", "the lowest cost of living": places are put in order by what their own field tells, not by a role's. */
function pricesOrder({ reading: { spans } }: Draft, fields: FieldRegistry): string | undefined {
  const [prices] = fields.ofMeasure('prices');
  const isOrdered = spans.some(
    (span, at) =>
      span.value === prices?.id &&
      (is(span, 'least') || is(nearestOf(spans, at, -1, 'filler')[0], 'direction.least')),
  );
  return isOrdered ? prices?.id : undefined;
}

/** A source names the best paying place of a role: it answers, as the role's own. */
function tellsPlace(id: string, over: Rank['over'], catalogue: Catalogue): boolean {
  const [field] = catalogue.fields.ofMeasure(over === 'areas' ? 'best_place.city' : 'best_place.state');
  return catalogue.role(id)?.facts.some((fact) => fact.field === field?.id) ?? false;
}

/** "which state pays X most", "best states for X": places are put in order, not roles. */
function placesRanked(draft: Draft, fields: FieldRegistry): Rank['over'] | null {
  const { reading, subject, places } = draft;
  const bounded = isBounded(draft) && (!isYesNo(reading) || has(reading, 'question.where'));
  const ordered = reading.spans.some(
    (span) =>
      is(span, 'direction.most', 'direction.least', 'most', 'least', 'relation.rank') ||
      span.degree === 'superlative',
  );
  if (!(ordered || bounded) || has(reading, 'auxiliary.possible')) return null;
  const local = places.filter(({ code }) => code !== NATION.code);
  const named = subject.fields.map((id) => fields.get(id).measure);
  // "which city in Texas" ranks areas of a state, and no more of it.
  if (local.length > 0 || !named.includes('best_place.state'))
    return named.includes('best_place.city') && local.length < 2 ? 'areas' : null;
  return 'states';
}

/** "which therapists earn over 90k", "compare all kinds of therapists": a name that several roles go by is ranked by all that it takes in. */
export function rankCandidates(draft: Draft, asked: Asked, { catalogue, english }: QueryTools): Rank | null {
  const [only, second] = draft.mentions;
  const isMember = only?.named.candidates[0]?.reading === 'member' || only?.named.verdict === 'ask';
  const compares = comparesMembers(draft);
  const ranks = ranksMembers(draft) && !isBlank(draft.subject);
  if (!only || second || !isMember || !(ranks || compares)) return null;
  if (placesRanked(draft, catalogue.fields)) return null;
  const ids = [...new Set(only.named.candidates.map(({ role }) => role))];
  const wide = familyOf(only.text, ids, { catalogue, english });
  const of = withoutClaims(compares ? byPay(asked) : asked);
  if (wide) return ranking(draft, null, { ...of, conditions: [...asked.conditions, wide] });
  if (ids.length < 2) return null;
  const role = queryRole(only);
  const roles = ids.map((id) => ({ ...role, id, reading: null, others: [] }));
  return ranking(draft, roles, of);
}

/** Those that are to be told apart by nothing that is named are put in order by their pay. */
const byPay = (asked: Asked): Asked => ({ ...asked, subject: { ...asked.subject, aspects: ['salary'] } });

/** What bounds the members of a group is claimed of nobody. */
const withoutClaims = (asked: Asked): Asked => ({
  ...asked,
  besides: asked.besides.filter(({ kind }) => kind !== 'claim'),
});

/** Roles in order, null where no criterion was read. */
export function rankOf(
  draft: Draft,
  roles: readonly QueryRole[],
  asked: Asked,
  fields: FieldRegistry,
): Rank | null {
  const { conditions, besides, reading } = draft;
  const bounded = conditions.some((one) => 'field' in one || ('role' in one && roles.length > 0));
  const unmeasured = besides.some(
    (one) => one.kind === 'unmeasured' && (!isStoodFor(one.near, fields) || isTurned(reading)),
  );
  // Several substitutes for an unmeasured subject do not give a single order of roles.
  const near = unmeasured ? besides.flatMap((one) => (one.kind === 'unmeasured' ? one.near : [])) : [];
  const measured = withoutFields(draft.subject, near, fields);
  if (!criterion(measured, fields) && !bounded) return null;
  // "longest schooling: X, Y or Z": what sources tell in words is set side by side.
  const worded =
    measured.fields.length > 0 && measured.fields.every((id) => fields.get(id).unit === 'phrase');
  if (roles.length > 0 && worded && !bounded) return null;
  // A wide question without its criterion or its restriction would be another question.
  if (roles.length === 0 && ((unmeasured && !isBoundTwice(conditions)) || isRestricted(reading))) return null;
  const subject = withoutFields(asked.subject, near, fields);
  return ranking(draft, roles.length > 0 ? roles : null, { ...asked, subject });
}

/** Returns whether an unmeasured subject is reversed ("the least remote", "no remote work"): substitutes may fail. */
function isTurned({ spans }: Reading): boolean {
  return spans.some(
    (span, at) => is(span, 'unmeasured') && (span.denied || is(spans[at - 1], 'direction.least')),
  );
}

/** Jobs are narrowed by a word that nothing knows ("jobs with animals", "glamorous jobs"). */
export function isRestricted({ spans }: Reading): boolean {
  // "jobs for people who like animals": what somebody is like is in no source.
  const described = (at: number) =>
    is(spans[at + 1], 'job.worker') &&
    !is(spans[at + 2], 'joint.with', 'denial.without') &&
    !anyOf(spans.slice(at + 2), 'field', 'least', 'ability');
  if (spans.some((span, at) => is(span, 'joint.for') && described(at))) return true;
  return spans.some((span, at) => {
    if (!isStrange(span)) return false;
    const before = spans
      .slice(0, at)
      .filter((one) => !is(one, 'article', 'filler') && !isStrange(one))
      .at(-1);
    const after = spans[at + 1];
    if (is(after, 'job.job') && after?.clause === span.clause) return true;
    return (
      before?.clause === span.clause &&
      is(before, 'joint.with', 'joint.for', 'joint.in', 'joint.at', 'joint.of', 'joint.about')
    );
  });
}
