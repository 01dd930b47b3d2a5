import {
  type Aside,
  type Compare,
  NATION,
  type Query,
  type QueryRole,
  type Subject,
} from '../contract/query.ts';
import { asideOf, isOfAll, isStrangeTalk } from './aside.ts';
import { beyondRole } from './goal/beyond.ts';
import { type Goal, goalOf, isClaimed } from './goal/goal.ts';
import { familyNamed } from './goal/members.ts';
import { beyondPay } from './goal/open-side.ts';
import { isOtherMatter } from './goal/other-matter.ts';
import { type Asked, isRestricted, rankByPlace, rankByRole, rankCandidates, rankOf } from './goal/ranked.ts';
import { leads } from './goal/way.ts';
import { placesApart } from './places/place-parts.ts';
import type { Draft, QueryTools } from './reading/draft.ts';
import { isSettled, type Mention, onePerRole, openOf, queryRole, roleOf } from './reading/mention.ts';
import { has, is, isSmallVerb } from './reading/reading.ts';
import { isBlank, withoutWhere } from './subject/subject.ts';

/** The query that a completed draft is. */
export function queryOf(draft: Draft, language: string, tools: QueryTools): Query {
  const { catalogue } = tools;
  const { fields } = catalogue;
  const named = goalOf(draft, fields);
  const mentions = withLikeliest(draft, named);
  const family = named === 'list' ? familyNamed(mentions[0], tools) : null;
  const goal = named === 'list' && mentions.length > 0 && !family ? 'describe' : named;
  const { places, conditions, besides, unused, compute, direction, self } = draft;
  const subject = withOverview(goal === 'transition' ? draft.subject : withEntry(draft), draft);
  const asked: Asked = { subject, places, conditions, besides, unused, language };
  const aside = (kind: Aside['aside']): Aside => ({
    intent: 'aside',
    aside: kind,
    limit: draft.limit,
    ...(kind === 'no-role' && isOfAll(draft) ? { ofAll: true } : {}),
    ...asked,
    subject: draft.subject,
  });
  const strange = !family && (isStrangeTalk(draft) || isOtherMatter(draft));
  if (strange || goal === 'aside') return aside(asideOf(draft, strange));
  // "I'm a cook, which jobs pay over 50k": all jobs are ranked, not the asker's own.
  const sure = mentions.filter(
    (one) => isSettled(one.named) && !(goal === 'rank' && self && mentions.length === 1),
  );
  const several = goal === 'describe' ? rankCandidates(draft, asked, tools) : null;
  if (several) return several;
  const known = sure.flatMap((one) => roleOf(one) ?? []);
  // Of a list all that go by the name are meant.
  const open = goal === 'list' ? [] : openOf(mentions, known);
  if (open.length > 0 && goal !== 'list' && !isEnough(draft, sure, goal)) {
    return {
      intent: 'unsettled',
      open,
      roles: sure.map(queryRole),
      // biome-ignore lint/suspicious/noThenProperty: a word, which nothing takes for a promise
      then: goal,
      compute,
      direction,
      ...asked,
    };
  }
  for (const { text, candidates, crime } of open)
    asked.besides = [...asked.besides, { kind: 'unknown-role', mention: text, nearest: candidates, crime }];
  const roles = withoutOwn(sure.map(queryRole));
  const [first, second] = roles;
  if (goal !== 'list' && goal !== 'rank' && goal !== 'similar')
    asked.conditions = asked.conditions.filter(
      (one) =>
        !('role' in one) &&
        !isClaimed(one, asked.besides) &&
        !(goal === 'compare' && (one.op === 'level' || 'group' in one || one.value === 0)),
    );
  const { subject: _, ...all } = asked;
  if (goal === 'list' && (isRestricted(draft.reading) || isNarrowed(draft))) return aside('criterion');
  if (goal === 'list')
    return { intent: 'list', ...all, conditions: [...all.conditions, ...(family ? [family] : [])] };
  const single = first && !second && goal === 'describe' ? rankByRole(draft, first, asked, tools) : null;
  if (single) return single;
  // "who earns more and where" asks which of them first; of more than pay, "more openings where" does as well.
  const ofPay = draft.subject.aspects.every((aspect) => aspect === 'salary');
  const ranksPlaces =
    second && ofPay && (goal === 'compare' || goal === 'rank') && !has(draft.reading, 'question.who');
  const placed = ranksPlaces ? rankByPlace(draft, roles, asked, catalogue) : null;
  if (placed) return placed;
  if (goal === 'rank')
    return (
      rankOf(draft, roles, asked, fields) ??
      (second && (!isBlank(draft.subject) || isUnmeasured(draft)) ? compare(draft, roles, asked) : null) ??
      aside('criterion')
    );
  if (!first) return aside(asideOf(draft, strange));
  if (goal === 'similar') {
    const role = beyondRole(draft, first, catalogue);
    const own = role.length > 0 ? beyondPay(draft, besides, draft.reading, catalogue) : null;
    const others = besides.filter(({ kind }) => kind !== 'own-facts');
    const beside = own ? { besides: others } : {};
    return {
      intent: 'similar',
      role: first,
      ...all,
      ...beside,
      conditions: [...all.conditions, ...(own ?? role)],
    };
  }
  if (goal === 'transition') return transition({ ...draft, mentions: [...mentions] }, roles, asked);
  if (second) return compare(draft, roles, asked);
  const local = places.some(({ code }) => code !== NATION.code);
  return {
    intent: 'describe',
    role: first,
    ...(places.length > 1 ? { direction } : {}),
    ...asked,
    // No places are put in order here: which of them pays best is not told beside one.
    subject: local ? withoutWhere(subject, Number.POSITIVE_INFINITY, fields) : subject,
  };
}

/**
 * "a good job for my son", "chill jobs", "jobs where I don't talk to people": for whom jobs are, what they are like and
 * what is done in them narrow them by what no source tells.
 */
function isNarrowed({ reading, conditions }: Draft): boolean {
  const { spans } = reading;
  const at = spans.findIndex((span) => is(span, 'job.job'));
  const [before, after, next] = [spans[at - 1], spans[at + 1], spans[at + 2]];
  if (at < 0 || conditions.some((one) => !('denied' in one && one.denied))) return false;
  if (is(after, 'joint.for', 'joint.with')) return !is(next, 'group', 'place', 'all');
  const told = is(after, 'question.where', 'filler.relative', 'question.who');
  const does = (place: number) => is(spans[place], 'filler.verb') || isSmallVerb(reading, place);
  return (
    is(before, 'filler.adjective') ||
    does(at + 1) ||
    (told && spans.some((_, place) => place > at && does(place)))
  );
}

const isUnmeasured = ({ besides }: Draft) => besides.some(({ kind }) => kind === 'unmeasured');

/** Beside two roles that are sure, or before the one that a way leads to, a name of several is taken for the likeliest, which is said. */
function withLikeliest({ mentions, reading }: Draft, goal: Goal): readonly Mention[] {
  const sure = mentions.filter((one) => isSettled(one.named));
  const isEnd = ({ at }: Mention) =>
    at !== null && leads(reading, at, 'joint.to', 'relation.transition', 'relation.entry');
  if (sure.length < 2 && !(goal === 'transition' && sure.some(isEnd))) return mentions;
  return mentions.map((one) => {
    if (one.named.verdict !== 'ask') return one;
    const [best, ...others] = one.named.candidates;
    const likeliest = best ? [{ ...best, reading: best.reading ?? ('member' as const) }] : [];
    return {
      ...one,
      named: { ...one.named, verdict: 'nearest' as const, candidates: [...likeliest, ...others] },
    };
  });
}

/** Roles that stand in the question themselves are no other readings of its titles. */
function withoutOwn(roles: readonly QueryRole[]): QueryRole[] {
  const own = new Set(roles.map(({ id }) => id));
  return roles.map((one) => ({ ...one, others: one.others.filter((id) => !own.has(id)) }));
}

/** "how do I become X": what is asked for on entry, where nothing else is named. */
function withEntry({ subject, reading, places }: Draft): Subject {
  // "should I move to California as a nurse" asks of the place.
  const moves = places.length === 0 && has(reading, 'relation.transition');
  if (!isBlank(subject) || !(moves || has(reading, 'relation.entry'))) return subject;
  return { ...subject, aspects: ['education', 'experience', 'requirements'] };
}

/** Adds the overview to a blank subject, unless a turn only asks for something without figures. */
function withOverview(subject: Subject, { besides, mentions }: Draft): Subject {
  const silent = besides.some(({ kind }) => kind === 'unmeasured') && mentions.every(({ at }) => at === null);
  return subject.aspects.length > 0 || silent ? subject : { ...subject, aspects: ['overview'] };
}

function transition(draft: Draft, roles: readonly QueryRole[], asked: Asked): Query {
  const { reading, mentions, self } = draft;
  // "law school, by becoming an attorney": no way leads from a role to itself.
  const sure = onePerRole(mentions.filter((one) => isSettled(one.named)));
  const role = (one: Mention | undefined) => (one ? queryRole(one) : null);
  // "is X the next step for a Y".
  const steps = has(reading, 'relation.transitionOut') ? ['joint.for', 'joint.after'] : [];
  const fromAt = sure.findIndex(
    (one) => one.at !== null && leads(reading, one.at, 'joint.from', 'relation.transitionFrom', ...steps),
  );
  const own = self && !roles.some(({ id }) => id === roleOf(self)) ? queryRole(self) : null;
  if (sure.length === 1) {
    const [only] = roles as [QueryRole];
    return { intent: 'transition', from: own, to: only, ...asked };
  }
  const toAt = sure.findIndex(
    (one) => one.at !== null && leads(draft.reading, one.at, 'joint.to', 'relation.transition'),
  );
  const to = toAt >= 0 && toAt !== fromAt ? toAt : fromAt === 0 ? 1 : fromAt > 0 ? 0 : sure.length - 1;
  const from = fromAt >= 0 && fromAt !== to ? fromAt : to === 0 ? 1 : 0;
  const target = role(sure[to]) ?? (roles[0] as QueryRole);
  const others = sure.filter((one) => one !== sure[to] && one !== sure[from]).map(({ text }) => text);
  const unused = [...asked.unused, ...others.filter((text) => text !== '')];
  return { intent: 'transition', from: role(sure[from]), to: target, ...asked, unused };
}

function compare(draft: Draft, roles: readonly QueryRole[], asked: Asked): Compare {
  const computes = draft.subject.aspects.some((aspect) => aspect !== 'overview');
  const compute = computes ? draft.compute : null;
  const apart = placesApart(
    draft,
    draft.mentions.filter((one) => isSettled(one.named)),
  );
  const placed = apart ? roles.map((role, at) => ({ ...role, place: apart[at] })) : [...roles];
  const { direction, ends } = draft;
  const wanted = ends.length > 0 ? { ends } : {};
  return { intent: 'compare', roles: placed, compute, direction, ...wanted, ...asked };
}

/** Returns whether the sure mentions answer the question, so that an unknown one is said beside it. */
function isEnough(draft: Draft, sure: readonly Mention[], goal: Goal): boolean {
  if (goal === 'compare') return sure.length > 1;
  if (goal === 'rank') return sure.length > 1;
  return (
    goal === 'describe' && sure.length > 0 && !has(draft.reading, 'relation.versus', 'joint.or', 'joint.than')
  );
}
