import type { Catalogue } from '../catalogue/catalogue.ts';
import type { FieldRegistry } from '../catalogue/fields.ts';
import type {
  Aside,
  Compare,
  Condition,
  OpenMention,
  Query,
  QueryRole,
  Rank,
  Subject,
} from '../contract/query.ts';
import { isStrange } from './besides.ts';
import type { Draft } from './draft.ts';
import { criterion, type Goal, goalOf, isClaimed, leads } from './goal.ts';
import { has, is } from './reading.ts';
import { isSettled, type Mention, queryRole, roleOf } from './roles.ts';
import { isBlank, isSuperlative } from './subject.ts';

type Base = Pick<Query, 'places' | 'conditions' | 'besides' | 'unused' | 'language'>;
/** The query that a completed draft is. */
export function queryOf(draft: Draft, language: string, catalogue: Catalogue): Query {
  const { fields } = catalogue;
  const mentions = withLikeliest(draft.mentions);
  const goal = goalOf(draft, fields);
  const base: Base = {
    places: draft.places,
    conditions: draft.conditions,
    besides: draft.besides,
    unused: draft.unused,
    language,
  };
  const subject = withOverview(goal === 'transition' ? draft.subject : withEntry(draft));
  if (goal === 'aside') return { intent: 'aside', aside: asideOf(draft), subject: draft.subject, ...base };
  const sure = mentions.filter((one) => isSettled(one.named));
  const open = openOf(mentions);
  if (open.length > 0 && goal !== 'list' && !isEnough(draft, sure, goal)) {
    const { compute, direction } = draft;
    return {
      intent: 'unsettled',
      open,
      roles: sure.map(queryRole),
      // biome-ignore lint/suspicious/noThenProperty: a word, which nothing takes for a promise
      then: goal,
      subject,
      compute,
      direction,
      ...base,
    };
  }
  for (const { text, candidates } of open)
    base.besides = [...base.besides, { kind: 'unknown-role', mention: text, nearest: candidates }];
  const roles = sure.map(queryRole);
  const [first, second] = roles;
  if (goal !== 'list' && goal !== 'rank' && goal !== 'similar')
    base.conditions = base.conditions.filter(
      (one) => !isClaimed(one, base.besides) && !(goal === 'compare' && one.op === 'level'),
    );
  if (goal === 'list' && isRestricted(draft.reading))
    return { intent: 'aside', aside: 'criterion', subject: draft.subject, ...base };
  if (goal === 'list') return { intent: 'list', ...base };
  const places = first && !second && placesRanked(draft, fields);
  if (places)
    return { ...ranking(draft, roles, subject, base), direction: draft.direction ?? 'most', over: 'places' };
  const within = first && !second && goal === 'describe' && rankedGroup(draft, first, catalogue);
  if (within)
    return {
      ...ranking(draft, null, subject, { ...base, conditions: [...base.conditions, within] }),
      direction: draft.direction ?? 'most',
    };
  if (goal === 'rank') {
    const wanted = ranked(draft, roles, fields);
    if (!wanted) return { intent: 'aside', aside: 'criterion', subject: draft.subject, ...base };
    return { ...ranking(draft, roles.length > 0 ? roles : null, subject, base), ...wanted };
  }
  if (!first) return { intent: 'aside', aside: asideOf(draft), subject: draft.subject, ...base };
  if (goal === 'similar')
    return {
      intent: 'similar',
      role: first,
      ...base,
      conditions: [...base.conditions, ...beyondRole(draft, first, catalogue)],
    };
  if (goal === 'transition') return transition(draft, roles, subject, base);
  if (second) return compare(draft, roles, subject, base);
  return { intent: 'describe', role: first, subject, ...base };
}

/** Beside two roles that are sure, a name of several is taken for the likeliest, which is said. */
function withLikeliest(mentions: readonly Mention[]): readonly Mention[] {
  if (mentions.filter((one) => isSettled(one.named)).length < 2) return mentions;
  return mentions.map((one) =>
    one.named.verdict === 'ask' ? { ...one, named: { ...one.named, verdict: 'nearest' as const } } : one,
  );
}

function ranking(draft: Draft, roles: Rank['roles'], subject: Subject, base: Base): Rank {
  return { intent: 'rank', roles, subject, direction: 'most', limit: draft.limit, over: 'roles', ...base };
}

/** "which state pays X most", "best states for X": places are put in order, not roles. */
function placesRanked({ reading, subject, places }: Draft, fields: FieldRegistry): boolean {
  if (
    places.length > 0 ||
    !reading.spans.some((span) => is(span, 'direction.most', 'direction.least', 'most', 'least'))
  )
    return false;
  return (
    subject.fields.some((id) => fields.get(id).measure?.startsWith('best_place')) &&
    !has(reading, 'auxiliary.possible')
  );
}

/** "jobs like X that pay more": the role's own figure is the bound. */
function beyondRole(
  { reading, subject, direction }: Draft,
  { id }: QueryRole,
  catalogue: Catalogue,
): Condition[] {
  const compared = reading.spans.some((span) => is(span, 'direction') && span.degree === 'comparative');
  const [field] = subject.aspects.flatMap((aspect) =>
    catalogue.fields
      .ofAspect(aspect)
      .filter(({ statistic, unit }) => statistic === 'median' && unit === 'USD/year'),
  );
  const value = field && catalogue.column(field.id).find(({ role }) => role === id)?.value;
  if (!compared || direction === null || !field || value === undefined) return [];
  return [{ field: field.id, op: direction === 'most' ? 'over' : 'under', value, denied: false }];
}

/** "which engineers earn most": the members of a group are put in order. */
function rankedGroup(
  { reading, subject }: Draft,
  { id, mention }: QueryRole,
  catalogue: Catalogue,
): Condition | null {
  const asks = has(reading, 'question.which', 'question.what') && isSuperlative(reading) && !isBlank(subject);
  if (!asks || mention === null) return null;
  const { kind, soc } = catalogue.head(id);
  if (kind !== 'group' || soc === null) return null;
  return { group: [soc], op: 'in', value: mention, denied: false };
}

/** "how do I become X": what is asked for on entry, where nothing else is named. */
function withEntry({ subject, reading }: Draft): Subject {
  if (!isBlank(subject) || !has(reading, 'relation.entry', 'relation.transition')) return subject;
  return { ...subject, aspects: ['education', 'experience', 'requirements'] };
}

function withOverview(subject: Subject): Subject {
  return subject.aspects.length > 0 ? subject : { ...subject, aspects: ['overview'] };
}

function transition(draft: Draft, roles: readonly QueryRole[], subject: Subject, base: Base): Query {
  const { reading, mentions, self } = draft;
  const sure = mentions.filter((one) => isSettled(one.named));
  const role = (one: Mention | undefined) => (one ? queryRole(one) : null);
  const fromAt = sure.findIndex(
    (one) => one.at !== null && leads(draft.reading, one.at, 'joint.from', 'relation.transitionFrom'),
  );
  const own = self && !roles.some(({ id }) => id === roleOf(self)) ? queryRole(self) : null;
  if (sure.length === 1) {
    const [only] = roles as [QueryRole];
    return { intent: 'transition', from: own, to: only, subject, ...base };
  }
  const toAt = sure.findIndex(
    (one) => one.at !== null && leads(draft.reading, one.at, 'joint.to', 'relation.transition'),
  );
  const to = toAt >= 0 && toAt !== fromAt ? toAt : fromAt === 0 ? 1 : fromAt > 0 ? 0 : sure.length - 1;
  const from = fromAt >= 0 && fromAt !== to ? fromAt : to === 0 ? 1 : 0;
  const target = role(sure[to]) ?? (roles[0] as QueryRole);
  const others = sure.filter((one) => one !== sure[to] && one !== sure[from]).map(({ text }) => text);
  base.unused = [...base.unused, ...others];
  const arrow = has(reading, 'relation.versus') && sure.length > 1;
  if (arrow && fromAt < 0 && toAt < 0) return compare(draft, roles, subject, base);
  return { intent: 'transition', from: role(sure[from]), to: target, subject, ...base };
}

function compare(draft: Draft, roles: readonly QueryRole[], subject: Subject, base: Base): Compare {
  const computes = draft.subject.aspects.some((aspect) => aspect !== 'overview');
  const compute = computes ? draft.compute : null;
  return { intent: 'compare', roles: [...roles], subject, compute, direction: draft.direction, ...base };
}

/** What the roles are ranked by, null where no criterion was read. */
function ranked(
  { direction, subject, conditions, besides, reading }: Draft,
  roles: readonly QueryRole[],
  fields: FieldRegistry,
): { direction: 'most' | 'least' } | null {
  const bounded = conditions.some((one) => 'field' in one || ('role' in one && roles.length > 0));
  const unmeasured = besides.some(({ kind }) => kind === 'unmeasured');
  if (!criterion(subject, fields) && (!bounded || unmeasured)) return null;
  // What is left of a wide question without its criterion or its restriction is another question.
  if (roles.length === 0 && (unmeasured || isRestricted(reading))) return null;
  // "highest paid but least stressful": what is compared and has no measure is no criterion for the rest.
  if (unmeasured && isOnlyUnmeasured(reading)) return null;
  return { direction: direction ?? 'most' };
}

/** Jobs are narrowed by a word that nothing knows ("jobs with animals", "glamorous jobs"). */
function isRestricted({ spans }: Draft['reading']): boolean {
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

/** The only thing that is compared has no measure ("least stressful jobs that pay over 60k" has another). */
function isOnlyUnmeasured(reading: Draft['reading']): boolean {
  const compared = reading.spans.filter((span, at) => {
    const next = reading.spans[at + 1];
    return is(span, 'direction', 'most', 'least') && span.degree === 'superlative' && !is(next, 'unmeasured');
  });
  return (
    compared.length === 0 && !has(reading, 'aspect.salary', 'aspect.outlook', 'field', 'quantity', 'level')
  );
}

/** Mentions that have to be settled, each with its place among the roles. */
function openOf(mentions: readonly Mention[]): OpenMention[] {
  return mentions.flatMap(({ text, named }, position): OpenMention[] => {
    if (isSettled(named)) return [];
    const verdict = named.verdict === 'ask' ? 'ambiguous' : 'unknown';
    return [
      {
        text,
        position,
        verdict,
        candidates: [...new Set(named.candidates.map(({ role }) => role))].slice(0, 6),
      },
    ];
  });
}

/** Whether what is sure answers the question, so that an unknown mention is said beside it. */
function isEnough(draft: Draft, sure: readonly Mention[], goal: Goal): boolean {
  if (goal === 'compare') return sure.length > 1;
  if (goal === 'rank') return sure.length > 1;
  return (
    goal === 'describe' && sure.length > 0 && !has(draft.reading, 'relation.versus', 'joint.or', 'joint.than')
  );
}

/** Why there is nothing to look up. */
function asideOf({ reading, subject, besides, unused, conditions, wide }: Draft): Aside['aside'] {
  if (besides.some(({ kind }) => kind === 'trait')) return 'trait';
  if (has(reading, 'errand', 'order')) return 'off-topic';
  const quiet = reading.spans.every((span) =>
    is(
      span,
      'greeting',
      'thanks',
      'help',
      'courtesy',
      'filler',
      'article',
      'auxiliary',
      'turn',
      'confirm',
      'joint',
      'direction',
      'pronoun',
      'question',
      'need',
      'all',
    ),
  );
  if (has(reading, 'help') || besides.some(({ kind }) => kind === 'sources' || kind === 'statistic'))
    return 'help';
  if (has(reading, 'thanks') && quiet) return 'thanks';
  if (has(reading, 'greeting') && quiet) return 'greeting';
  if (reading.spans.length === 0) return 'help';
  const asks =
    !isBlank(subject) || conditions.length > 0 || besides.some(({ kind }) => kind === 'unmeasured');
  if (asks && unused.length < 3) return wide && isBlank(subject) ? 'criterion' : 'no-role';
  return wide && unused.length === 0 ? 'criterion' : 'off-topic';
}
