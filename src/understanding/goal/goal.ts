import type { FieldRegistry } from '../../catalogue/fields.ts';
import { isNumeric, type Unit } from '../../contract/aspects.ts';
import type { Beside } from '../../contract/beside.ts';
import type { Condition, Subject, Unsettled } from '../../contract/query.ts';
import type { Draft } from '../reading/draft.ts';
import { type Mention, roleOf } from '../reading/mention.ts';
import { allOf, anyOf, has, is, nearestOf, type Reading, spansOf } from '../reading/reading.ts';
import { isCondition } from '../subject/avoided.ts';
import { isSuperlative } from '../subject/comparison.ts';
import { isYesNo } from '../subject/polar.ts';
import { isBlank } from '../subject/subject.ts';
import { comparesMembers, namesFamily } from './members.ts';
import { isTransition, leads, leadsFrom, ledOn, stepsIn } from './way.ts';

/** The goal of a question, before its roles are known to be settled. */
export type Goal = Unsettled['then'] | 'list' | 'aside';

/** The maximum number of roles side by side; more are a list, from which a condition chooses. */
const FEW = 4;

/** Returns the goal: by the words that relate roles, then by the number of roles. */
export function goalOf(draft: Draft, fields: FieldRegistry): Goal {
  const { reading, mentions, wide, subject, conditions, besides } = draft;
  const roles = mentions.length;
  if (has(reading, 'errand') && (roles === 0 || isBlank(subject))) return 'aside';
  if (isRequest(reading) && roles < 2) return 'aside';
  if (asksForPerson(draft) || asksForHelp(draft)) return 'aside';
  const judges = roles === 0 || has(reading, 'verdict.makes');
  if (judges && besides.some(({ kind }) => kind === 'trait')) return 'aside';
  const similar = !asksWhether(draft) && (asksForLike(draft) || asksWhereTo(draft) || asksOnwards(draft));
  // "I'm a truck driver. What office jobs could I do?"
  const own = roles === 1 && draft.self !== null && roleOf(draft.self) === roleOf(mentions[0] as Mention);
  const bounded = conditions.some((one) => 'field' in one && !isClaimed(one, besides));
  if (own && has(reading, 'job.job') && isSuperlative(reading) && criterion(subject, fields)) return 'rank';
  if (own && asksBeyond(draft)) return bounded && criterion(subject, fields) ? 'rank' : 'similar';
  if (roles === 1 && similar) return 'similar';
  const family = namesFamily(mentions[0]);
  const kinds = (has(reading, 'relation.list', 'members') || asksForAll(draft)) && !comparesMembers(draft);
  if (roles === 1 && family && kinds && isBlank(subject)) return 'list';
  if (roles > 0 && isTransition(draft)) {
    if (roles > 1 || draft.self !== null) return 'transition';
    return leadsFrom(reading, mentions[0]) ? 'similar' : 'describe';
  }
  if (roles === 0) {
    if (
      has(reading, 'relation.list') &&
      conditions.length === 0 &&
      draft.direction === null &&
      isBlank(subject)
    )
      return 'list';
    if (!wide && !(draft.direction && isSuperlative(reading) && criterion(subject, fields))) return 'aside';
    if (conditions.length > 0 && !ranksByItself(draft))
      return conditions.some((one) => 'field' in one) || criterion(subject, fields) ? 'rank' : 'list';
    // "jobs that are mostly women": by the share that is named.
    if (ranksByItself(draft) || isOfCondition(draft, fields) || subject.label !== null) return 'rank';
    if (asksWhichJobs(reading) && criterion(subject, fields)) return 'rank';
    return isBlank(subject) && draft.unused.length === 0 ? 'list' : 'aside';
  }
  // "which pays more and which needs less school": each is told by itself.
  if (roles > 1 && draft.ends.length > 1) return 'compare';
  // "who needs a degree, X or Y" asks what each needs.
  const among = roles > 2 && has(reading, 'question.which', 'pronoun.among');
  const chooses = conditions.some(
    (one) =>
      // "X (not Z) or Y" chooses none of them.
      !('role' in one) &&
      // "X or Y, which is the better job in healthcare": the field of work is that of both.
      !(roles === 2 && 'group' in one) &&
      // "which of the two is growing": how each grows says it.
      !(roles === 2 && one.value === 0) &&
      (among || !isClaimed(one, besides)) &&
      (one.op !== 'level' || roles > FEW || among),
  );
  const ranks = roles > 1 && (chooses || has(reading, 'relation.rank'));
  if (
    ranks ||
    (roles > 2 && isSuperlative(reading)) ||
    has(reading, 'direction.ascending', 'direction.descending')
  )
    return roles > 1 ? 'rank' : 'describe';
  return roles > 1 ? 'compare' : 'describe';
}

/** "which managers are there", "all managers" and nothing else. */
function asksForAll({ reading: { spans }, mentions: [only] }: Draft): boolean {
  const before = spans[(only?.at ?? 0) - 1];
  if (anyOf(spans, 'filler.there') && is(before, 'question.which', 'question.what')) return true;
  const [first] = spans.filter((span) => !is(span, 'courtesy', 'filler'));
  return (
    is(first, 'all') && allOf(spans, 'all', 'article', 'joint.of', 'filler', 'courtesy', 'title', 'mention')
  );
}

/** Others like a role are asked for: in the sentence that names it or where it is pointed at, or of the asker's own. */
function asksForLike({ reading, mentions: [only], self }: Draft): boolean {
  const { spans } = reading;
  const clause = only?.at == null || self !== null ? null : spans[only.at]?.clause;
  if (only && asksInstead(reading) && spansOf(reading, 'turn.swap')[0]?.clause !== clause) return true;
  return spans.some((span, at) => {
    if (!is(span, 'relation.similar', 'relation.transitionOut')) return false;
    const meant = clause === null || span.clause === clause || is(spans[at + 1], 'pronoun');
    return meant || is(span, 'relation.transitionOut');
  });
}

/** "what should I do instead": something else than what was asked about. */
export function asksInstead(reading: Reading): boolean {
  const asks = has(reading, 'question.what', 'question.which') && has(reading, 'turn.swap');
  return asks && !has(reading, 'turn.about', 'aspect', 'pronoun');
}

/** "is X a natural next step", "could I become X": whether a way leads to what is named, not where one leads. */
function asksWhether({ reading, mentions: [only, second], self }: Draft): boolean {
  if (only && self && roleOf(self) === roleOf(only)) return false;
  const [verb, of] = nearestOf(reading.spans, only?.at ?? 0, -1, 'article', 'filler');
  // "jobs for someone who was an X", "what can I do after being an X" ask nothing of X.
  const begins = is(verb, 'auxiliary') && !is(of, 'question.who', 'relation.transitionOut');
  const led = begins || isYesNo(reading) || ledOn(reading).length > 0;
  return led && only?.at != null && !second && stepsIn(reading).length > 0 && !leadsFrom(reading, only);
}

/** Somebody with one role asks for jobs, for a way on that leads to none that is named, or for nothing else of it. */
function asksBeyond({ reading, self, subject, besides, conditions }: Draft): boolean {
  const asks = has(reading, 'question.what', 'question.which', 'question.where');
  const forSelf = self?.at != null && leads(reading, self.at, 'joint.for');
  if ((asks || forSelf) && has(reading, 'job.job', 'relation.list')) return true;
  if (has(reading, 'relation.transition') && !has(reading, 'relation.entry')) return true;
  return asks && isBlank(subject) && besides.length === 0 && conditions.every((one) => !('field' in one));
}

/** "can you rewrite my resume": something else than telling is asked of the assistant. */
export function isRequest({ spans }: Reading): boolean {
  return spans.some((span, at) => {
    const asked = is(span, 'auxiliary.modal', 'auxiliary.possible', 'auxiliary.will');
    return asked && is(spans[at + 1], 'filler.you') && is(spans[at + 2], 'unknown');
  });
}

/** "what could I move up to": a way is asked for, and its end. */
export function asksWhereTo({ reading, subject, mentions }: Draft): boolean {
  // "what could I switch to that pays more": it says where to.
  const compares = reading.spans.some(({ degree, denied }) => degree === 'comparative' && !denied);
  if (mentions.some(({ at }) => at !== null) || has(reading, 'need', 'pronoun')) return false;
  if (!isBlank(subject) && !compares) return false;
  return has(reading, 'question.what', 'question.which') && has(reading, 'relation.transition');
}

/** "what can an X move into": the way goes on from the role, and its end is asked for. */
function asksOnwards({ reading: { spans }, mentions: [only, second] }: Draft): boolean {
  const from = only?.at == null || second ? undefined : spans[only.at];
  if (!from) return false;
  const clause = spans.filter((span) => span.clause === from.clause);
  const at = clause.indexOf(from);
  // "jobs a bartender could do".
  if (anyOf(clause.slice(0, at), 'job.job') && is(clause[at + 1], 'auxiliary.possible')) return true;
  const way = clause.findIndex((span, place) => place > at && is(span, 'relation.transition'));
  const asks = anyOf(clause.slice(0, at), 'question.what', 'question.which', 'question.where');
  const ends = allOf(clause.slice(way + 1), 'filler', 'courtesy', 'joint', 'turn.more');
  return asks && way > at && ends && is(clause[at - 1], 'article', 'job.trade', 'auxiliary', 'filler');
}

/** "who is the X of Y", "who are the best X": somebody is asked for, not what they do. */
function asksForPerson({ reading: { spans }, mentions: [only, second], subject }: Draft): boolean {
  if (only?.at == null || second || !isBlank(subject)) return false;
  const before = spans.slice(0, only.at);
  const who = before.findIndex((span) => is(span, 'question.who'));
  return (
    who >= 0 &&
    is(before[who + 1], 'auxiliary') &&
    is(before[who + 2], 'article.definite') &&
    allOf(before.slice(who + 3), 'direction', 'filler', 'most', 'least')
  );
}

/** "new in this server. what can I ask": where somebody is, and how this works. */
function asksForHelp({ reading, mentions: [only, second] }: Draft): boolean {
  if (only?.at == null || second || !has(reading, 'help')) return false;
  const [before] = nearestOf(reading.spans, only.at, -1, 'article', 'owner', 'pronoun.it', 'filler');
  const clause = reading.spans[only.at]?.clause;
  const helps = spansOf(reading, 'help').some((span) => span.clause !== clause);
  return helps && is(before, 'joint.in', 'joint.at');
}

/** A condition that a claim is about chooses nothing, nor does the asker's own pay. */
export function isClaimed(condition: Condition, besides: readonly Beside[]): boolean {
  if (!('field' in condition)) return false;
  const isMargin = (one: Beside) =>
    one.kind === 'claim' && one.claim.kind === 'compare' && one.claim.margin !== undefined;
  if (condition.op !== 'level' && condition.op !== 'is' && besides.some(isMargin)) return true;
  if (besides.some((one) => one.kind === 'own-facts' && one.pay === condition.value)) return true;
  const kinds = condition.op === 'level' ? ['need'] : condition.op === 'is' ? ['asked-for'] : ['value'];
  return besides.some((one) => one.kind === 'claim' && kinds.includes(one.claim.kind));
}

/** "outdoor jobs", "jobs where I can sit": the jobs that have most of a condition of work. */
function isOfCondition({ reading, subject }: Draft, fields: FieldRegistry): boolean {
  const named = subject.fields;
  const all = named.length > 0 && named.every((id) => isCondition(id, fields));
  return has(reading, 'job.job') && all && !isYesNo(reading);
}

function ranksByItself({ reading, direction, limit, besides, order }: Draft): boolean {
  const named = besides.some(({ kind }) => kind === 'unmeasured');
  return named || [direction, limit, order].some((one) => one !== null) || has(reading, 'relation.rank');
}

/** "what jobs are in demand", "in demand jobs": those that have most of it. */
function asksWhichJobs({ spans }: Reading): boolean {
  const at = spans.findIndex((span) => is(span, 'job.job'));
  const asked = is(spans[at - 1], 'question.which', 'question.what');
  return asked || (at === 1 && is(spans[0], 'aspect', 'field'));
}

/** Returns whether a subject has figures that can put roles in order. */
export function criterion({ aspects, fields: named }: Subject, fields: FieldRegistry): boolean {
  if (named.some((id) => fields.get(id).measure !== undefined || isOrdered(fields.get(id).unit))) return true;
  return aspects.some((aspect) =>
    fields
      .ofAspect(aspect)
      .some((field) => field.measure !== undefined && isOrdered(field.unit) && field.overview !== undefined),
  );
}

function isOrdered(unit: Unit): boolean {
  return isNumeric(unit) || unit === 'distribution';
}
