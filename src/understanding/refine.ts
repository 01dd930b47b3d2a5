import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Aspect } from '../contract/aspects.ts';
import type { Conversation } from '../contract/conversation.ts';
import type { Query, Subject } from '../contract/query.ts';
import { corrected } from './correct.ts';
import type { Draft } from './draft.ts';
import { deniedByWord, lists, narrowed, narrows } from './narrow.ts';
import { counted, pointing } from './point.ts';
import { has, is, spansOf } from './reading.ts';
import { knownMention, roleOf } from './roles.ts';
import { fromState } from './settle.ts';
import { isBlank } from './subject.ts';

/** What the conversation makes of a draft: a query that it changes, or the draft completed. */
export type Refined = { query: Query } | { draft: Draft };

/** Completes a text by the conversation; what it says by itself always stands. */
export function refine(draft: Draft, state: Conversation, catalogue: Catalogue): Refined {
  const refined = completed(draft, state, catalogue);
  return 'query' in refined ? refined : { draft: withOwnRole(refined.draft, state) };
}

/** "what would I need to become X": the way starts from the role that the asker said was theirs. */
function withOwnRole(draft: Draft, { self }: Conversation): Draft {
  const [only, second] = draft.mentions;
  const moves = has(draft.reading, 'relation.entry', 'relation.transition');
  if (!self || draft.self || !only || second || !moves || roleOf(only) === self) return draft;
  return { ...draft, self: knownMention(self) };
}

function completed(draft: Draft, state: Conversation, catalogue: Catalogue): Refined {
  const { reading } = draft;
  if (has(reading, 'turn.correct')) {
    const query = corrected(draft, state, catalogue);
    if (query) return { query };
  }
  const changed = changedSet(draft, state);
  if (changed) return { draft: withSubject(changed, state) };
  const pointed = narrows(draft, state) ? null : pointing(draft, state);
  if (pointed) return { draft: withSubject(pointed, state) };
  const set = setBeside(draft, state);
  if (set) return { draft: withSubject(set, state) };
  if (standsAlone(draft)) return { draft };
  return bare(draft, state, catalogue);
}

/** "add X", "without X", "vs X?", "swap": the compared set with a change. */
function changedSet(draft: Draft, state: Conversation): Draft | null {
  const { reading, mentions } = draft;
  const set = state.compared.length > 0 ? state.compared : state.focus;
  if (set.length === 0) return null;
  const named = mentions.flatMap((one) => roleOf(one) ?? []);
  const left = reading.spans.flatMap((span) =>
    span.kind === 'title' && span.denied ? (roleIn(span, state) ?? []) : [],
  );
  const removes = has(reading, 'turn.remove') || left.length > 0;
  if (removes) {
    const gone = new Set([...named, ...left, ...counted(reading, state)]);
    const kept = set.filter((id) => !gone.has(id));
    if (gone.size > 0 && kept.length > 0 && kept.length < set.length)
      return {
        ...draft,
        mentions: fromState(kept),
        conditions: draft.conditions.filter((one) => !('role' in one)),
      };
  }
  if (mentions.length === 0) {
    if (has(reading, 'turn.reverse') && set.length === 2)
      return { ...draft, mentions: fromState([...set].reverse()) };
    return null;
  }
  if (
    has(reading, 'turn.swap') &&
    !has(reading, 'turn.about') &&
    set.length > 1 &&
    mentions.length === 1 &&
    isBlank(draft.subject)
  )
    return { ...draft, mentions: [...fromState(set.slice(0, -1)), ...mentions] };
  const first = reading.spans.find((span) => !is(span, 'turn', 'courtesy', 'joint', 'article', 'filler'));
  const begins = is(first, 'relation.versus', 'relation.compare') && !is(first, 'title');
  const adds = has(reading, 'turn.add') || (leansBy(reading) && isBlank(draft.subject));
  if (!(begins || adds) || mentions.length > 2) return null;
  if (begins && mentions.length > 1) return null;
  const base = adds ? set : state.focus.length > 0 ? state.focus : set;
  const kept = base.filter((id) => !named.includes(id));
  return { ...draft, mentions: [...fromState(kept), ...mentions] };
}

/** "and X": the text goes on where the last one ended. */
function leansBy({ spans }: Draft['reading']): boolean {
  return is(
    spans.find((span) => !is(span, 'courtesy', 'greeting', 'thanks')),
    'joint.and',
  );
}

/** The role of a mention that a denial holds. */
function roleIn(span: Draft['reading']['spans'][number], state: Conversation): string | null {
  const known = [...state.compared, ...state.focus];
  return (
    span.named?.candidates.find(({ role }) => known.includes(role))?.role ??
    span.named?.candidates[0]?.role ??
    null
  );
}

/** "how much more do X make?": one role alone is compared with the one before. */
function setBeside(draft: Draft, { focus }: Conversation): Draft | null {
  const [only, second] = draft.mentions;
  if (!only || second || draft.compute !== 'difference') return null;
  const [before, more] = focus.filter((id) => id !== roleOf(only));
  if (before === undefined || more !== undefined) return null;
  const first = focus[0] === before;
  return { ...draft, mentions: first ? [...fromState([before]), only] : [only, ...fromState([before])] };
}

/** Whether a text asks by itself: it names roles and what of them, or it is about jobs at large. */
function standsAlone(draft: Draft): boolean {
  const { reading, mentions, subject, wide } = draft;
  if (mentions.length > 1) return true;
  if (mentions.length === 1) {
    const leans = has(reading, 'turn.lean', 'turn.about') && isBlank(subject);
    return !leans;
  }
  if (!wide) return false;
  // "only in healthcare", "the ones over 100k": they name no jobs, so they narrow what was shown.
  return has(reading, 'job.job', 'job.trade', 'all') && !has(reading, 'turn.only');
}

/** What names no role, or a role and nothing else: the last question goes on with it. */
function bare(draft: Draft, state: Conversation, catalogue: Catalogue): Refined {
  const { reading, mentions, subject, conditions, places, direction } = draft;
  const { last } = state;
  if (mentions.length === 1) return { draft: withSubject(draft, state) };
  const says =
    !isBlank(subject) ||
    conditions.length > 0 ||
    places.length > 0 ||
    direction !== null ||
    draft.compute !== null ||
    draft.limit !== null ||
    draft.besides.length > 0;
  const quiet = has(reading, 'thanks', 'greeting', 'help', 'errand', 'order') && isBlank(subject);
  const without = deniedByWord(draft, state, catalogue);
  if ((!says && without.length === 0) || quiet || !last) return { draft };
  if (without.length > 0 && lists(last))
    return { query: narrowed(last, { ...draft, conditions: without, unused: [] }) };
  const strange = spansOf(reading, 'unknown').length;
  if (strange > 3 || (strange > 1 && isBlank(subject))) return { draft };
  const listing = lists(last) ? last : null;
  if (
    listing &&
    (conditions.length > 0 ||
      draft.limit !== null ||
      places.length > 0 ||
      (direction !== null && isBlank(subject)))
  )
    return { query: narrowed(listing, draft) };
  if (listing && last.intent === 'rank' && direction !== null)
    return { query: { ...narrowed(last, draft), subject } as Query };
  const roles = state.focus.length > 0 ? state.focus : state.compared;
  if (roles.length === 0)
    return listing && !isBlank(subject) ? { query: narrowed(listing, draft) } : { draft };
  const choosing =
    has(reading, 'question.which', 'question.who') && state.compared.length > 1 && roles.length < 2;
  return {
    draft: withSubject(
      { ...draft, wide: false, mentions: fromState(choosing ? state.compared : roles) },
      state,
    ),
  };
}

/** What the text leaves unsaid of its subject is what was asked before. */
function withSubject(draft: Draft, state: Conversation): Draft {
  const { subject } = draft;
  const before = state.subject;
  if (
    has(draft.reading, 'relation.describe', 'relation.similar', 'relation.transition', 'relation.entry') &&
    subject.aspects.length === 0
  )
    return draft;
  const places = draft.places.length > 0 ? draft.places : state.places;
  // "and hours?": what has no figures is asked about, not what was asked before.
  if (isBlank(subject) && draft.besides.some(({ kind }) => kind === 'unmeasured'))
    return { ...draft, places };
  if (!before || subject.aspects.length > 0) return { ...draft, places };
  if (isBlank(subject)) {
    // "how much more?" after an overview asks for what is counted in money.
    const counts = draft.compute !== null && before.aspects.every((aspect) => aspect === 'overview');
    const aspects: Aspect[] = counts ? ['salary'] : before.aspects;
    return { ...draft, places, subject: { ...before, aspects, except: subject.except } };
  }
  return { ...draft, places, subject: merged(before, subject) };
}

/** A statistic or a period alone changes just that of the subject before. */
function merged(before: Subject, now: Subject): Subject {
  const { statistic, period, label } = now;
  const aspects =
    before.aspects.length > 0 && !before.aspects.includes('overview')
      ? before.aspects
      : statistic
        ? (['salary'] as const)
        : before.aspects;
  return {
    ...before,
    aspects: [...aspects],
    fields: [],
    statistic: statistic ?? null,
    period: period ?? before.period,
    label: label ?? before.label,
  };
}
