import pluralize from 'pluralize';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { type FieldRegistry, isStoodFor, withoutFields } from '../../catalogue/fields.ts';
import {
  type Condition,
  NATION,
  type Query,
  type QueryRole,
  type Rank,
  type Subject,
} from '../../contract/query.ts';
import type { English } from '../../language/english.ts';
import { singular, wordsOf } from '../../language/normalise.ts';
import type { Draft, QueryTools } from '../reading/draft.ts';
import { ORDINALS } from '../reading/kinds.ts';
import { type Mention, queryRole, titleWordsOf } from '../reading/mention.ts';
import { allOf, anyOf, has, is, isStrange, type Reading } from '../reading/reading.ts';
import { isSuperlative } from '../subject/comparison.ts';
import { isBlank } from '../subject/subject.ts';
import { tenthAsked } from '../subject/tenths.ts';
import { rankedBeyond } from './beyond.ts';
import { criterion } from './goal.ts';

/** The parts common to all queries. */
export type Base = Pick<Query, 'places' | 'conditions' | 'besides' | 'unused' | 'language'>;

function ranking(draft: Draft, roles: readonly QueryRole[] | null, subject: Subject, base: Base): Rank {
  const { by } = draft;
  const direction = by?.direction ?? draft.direction ?? 'most';
  const before = roles ? 0 : comesAfter(draft.reading);
  return {
    intent: 'rank',
    roles: roles && [...roles],
    subject,
    direction,
    ...(by ? { by: by.of } : {}),
    limit: before > 0 ? 1 : draft.limit,
    over: 'roles',
    ...base,
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
  subject: Subject,
  base: Base,
  { catalogue, english }: QueryTools,
): Rank | null {
  const places = rankByPlace(draft, [role], subject, base, catalogue);
  if (places) return places;
  const within = ranksMembers(draft) && !isBlank(draft.subject) ? groupOf(role, catalogue, english) : null;
  const added = within ? [within] : rankedBeyond(draft, role, catalogue);
  if (added.length === 0) return null;
  const conditions = [...(within ? draft.conditions : base.conditions), ...added];
  const ranks = ranking(draft, null, subject, { ...(within ? withoutClaims(base) : base), conditions });
  return within ? ranks : { ...ranks, direction: 'most' };
}

/** Returns the rank of the places of roles, each by itself; null where none is asked for, or where sources name the best of all. */
export function rankByPlace(
  draft: Draft,
  roles: readonly QueryRole[],
  subject: Subject,
  base: Base,
  catalogue: Catalogue,
): Rank | null {
  const over = placesRanked(draft, catalogue.fields);
  if (!over || roles.every(({ id }) => tellsPlace(id, over, catalogue))) return null;
  return { ...ranking(draft, roles, subject, base), over };
}

/** A source names the best paying place of a role: it answers, as the role's own. */
function tellsPlace(id: string, over: Rank['over'], catalogue: Catalogue): boolean {
  const [field] = catalogue.fields.ofMeasure(over === 'areas' ? 'best_place.city' : 'best_place.state');
  return catalogue.role(id)?.facts.some((fact) => fact.field === field?.id) ?? false;
}

/** "which state pays X most", "best states for X": places are put in order, not roles. */
function placesRanked({ reading, subject, places }: Draft, fields: FieldRegistry): Rank['over'] | null {
  const ordered = reading.spans.some(
    (span) =>
      is(span, 'direction.most', 'direction.least', 'most', 'least', 'relation.rank') ||
      span.degree === 'superlative',
  );
  if (!ordered || has(reading, 'auxiliary.possible')) return null;
  const local = places.filter(({ code }) => code !== NATION.code);
  const named = subject.fields.map((id) => fields.get(id).measure);
  // "which city in Texas" ranks areas of a state, and no more of it.
  if (local.length > 0 || !named.includes('best_place.state'))
    return named.includes('best_place.city') && local.length < 2 ? 'areas' : null;
  return 'states';
}

/** The members of a group as a condition; null for a role. */
export function groupOf(
  { id, mention }: QueryRole,
  catalogue: Catalogue,
  english: English,
): Condition | null {
  if (mention === null) return null;
  const { kind, soc } = catalogue.head(id);
  if (kind !== 'group' || soc === null) return null;
  // Where one of a field is what was read, all of it is meant: doctors are surgeons, too.
  const group = fieldsNamed(mention, english).find((codes) => codes.includes(soc)) ?? [soc];
  return { group, op: 'in', value: mention, denied: false };
}

/** The groups that each field of work takes in that goes by a word. */
function fieldsNamed(mention: string, english: English): (readonly string[])[] {
  const { senses, groupCodes } = english.file;
  const [word = '', second] = english.tokens(mention).map((token) => token.word);
  const forms = [word, ...english.lemmas(word).map(({ lemma }) => lemma)];
  const named = Object.entries(senses.group ?? {}).filter(
    ([, words]) => second === undefined && words.some((one) => forms.includes(one)),
  );
  return named.map(([value]) => groupCodes[value] ?? []);
}

/** "which engineers earn most", "which therapists earn over 90k", "highest paid managers". */
function ranksMembers(draft: Draft): boolean {
  const { reading, conditions, mentions } = draft;
  if (tenthAsked(reading, mentions)) return false;
  if (namesMembers(draft)) return true;
  if (isLedBySuperlative(draft)) return true;
  const bounded = conditions.some((one) => 'field' in one);
  if ((isBoundTwice(conditions) || (bounded && isFollowed(draft))) && namesAlone(draft)) return true;
  if (isSuperlative(reading) && whoFollows(draft)) return true;
  return has(reading, 'question.which', 'question.what') && (bounded || isSuperlative(reading));
}

/** "types of nurses", "engineers by type", "engineers by pay": all that go by a name. */
const namesMembers = ({ reading, mentions: [only], order }: Draft) =>
  (has(reading, 'members') || order !== null) && isSeveral(only);

const isSeveral = (one: Mention | undefined) => pluralize.isPlural(one?.text.split(' ').at(-1) ?? '');

/** "managers except X, who earns the most": some of those that are named before are asked for. */
function whoFollows({ reading: { spans }, mentions: [only] }: Draft): boolean {
  return only?.at != null && spans.slice(only.at).some((span) => is(span, 'question.who'));
}

/** "trades that pay over 90k", "trades paying over 90k", "trades over 90k": what follows says which of them are meant. */
function isFollowed({ reading: { spans }, mentions: [only] }: Draft): boolean {
  if (only?.at == null) return false;
  const after = spans[only.at + 1];
  if (is(after, 'filler.relative', 'question.who')) return true;
  // "trades except carpentry, over 90k", "engineers with a median under 110k": no verb says it of them all.
  const next = spans
    .slice(only.at + 1)
    .find((span) => !span.denied && !is(span, 'denial', 'article', 'joint', 'statistic', 'aspect.salary'));
  return next?.quantity != null && isSeveral(only);
}

/** "trades paying 80k with only a diploma": a name and what bounds it, with no question and no statement. */
function namesAlone({ reading, mentions: [only] }: Draft): boolean {
  const opens = allOf(reading.spans.slice(0, only?.at ?? 0), 'filler', 'article', 'courtesy');
  const asks = reading.spans.some(
    (one, at) => is(one, 'question') && !(is(one, 'question.who') && at - 1 === only?.at),
  );
  return opens && !asks && !has(reading, 'auxiliary', 'confirm', 'need.enough');
}

/** "which therapists earn over 90k": a name that several roles go by is ranked by all that it takes in. */
export function rankCandidates(
  draft: Draft,
  subject: Subject,
  base: Base,
  { catalogue, english }: QueryTools,
): Rank | null {
  const [only, second] = draft.mentions;
  const isMember = only?.named.candidates[0]?.reading === 'member' || only?.named.verdict === 'ask';
  if (!only || second || !isMember || !ranksMembers(draft) || isBlank(draft.subject)) return null;
  if (placesRanked(draft, catalogue.fields)) return null;
  const ids = [...new Set(only.named.candidates.map(({ role }) => role))];
  const wide = familyOf(only.text, ids, { catalogue, english });
  if (wide)
    return ranking(draft, null, subject, { ...withoutClaims(base), conditions: [...base.conditions, wide] });
  if (ids.length < 2) return null;
  const role = queryRole(only);
  const roles = ids.map((id) => ({ ...role, id, reading: null, others: [] }));
  return ranking(draft, roles, subject, withoutClaims(base));
}

/**
 * A word that titles of more roles have than are told apart where one of them is meant: all of these roles, or the
 * official group that goes by the word ("managers"); null for any other name.
 */
function familyOf(
  mention: string,
  ids: readonly string[],
  { catalogue, english }: QueryTools,
): Condition | null {
  const [word, ...more] = wordsOf(mention).map(singular);
  if (word === undefined || more.length > 0) return null;
  const group = fieldsNamed(mention, english).find((codes) => !codes.some(isOccupation));
  const titled = catalogue.ids.filter((id) => titleWordsOf(id, catalogue).map(singular).includes(word));
  const members = new Set([...ids, ...titled].flatMap((id) => catalogue.head(id).soc ?? []));
  if (!group && members.size <= ids.length) return null;
  return { group: group ?? [...members], op: 'in', value: mention, denied: false };
}

/** Codes of groups end in a zero, or are those of two digits. */
const isOccupation = (code: string) => code.includes('-') && !code.endsWith('0');

/** What bounds the members of a group is claimed of nobody. */
const withoutClaims = (base: Base): Base => ({
  ...base,
  besides: base.besides.filter(({ kind }) => kind !== 'claim'),
});

/** "highest paid doctors", "highest paid type of doctor": what is compared stands right before the group. */
function isLedBySuperlative({ reading, mentions }: Draft): boolean {
  const [only] = mentions;
  const before = reading.spans
    .slice(0, only?.at ?? 0)
    .findLast((span) => !is(span, 'aspect', 'filler', 'article', 'joint.of', 'members'));
  return is(before, 'most', 'least', 'direction') && before?.degree === 'superlative';
}

/** Roles in order, null where no criterion was read. */
export function rankOf(
  draft: Draft,
  roles: readonly QueryRole[],
  subject: Subject,
  base: Base,
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
  return ranking(draft, roles.length > 0 ? roles : null, withoutFields(subject, near, fields), base);
}

/** Returns whether two figures or levels narrow jobs enough to answer, although a third criterion lacks figures. */
function isBoundTwice(conditions: readonly Condition[]): boolean {
  return conditions.filter((one) => 'field' in one).length > 1;
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
